"""The gradebook: who got what, what was set aside, and the sum that must come out."""

from __future__ import annotations

import enum
from fractions import Fraction

from factquiz.assembly.form import Form
from factquiz.items.base import Record
from factquiz.responses.quarantine import Quarantined
from factquiz.responses.roster import Student
from factquiz.scoring.mark import ItemScore, State


class Status(enum.StrEnum):
    """How a student stands."""

    GRADED = "graded"
    """Every response was scored."""

    TO_CHECK = "to check"
    """Scored, but a person must judge at least one response: the score may rise."""

    QUARANTINED = "quarantined"
    """What the student sent could not be graded: see the quarantine list."""

    MISSING = "missing"
    """Nothing came in under this student's id."""


class Row(Record, frozen=True, kw_only=True):
    """One student's graded submission: the form, and a score for each of its items, in order."""

    student: Student
    form: Form
    file: str
    scores: tuple[ItemScore, ...]

    @property
    def score(self) -> Fraction:
        """The exact sum of the points."""
        return sum((each.points for each in self.scores), Fraction(0))

    @property
    def max_score(self) -> Fraction:
        """The points of a faultless submission."""
        return self.form.max_score

    def count(self, state: State) -> int:
        """Return how many responses are in a state."""
        return sum(each.state is state for each in self.scores)

    @property
    def status(self) -> Status:
        """Graded, or to be checked by a person."""
        return Status.TO_CHECK if self.count(State.UNGRADABLE) else Status.GRADED


class Absent(Record, frozen=True, kw_only=True):
    """A student without a score, and why: missing or quarantined."""

    student: Student
    status: Status


class Duplicate(Record, frozen=True, kw_only=True):
    """A file that repeats another one of the same student, answer for answer."""

    file: str
    of: str
    student: str


class Gradebook(Record, frozen=True, kw_only=True):
    """The outcome of grading one folder with one key.

    ``entries`` has every student of the class once, in the order of the roster and of the key;
    ``quarantined`` and ``duplicates`` have the other files, in the order they were read.

    Raises:
        ValueError: a file is unaccounted for.

    """

    quiz: str
    title: str
    received: int
    entries: tuple[Row | Absent, ...]
    quarantined: tuple[Quarantined, ...]
    duplicates: tuple[Duplicate, ...]

    def __post_init__(self) -> None:
        counted = len(self.rows) + len(self.quarantined) + len(self.duplicates)
        if counted != self.received:
            raise ValueError(f"{self.received} files were received but {counted} are accounted for")

    @property
    def rows(self) -> tuple[Row, ...]:
        """The students who have a score."""
        return tuple(entry for entry in self.entries if isinstance(entry, Row))

    @property
    def needs_attention(self) -> bool:
        """Tell whether a person must look: at a file set aside, or at an ungradable response."""
        return bool(self.quarantined) or any(row.status is Status.TO_CHECK for row in self.rows)
