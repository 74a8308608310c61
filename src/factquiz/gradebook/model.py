"""What a gradebook is made of: who got what, and what became of the rest."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from factquiz.assembly.form import Form
from factquiz.gradebook.rubric import Marked
from factquiz.items.base import Record
from factquiz.responses.roster import Student
from factquiz.scoring.mark import ItemScore, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factquiz.gradebook.tallies import Tally


class Status(enum.StrEnum):
    """How a student stands."""

    GRADED = "graded"
    """Every response was scored."""

    TO_CHECK = "to check"
    """Scored, but a person must judge a response, or mark a piece of work: the score may rise."""

    BY_HAND_ONLY = "by hand only"
    """Nothing came in for the quiz, which counts as nothing; the score is that of marks by hand."""

    QUARANTINED = "quarantined"
    """What the student sent could not be graded: see the quarantine list."""

    MISSING = "missing"
    """Nothing came in under this student's id."""


class Row(Record, frozen=True, kw_only=True):
    """One student's graded submission: the form, and a score for each of its items, in order.

    ``deducted`` are the points that lateness cost, ``late`` the seconds it came too late.
    ``marked`` has what was marked by hand beside it, rubric by rubric.
    ``receipt`` is the code that the form page showed when it saved; empty if it came another way.
    ``corrected`` has the items of hers that were corrected since without a change of their texts
    (dropped, reweighted, judged by a person), each with the reason.

    Who has marks by hand although nothing came in for the quiz has ``missed``, the points that the
    quiz would have given; her ``form`` is then empty.
    """

    student: Student
    form: Form
    file: str
    scores: tuple[ItemScore, ...]
    arrived: str = ""
    late: int = 0
    deducted: Fraction = Fraction(0)
    marked: tuple[Marked, ...] = ()
    receipt: str = ""
    corrected: tuple[tuple[str, str], ...] = ()
    missed: Fraction | None = None

    @property
    def score(self) -> Fraction:
        """The exact sum of the points, less what lateness cost, with what was marked by hand."""
        by_hand = sum((each.points for each in self.marked), Fraction(0))
        return sum((each.points for each in self.scores), by_hand) - self.deducted

    @property
    def max_score(self) -> Fraction:
        """The points of a faultless submission, and of faultless work beside it."""
        return sum((each.rubric.points for each in self.marked), self.quiz_max_score)

    @property
    def quiz_max_score(self) -> Fraction:
        """The points of a faultless submission alone."""
        return self.form.max_score if self.missed is None else self.missed

    @property
    def unmarked(self) -> int:
        """How many pieces of work nobody has marked yet."""
        return sum(each.mark is None for each in self.marked)

    def count(self, state: State) -> int:
        """Return how many responses are in a state."""
        return sum(each.state is state for each in self.scores)

    @property
    def status(self) -> Status:
        """Graded, or to be checked by a person, or known by what was marked by hand only."""
        return _status(waits=self.unmarked or self.count(State.UNGRADABLE), sat=self.missed is None)


def _status(*, waits: int, sat: bool) -> Status:
    if waits:
        return Status.TO_CHECK
    return Status.GRADED if sat else Status.BY_HAND_ONLY


@dataclass(frozen=True, eq=False)
class Reached:
    """What some graded students have reached who are alike in form, tally and lateness.

    ``form`` is its code. ``late`` are the seconds they came too late, ``deducted`` the points that
    lateness cost; they are not yet taken from the tally. ``by_hand`` are the points that were given
    by hand, which ``max_score`` allows for, and ``unmarked`` the pieces of work that wait for it.
    Without ``sat`` nothing came in for the quiz, which counts as nothing.
    """

    form: str
    tally: Tally
    max_score: Fraction
    late: int
    deducted: Fraction
    by_hand: Fraction | None = None
    unmarked: int = 0
    sat: bool = True

    @cached_property
    def score(self) -> Fraction:
        """The exact sum of the points, less what lateness cost, with what was marked by hand."""
        points = self.tally.points
        if self.deducted:
            points -= self.deducted
        return points + self.by_hand if self.by_hand else points

    @cached_property
    def status(self) -> Status:
        """Graded, or to be checked by a person, or known by what was marked by hand only."""
        return _status(waits=self.unmarked or self.tally.count(State.UNGRADABLE), sat=self.sat)


class Result(NamedTuple):
    """What one graded student has reached, without the answers one by one.

    ``receipt`` is as in :class:`Row`.
    """

    student: str
    name: str
    file: str
    arrived: str
    receipt: str
    reached: Reached

    @property
    def status(self) -> Status:
        """How the student stands."""
        return self.reached.status


class Absent(Record, frozen=True, kw_only=True):
    """A student without a score, and why: missing or quarantined."""

    student: Student
    status: Status


@dataclass(frozen=True, slots=True)
class Results:
    """What some students reached who stand one after another on the roster, by columns.

    For each of them the id, the name, and of the submission that counts its file, its time of
    arrival and its receipt. In ``reached`` there is nothing for those without a score; ``absent``
    has their status, by their places in these columns.
    """

    students: Sequence[str]
    names: Sequence[str]
    files: Sequence[str]
    arrived: Sequence[str]
    receipts: Sequence[str]
    reached: Sequence[Reached | None]
    absent: Mapping[int, Status]

    def __iter__(self) -> Iterator[Result | Absent]:
        """Yield the students one by one."""
        columns = zip(
            *(self.students, self.names, self.files, self.arrived, self.receipts, self.reached),
            strict=True,
        )
        for place, (student, name, file, arrived, receipt, reached) in enumerate(columns):
            if reached is None:
                who = Student(id=student, name=name)
                yield Absent(student=who, status=self.absent[place])
            else:
                yield Result(student, name, file, arrived, receipt, reached)


class Standing(enum.StrEnum):
    """What became of a submission that could be scored."""

    COUNTED = "counted"
    """It is the student's score."""

    REPEATED = "repeated"
    """It says the same as another one of the same student."""

    SUPERSEDED = "superseded"
    """Another attempt of the same student counts, by the rule that the instructor chose."""

    CONFLICTING = "conflicting"
    """It differs from another one, and nothing decides between them: set aside."""


class Duplicate(Record, frozen=True, kw_only=True):
    """A submission that does not count beside another one of the same student.

    ``standing`` says why: it repeats the other, answer for answer, or the other one is the attempt
    that counts.
    """

    file: str
    of: str
    student: str
    standing: Standing = Standing.REPEATED


class FileCounts(Record, frozen=True, kw_only=True):
    """What became of what came in: graded + quarantined + duplicates = received.

    Raises:
        ValueError: a submission is unaccounted for.

    """

    received: int
    graded: int
    quarantined: int
    duplicates: int

    def __post_init__(self) -> None:
        counted = self.graded + self.quarantined + self.duplicates
        if counted != self.received:
            raise ValueError(f"{self.received} were received but {counted} are accounted for")

    def __str__(self) -> str:
        return (
            f"{self.graded} graded + {self.quarantined} quarantined"
            f" + {self.duplicates} duplicates = {self.received} received"
        )
