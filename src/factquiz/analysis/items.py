"""The figures of one item, from its cells of the joint table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.analysis import groups
from factquiz.analysis.cells import average, cells_of, in_state, number
from factquiz.analysis.flags import flags
from factquiz.analysis.model import ItemFigures
from factquiz.analysis.moments import moments, wilson
from factquiz.analysis.options import option_figures, rounded
from factquiz.scoring.mark import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.analysis.catalogue import Card
    from factquiz.analysis.joint import Counts, Outcome


def item_figures(card: Card, counts: Mapping[Outcome, Counts], group_number: int) -> ItemFigures:
    """Return the figures of an item that at least one student had, from its part of the table.

    ``group_number`` is how many groups by total score the students are divided into.
    """
    cells = cells_of(counts)
    n = number(cells)
    found = moments((cell.credit, cell.rest, cell.students) for cell in cells)
    by_total = groups.sums((cell.credit, cell.level, cell.students) for cell in cells)
    parts = groups.parts(groups.counts(by_total), group_number)
    low, high = wilson(found.mean, n)
    figures = ItemFigures(
        id=card.id,
        interaction=card.interaction,
        stem=card.stem,
        text=card.text,
        lesson=card.lesson,
        objective=card.objective,
        facts=card.facts,
        students=n,
        p=float(found.mean),
        low=low,
        high=high,
        guess=float(average(counts, lambda outcome: outcome.guess)),
        omitted=in_state(cells, State.OMITTED),
        ungradable=in_state(cells, State.UNGRADABLE),
        groups=tuple(rounded(groups.mean(by_total, part)) for part in parts),
        options=tuple(option_figures(card, cells, parts)),
        flags=(),
        d27=rounded(groups.discrimination(by_total)),
        r_drop=found.correlation,
    )
    return replace(figures, flags=tuple(flags(figures)))
