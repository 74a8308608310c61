"""The gradebook as a table of the class: a row for each student.

There are two ways to it, which come to the same: rows of cells for every format, and text in CSV,
which does for many students at once what can be done so.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from factquiz.figures import decimal, percent
from factquiz.gradebook.cells import Cell, all_in_csv, in_csv, text
from factquiz.gradebook.model import Absent
from factquiz.gradebook.tallies import MEMO_SIZE
from factquiz.scoring.mark import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factquiz.gradebook.model import Reached, Results

T = TypeVar("T")

_Figures = tuple[tuple[Cell, ...], tuple[Cell, ...]]

GRADEBOOK_HEADER = (
    "student",
    "name",
    "status",
    "form",
    "score",
    "max_score",
    "percent",
    "arrived",
    "late_seconds",
    "deducted",
    "by_hand",
    "unmarked",
    *(state.value for state in State),
    "score_numerator",
    "score_denominator",
    "file",
    "feedback",
    "receipt",
)

_BLANK = ("",) * (len(GRADEBOOK_HEADER) - 3)
"""All that an absent student has after id, name and status."""


class _Known(dict["Reached", T]):
    """What was made for all who reached the same; the memory is bounded."""

    def __init__(self, make: Callable[[Reached], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, reached: Reached) -> T:
        if len(self) >= MEMO_SIZE:
            self.clear()
        made = self[reached] = self._make(reached)
        return made


def gradebook_rows(
    results: Iterable[Results], feedback: Callable[[str], str]
) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each student of the class (:meth:`Gradebook.results`).

    ``feedback`` returns the name of the feedback page of a graded student, by her id.
    """
    known = _Known(_figures)
    for entry in chain.from_iterable(results):
        if isinstance(entry, Absent):
            yield text(entry.student.id), text(entry.student.name), entry.status.value, *_BLANK
            continue
        marks, counts = known[entry.reached]
        yield (
            text(entry.student),
            text(entry.name),
            *marks,
            entry.arrived,
            *counts,
            text(entry.file),
            feedback(entry.student),
            entry.receipt,
        )


def gradebook_csv(
    results: Iterable[Results], feedback: Callable[[str], str] | None
) -> Iterator[str]:
    """Yield :func:`gradebook_rows` in CSV, many lines at a time.

    Without ``feedback`` there are no pages to name.
    """
    known = _Known(_figures_in_csv)
    timeless = _Known(lambda reached: "".join(known[reached]))
    for some in results:
        students, names = all_in_csv(some.students), all_in_csv(some.names)
        if any(some.arrived):
            marks = [known[one] if one else ("", "") for one in some.reached]
            cells = [
                f"{one}{time}{more}" for (one, more), time in zip(marks, some.arrived, strict=True)
            ]
        else:
            cells = [timeless[one] if one else "" for one in some.reached]
        pages = [""] * len(cells)
        if feedback:
            pages = list(all_in_csv(list(map(feedback, some.students))))
        for place, status in some.absent.items():
            cells[place] = status.value + "," * (len(_BLANK) - 3)
            pages[place] = ""
        if not students:
            continue
        columns = (students, names, cells, all_in_csv(some.files), pages, some.receipts)
        yield "\n".join(map(",".join, zip(*columns, strict=True))) + "\n"


def _figures(reached: Reached) -> _Figures:
    """Return the cells that are the same for all who reached the same, in their two groups."""
    score, most = reached.score, reached.max_score
    deducted = decimal(reached.deducted) if reached.deducted else ""
    by_hand = "" if reached.by_hand is None else decimal(reached.by_hand)
    return (
        (
            reached.status.value,
            text(reached.form),
            decimal(score),
            decimal(most),
            percent(score, most),
        ),
        (
            reached.late or "",
            deducted,
            by_hand,
            reached.unmarked or "",
            *reached.tally.states,
            score.numerator,
            score.denominator,
        ),
    )


def _figures_in_csv(reached: Reached) -> tuple[str, str]:
    """Return the two groups of cells in CSV, with the separators around the time between them."""
    marks, counts = _figures(reached)
    status, _, *numbers = marks
    before = ",".join((str(status), in_csv(reached.form), *map(str, numbers)))
    return f"{before},", f",{','.join(map(str, counts))}"
