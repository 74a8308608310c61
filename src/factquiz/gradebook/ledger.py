"""Grading a stream of files: each is scored as it comes, and what it was is not kept.

One student has one score.
The same responses sent again count as a duplicate of the first;
different responses of one student are all set aside, for nothing in a file proves which is final
(``docs/decisions/0005-duplicate-submissions.md``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.gradebook.enrolment import Enrolment
from factquiz.gradebook.model import Absent, Duplicate, Gradebook, Row, Status
from factquiz.responses.folder import received
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.reader import read
from factquiz.scoring.scorer import Scorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factquiz.assembly.form import Key
    from factquiz.responses.roster import Roster, Student
    from factquiz.responses.submission import Submission

Read = tuple[str, "Submission | Quarantined"]
"""A file's name, and the submission in it or the reason why there is none."""


def read_folder(folder: Path) -> Iterator[Read]:
    """Yield every file of a folder once, read, in an order that is the same everywhere."""
    for found in received(folder):
        yield found.file, found if isinstance(found, Quarantined) else read(found)


def grade(files: Iterable[Read], key: Key, roster: Roster = ()) -> Gradebook:
    """Return the gradebook of a stream of files."""
    ledger = Ledger(key, roster)
    for file, content in files:
        ledger.add(file, content)
    return ledger.gradebook()


class Ledger:
    """Takes files one by one and balances the account at the end."""

    def __init__(self, key: Key, roster: Roster = ()) -> None:
        self._key = key
        self._enrolment = Enrolment(key, roster)
        self._scorer = Scorer(key.policy)
        self._received = 0
        self._attempts: dict[str, list[Row]] = {}
        self._quarantined: list[Quarantined] = []
        self._duplicates: list[Duplicate] = []

    def add(self, file: str, content: Submission | Quarantined) -> None:
        """Take one file into the account."""
        self._received += 1
        if isinstance(content, Quarantined):
            self._quarantined.append(content)
            return
        form = self._enrolment.match(content, file)
        if isinstance(form, Quarantined):
            self._quarantined.append(form)
            return
        student = self._enrolment.students[content.student]
        scores = self._scorer.scores(form, content.responses)
        self._attempt(Row(student=student, form=form, file=file, scores=scores))

    def _attempt(self, row: Row) -> None:
        attempts = self._attempts.setdefault(row.student.id, [])
        for earlier in attempts:
            if earlier.form is row.form and earlier.scores == row.scores:
                self._duplicates.append(
                    Duplicate(file=row.file, of=earlier.file, student=row.student.id)
                )
                return
        attempts.append(row)

    def gradebook(self) -> Gradebook:
        """Return the account; it is an error of this program if it does not balance."""
        conflicting = [
            refusal
            for attempts in self._attempts.values()
            if len(attempts) > 1
            for refusal in _conflicting(attempts)
        ]
        quarantined = (*self._quarantined, *conflicting)
        claimed = {each.student for each in quarantined}
        return Gradebook(
            quiz=self._key.quiz,
            title=self._key.title,
            received=self._received,
            entries=tuple(
                self._entry(student, claimed) for student in self._enrolment.students.values()
            ),
            quarantined=quarantined,
            duplicates=tuple(self._duplicates),
        )

    def _entry(self, student: Student, claimed: set[str]) -> Row | Absent:
        match self._attempts.get(student.id):
            case [row]:
                return row
            case _:
                status = Status.QUARANTINED if student.id in claimed else Status.MISSING
                return Absent(student=student, status=status)


def _conflicting(attempts: list[Row]) -> Iterator[Quarantined]:
    for attempt in attempts:
        others = ", ".join(other.file for other in attempts if other is not attempt)
        yield Quarantined(
            file=attempt.file,
            code=Refusal.CONFLICTING,
            reason=f"“{attempt.student.id}” sent different answers in {others}.",
            student=attempt.student.id,
        )
