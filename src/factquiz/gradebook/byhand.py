"""Marks given by hand, in the store of a gradebook: entered by a run, kept for good.

Of one student and one rubric the mark of the last run holds; the earlier ones stay beside it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from factquiz.gradebook.markers import MarkCounts
from factquiz.gradebook.rubric import Mark, Marked, Rubric
from factquiz.items.codec import decode, encode
from factquiz.responses.quarantine import Quarantined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factquiz.gradebook.markers import Marks
    from factquiz.gradebook.store import Store


class RubricError(ValueError):
    """A rubric that does not fit the marks which were entered by an earlier version of it."""


def enter(store: Store, run: int, rubrics: Sequence[Rubric], marks: Marks) -> None:
    """Write rubrics, the marks by them and what was set aside, as those of a run.

    Raises:
        RubricError: a rubric has other criteria than before, and not every mark is given again.

    """
    _check_kept(ByHand(store), rubrics, marks)
    first = store.value("SELECT COUNT(*) FROM rubric WHERE run < ?", run)
    for place, rubric in enumerate(rubrics, first):
        store.run("INSERT INTO rubric VALUES (?, ?, ?, ?)", *_row(place, run, rubric))
    store.many(
        "INSERT INTO mark VALUES (?, ?, ?, ?)",
        ((one.student, one.rubric, run, encode(one).decode()) for one in marks.marks),
    )
    store.run("DELETE FROM mark_refusal")
    store.many(
        "INSERT INTO mark_refusal VALUES (?, ?)",
        ((number, encode(one).decode()) for number, one in enumerate(marks.aside)),
    )
    store.say(marks=encode(marks.counts).decode())


def _row(place: int, run: int, rubric: Rubric) -> tuple[str, int, int, str]:
    return rubric.id, run, place, encode(rubric).decode()


def _check_kept(earlier: ByHand, rubrics: Sequence[Rubric], marks: Marks) -> None:
    given = {(one.student, one.rubric) for one in marks.marks}
    known = {rubric.id: rubric for rubric in earlier.rubrics}
    for rubric in rubrics:
        if rubric.id not in known or _criteria(known[rubric.id]) == _criteria(rubric):
            continue
        for mark in earlier.marks:
            if mark.rubric == rubric.id and (mark.student, mark.rubric) not in given:
                raise RubricError(
                    f"the criteria of the rubric {rubric.id} are no longer those by which"
                    f" “{mark.student}” was marked; enter the marks of all students again"
                )


def _criteria(rubric: Rubric) -> list[tuple[str, Fraction]]:
    return [(each.id, each.most) for each in rubric.criteria]


class ByHand:
    """What was marked by hand in a gradebook, as it stands after its last run."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def rubrics(self) -> tuple[Rubric, ...]:
        """The rubrics, in the order in which they were given first."""
        last = {
            name: decode(content, Rubric)
            for name, content in self._store.rows(
                "SELECT id, content FROM rubric ORDER BY run, place"
            )
        }
        return tuple(last.values())

    @cached_property
    def points(self) -> Fraction:
        """What all rubrics are worth together."""
        return sum((each.points for each in self.rubrics), Fraction(0))

    @property
    def marks(self) -> Iterator[Mark]:
        """The marks that hold, student by student."""
        for by_rubric in self._by_student.values():
            yield from by_rubric.values()

    @cached_property
    def _by_student(self) -> Mapping[str, Mapping[str, Mark]]:
        found: dict[str, dict[str, Mark]] = {}
        for (content,) in self._store.rows(
            "SELECT content FROM mark ORDER BY student, rubric, run"
        ):
            mark = decode(content, Mark)
            found.setdefault(mark.student, {})[mark.rubric] = mark
        return found

    def of(self, student: str) -> tuple[Marked, ...]:
        """Return how a student stands by each rubric."""
        marks = self._by_student.get(student, {})
        return tuple(Marked(rubric=each, mark=marks.get(each.id)) for each in self.rubrics)

    def aside(self) -> Iterator[Quarantined]:
        """Yield the rows of the sheets entered last that could not be used."""
        for (content,) in self._store.rows("SELECT content FROM mark_refusal ORDER BY id"):
            yield decode(content, Quarantined)

    def counts(self) -> MarkCounts:
        """Return what became of the rows of the sheets entered last."""
        told = self._store.about().get("marks")
        return decode(told, MarkCounts) if told else MarkCounts()
