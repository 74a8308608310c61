"""The distractor table: who picks what, and whether it tells strong students from weak ones."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.analysis.cells import number
from factquiz.analysis.groups import mean, sums
from factquiz.analysis.model import OptionFigures
from factquiz.analysis.moments import moments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.analysis.catalogue import Card
    from factquiz.analysis.cells import Cell
    from factquiz.analysis.groups import Weights
    from factquiz.analysis.picks import Pick

FUNCTIONING = Fraction(5, 100)
"""The share of the students that a functioning distractor draws at least.

Haladyna and Downing (1993), “How many options is enough for a multiple-choice test item?”,
Educational and Psychological Measurement 53: 999-1010.
"""


def option_figures(
    card: Card, cells: Sequence[Cell], groups: Sequence[Weights]
) -> Iterator[OptionFigures]:
    """Yield the figures of everything that could be picked in an item, in the order of its card."""
    for pick in card.picks.values():
        offered = [cell for cell in cells if pick.id in cell.outcome.shown]
        if offered:
            yield _figures(pick, offered, groups)


def _figures(pick: Pick, offered: Sequence[Cell], groups: Sequence[Weights]) -> OptionFigures:
    """Return the figures of a pick among those who could pick it."""
    shown = number(offered)
    marked = [(int(pick.id in cell.outcome.picked), cell) for cell in offered]
    chosen = number(cell for mark, cell in marked if mark)
    by_total = sums((mark, cell.level, cell.students) for mark, cell in marked)
    discrimination = moments((mark, cell.rest, cell.students) for mark, cell in marked).correlation
    return OptionFigures(
        id=pick.id,
        part=pick.part,
        text=pick.text,
        key=pick.key,
        shown=shown,
        chosen=chosen,
        share=chosen / shown,
        groups=tuple(rounded(mean(by_total, weights)) for weights in groups),
        rationale=pick.rationale,
        discrimination=discrimination,
        functioning=None if pick.key else functioning(chosen, shown, discrimination),
    )


def functioning(chosen: int, shown: int, discrimination: float | None) -> bool:
    """Tell whether a distractor works: enough choose it, and rather the weaker ones."""
    return chosen >= FUNCTIONING * shown and discrimination is not None and discrimination < 0


def rounded(value: Fraction | None) -> float | None:
    """Return an exact figure as a float, if there is one."""
    return None if value is None else float(value)
