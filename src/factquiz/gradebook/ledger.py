"""Grading a stream of submissions: each is scored as it comes, and only the store keeps it.

Memory does not grow with the class: what must be compared at the end, the several submissions of
one student, is sorted by the store.
"""

from __future__ import annotations

import hashlib
import itertools
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import factquiz
from factquiz.gradebook.answers import Answers
from factquiz.gradebook.attempts import Attempt, Counts, settle
from factquiz.gradebook.enrolment import Enrolment
from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.model import Standing
from factquiz.gradebook.rules import Rules
from factquiz.gradebook.store import INDEXES, create, packed
from factquiz.items.codec import encode
from factquiz.responses.quarantine import Quarantined, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.assembly.form import Key
    from factquiz.gradebook.store import Store
    from factquiz.items.base import Record
    from factquiz.responses.arrival import Arrival
    from factquiz.responses.roster import Roster
    from factquiz.responses.submission import Submission

_BLOCK = 512
"""How many rows go to the store at once."""


def grade(
    arrivals: Iterable[Arrival],
    key: Key,
    roster: Roster = (),
    *,
    rules: Rules | None = None,
    store: Store | None = None,
) -> Gradebook:
    """Return the gradebook of a stream of submissions.

    It is kept in ``store``, which must be new, or in memory.
    """
    ledger = Ledger(store or create(), key, roster, rules=rules or Rules())
    for arrival in arrivals:
        ledger.add(arrival)
    return ledger.gradebook()


def begin_run(store: Store, number: int, command: str, key: Key, settings: Record) -> None:
    """Write who does what now to a gradebook: the program's version, the time, the key."""
    content = encode(key)
    digest = hashlib.sha256(content).hexdigest()
    store.run(
        "INSERT INTO frozen_key VALUES (?, ?) ON CONFLICT DO NOTHING", digest, content.decode()
    )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    store.run(
        "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?)",
        *(number, now, factquiz.__version__, command, digest, encode(settings).decode()),
    )


class Ledger:
    """Takes submissions one by one and balances the account at the end."""

    def __init__(self, store: Store, key: Key, roster: Roster, *, rules: Rules) -> None:
        self._store = store
        self._rules = rules
        self._enrolment = Enrolment(key, roster)
        self._answers = Answers(store, key.policy, run=1)
        self._points: dict[str, Fraction] = {form.code: form.max_score for form in key.forms}
        self._received = 0
        self._submissions: list[tuple[object, ...]] = []
        self._refused: list[tuple[object, ...]] = []
        store.say(quiz=key.quiz, title=key.title)
        begin_run(store, 1, "grade", key, rules)
        store.many(
            "INSERT INTO student VALUES (?, ?, ?)",
            (
                (place, student.id, student.name)
                for place, student in enumerate(self._enrolment.students.values())
            ),
        )

    def add(self, arrival: Arrival) -> None:
        """Take one submission, or what is none, into the account."""
        self._received += 1
        if isinstance(arrival.content, Quarantined):
            self._refuse(arrival.content)
        else:
            self._score(arrival, arrival.content)
        if len(self._submissions) + len(self._refused) >= _BLOCK:
            self._write()

    def _refuse(self, refused: Quarantined) -> None:
        self._refused.append((self._received, encode(refused).decode(), refused.student))

    def _score(self, arrival: Arrival, submission: Submission) -> None:
        form = self._enrolment.match(submission, arrival.file)
        if isinstance(form, Quarantined):
            self._refuse(form)
            return
        answers = self._answers.of(form, submission.responses)
        points = sum((scored.points for _, scored in answers), Fraction(0))
        self._submissions.append(
            (
                self._received,
                arrival.file,
                submission.student,
                form.code,
                arrival.arrived,
                packed(number for number, _ in answers),
                str(points),
                Standing.COUNTED.value,
                "",
            )
        )

    def _write(self) -> None:
        self._store.many(
            "INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self._submissions
        )
        self._store.many("INSERT INTO refusal VALUES (?, ?, ?)", self._refused)
        self._submissions.clear()
        self._refused.clear()

    def gradebook(self) -> Gradebook:
        """Return the account; it is an error of this program if it does not balance."""
        self._write()
        for statement in INDEXES:
            self._store.run(statement)
        for number, standing, other in self._settled():
            self._store.run(
                "UPDATE submission SET standing = ?, other = ? WHERE id = ?",
                *(standing.value, other, number),
            )
        self._store.say(received=str(self._received))
        self._set_aside_conflicts()
        self._store.commit()
        return Gradebook(self._store)

    def _settled(self) -> Iterator[tuple[int, Standing, str]]:
        """Return the standings that are not simply counted."""
        again = self._store.rows(
            "SELECT student, id, file, form, arrived, answers, points FROM submission"
            " WHERE student IN (SELECT student FROM submission GROUP BY student"
            " HAVING COUNT(*) > 1) ORDER BY student, id"
        )
        settled = [
            each
            for _, rows in itertools.groupby(again, key=lambda row: row[0])
            for each in settle([self._attempt(row) for row in rows], self._rules.counts)
        ]
        return (each for each in settled if each[1] is not Standing.COUNTED)

    def _attempt(self, row: tuple[object, ...]) -> Attempt:
        _, number, file, form, arrived, answers, points = row
        reached = Fraction(str(points))
        if self._rules.deadline:
            reached -= self._rules.deadline.deduction(
                str(arrived), reached, self._points[str(form)]
            )
        return Attempt(
            number=int(str(number)),
            file=str(file),
            form=str(form),
            arrived=str(arrived),
            answers=bytes(answers),  # type: ignore[call-overload]
            points=reached,
        )

    def _set_aside_conflicts(self) -> None:
        conflicts = list(
            self._store.rows(
                "SELECT id, file, student, other FROM submission WHERE standing = ? ORDER BY id",
                Standing.CONFLICTING.value,
            )
        )
        for number, file, student, other in conflicts:
            reason = f"“{student}” sent different answers in {other}{self._undecided()}."
            refused = Quarantined(
                file=file, code=Refusal.CONFLICTING, reason=reason, student=student
            )
            self._store.run(
                "INSERT INTO refusal VALUES (?, ?, ?)", number, encode(refused).decode(), student
            )

    def _undecided(self) -> str:
        by_time = self._rules.counts in {Counts.FIRST, Counts.LATEST}
        return ", and their times of arrival do not decide" if by_time else ""
