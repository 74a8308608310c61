"""Grading a stream of submissions: each is scored as it comes, and only the store keeps it.

Memory does not grow with the class: what must be compared at the end, the several submissions of
one student, is sorted by the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.gradebook.answers import Answers
from factquiz.gradebook.enrolment import Enrolment
from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.model import Standing
from factquiz.gradebook.rules import Rules
from factquiz.gradebook.runs import begin_run
from factquiz.gradebook.settling import settle_attempts
from factquiz.gradebook.store import INDEXES, create, packed
from factquiz.items.codec import encode
from factquiz.responses.quarantine import Quarantined
from factquiz.responses.receipt import receipt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.assembly.form import Key
    from factquiz.gradebook.store import Store
    from factquiz.responses.arrival import Arrival
    from factquiz.responses.roster import Roster
    from factquiz.responses.submission import Submission

_BLOCK = 128
"""How many rows go to the store at once: few enough to stay in the processor's cache."""

_COUNTED = Standing.COUNTED.value


def grade(
    arrivals: Iterable[Arrival],
    key: Key,
    roster: Roster = (),
    *,
    rules: Rules | None = None,
    store: Store | None = None,
) -> Gradebook:
    """Return the gradebook of a stream of submissions.

    It is kept in ``store``, which must be new, or in memory. Nothing is committed: that is for
    whoever made the store.
    """
    ledger = Ledger(store or create(), key, roster, rules=rules or Rules())
    for arrival in arrivals:
        ledger.add(arrival)
    return ledger.gradebook()


class Ledger:
    """Takes submissions one by one and balances the account at the end."""

    def __init__(self, store: Store, key: Key, roster: Roster, *, rules: Rules) -> None:
        self._store = store
        self._key = key
        self._rules = rules
        self._enrolment = Enrolment(key, roster)
        most = max((len(form.items) for form in key.forms), default=0)
        self._answers = Answers(store, key.policy, run=1, most=most)
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
        numbers = self._answers.of(form, submission.responses)
        self._submissions.append(
            (
                self._received,
                arrival.file,
                submission.student,
                form.code,
                arrival.arrived,
                packed(numbers),
                self._answers.tallies.of(numbers).shown,
                _COUNTED,
                "",
                # only the form page says when it saved, and only it has shown a receipt
                receipt(submission) if submission.saved else "",
            )
        )

    def _write(self) -> None:
        self._store.many(
            "INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._submissions
        )
        self._store.many("INSERT INTO refusal VALUES (?, ?, ?)", self._refused)
        self._submissions.clear()
        self._refused.clear()

    def gradebook(self) -> Gradebook:
        """Return the account; it is an error of this program if it does not balance."""
        self._write()
        for statement in INDEXES:
            self._store.run(statement)
        settle_attempts(self._store, self._key, self._rules)
        self._store.say(received=str(self._received))
        return Gradebook(self._store)
