"""The cells of one item, with the scores of all forms and classes made comparable."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from factquiz.analysis.joint import Counts, Outcome
    from factquiz.scoring.mark import State


class Cell(NamedTuple):
    """Students who answered an item in one way and did equally well.

    ``total`` is the share of the points that they reached on the whole form, ``rest`` that on the
    other items: shares, because forms and quizzes may differ in what they give.
    """

    outcome: Outcome
    total: Fraction
    rest: Fraction
    students: int


def cells_of(found: Mapping[Outcome, Counts]) -> tuple[Cell, ...]:
    """Return the cells of an item from its part of the joint table."""
    return tuple(
        Cell(outcome, total.share, total.rest(outcome.points, outcome.most), count)
        for outcome, counts in found.items()
        for total, count in counts.items()
    )


def number(cells: Iterable[Cell]) -> int:
    """Return how many students the cells hold."""
    return sum(cell.students for cell in cells)


def in_state(cells: Iterable[Cell], state: State) -> int:
    """Return how many answers are in a state."""
    return number(cell for cell in cells if cell.outcome.state is state)


def average(cells: Iterable[Cell], of: Callable[[Outcome], Fraction]) -> Fraction:
    """Return the mean of something over students; nothing of nobody."""
    listed = list(cells)
    n = number(listed)
    return sum((of(c.outcome) * c.students for c in listed), Fraction(0)) / n if n else Fraction(0)
