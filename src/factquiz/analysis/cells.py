"""The cells of one item, with the scores of all forms and classes made comparable."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from factquiz.analysis.joint import Counts, Outcome
    from factquiz.scoring.mark import State

Exact: TypeAlias = Fraction | int
"""A number that is exact; whole ones are mostly an ``int``."""


class Cell(NamedTuple):
    """Students who answered an item in one way and did equally well.

    ``credit`` is the share of the item's points. ``total`` is the share of the points of the whole
    form, because forms and quizzes differ in what they give, and ``level`` its rank among those
    that occur, from 0. ``rest`` is the share of the points of the other items, as a whole number
    of some small part that is the same for all cells of the item: correlations need no more.
    """

    outcome: Outcome
    credit: Exact
    total: Fraction
    level: int
    rest: int
    students: int


def cells_of(found: Mapping[Outcome, Counts]) -> tuple[Cell, ...]:
    """Return the cells of an item from its part of the joint table."""
    shares = {total: total.share for counts in found.values() for total in counts}
    levels = {share: level for level, share in enumerate(sorted(set(shares.values())))}
    ranked = {total: (share, levels[share]) for total, share in shares.items()}
    worths = {(outcome.points, outcome.most) for outcome in found}
    rests = {worth: {total: total.rest(*worth) for total in shares} for worth in worths}
    unit = math.lcm(*{rest.denominator for each in rests.values() for rest in each.values()})
    units = {
        worth: {total: int(rest * unit) for total, rest in each.items()}
        for worth, each in rests.items()
    }
    cells: list[Cell] = []
    for outcome, counts in found.items():
        credit, rest_of = whole(outcome.credit), units[outcome.points, outcome.most]
        cells += (
            Cell(outcome, credit, *ranked[total], rest_of[total], count)
            for total, count in counts.items()
        )
    return tuple(cells)


def whole(value: Fraction) -> Exact:
    """Return a number as an ``int`` if it is whole: those are reckoned with much faster."""
    return value.numerator if value.denominator == 1 else value


def number(cells: Iterable[Cell]) -> int:
    """Return how many students the cells hold."""
    return sum(cell.students for cell in cells)


def in_state(cells: Iterable[Cell], state: State) -> int:
    """Return how many answers are in a state."""
    return number(cell for cell in cells if cell.outcome.state is state)


def average(found: Mapping[Outcome, Counts], of: Callable[[Outcome], Fraction]) -> Fraction:
    """Return the mean of something over the students of an item; nothing of nobody."""
    sizes = {outcome: counts.total() for outcome, counts in found.items()}
    n = sum(sizes.values())
    whole_ = sum((of(outcome) * size for outcome, size in sizes.items()), Fraction(0))
    return whole_ / n if n else Fraction(0)
