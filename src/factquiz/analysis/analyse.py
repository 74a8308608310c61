"""From the gradebooks of some classes to an analysis of them all."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import factquiz
from factquiz.analysis import catalogue, groups
from factquiz.analysis.classes import class_figures
from factquiz.analysis.facts import fact_figures, objective_figures
from factquiz.analysis.items import item_figures
from factquiz.analysis.marked import criterion_figures
from factquiz.analysis.misconceptions import misconceptions
from factquiz.analysis.model import ANALYSIS_FORMAT, Analysis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.analysis.sitting import Sitting


def analyse(sittings: Sequence[Sitting]) -> Analysis:
    """Return the analysis of some classes, their counts added item by item and fact by fact.

    There must be one at least. Where two keys say different things of an item, the later holds.
    """
    joint = reduce(add, (each.joint for each in sittings))
    cards: catalogue.Catalogue = {}
    for each in sittings:
        for card in each.cards.values():
            catalogue.add(cards, card)
    cells = joint.by_item()
    many = joint.students >= groups.ENOUGH_FOR_FIFTHS
    number = groups.FIFTHS if many else groups.THIRDS
    return Analysis(
        format=ANALYSIS_FORMAT,
        version=factquiz.__version__,
        students=joint.students,
        groups=number,
        classes=tuple(class_figures(each) for each in sittings),
        items=tuple(item_figures(cards[item], found, number) for item, found in cells.items()),
        objectives=objective_figures(cards, cells),
        facts=fact_figures(cards, cells),
        misconceptions=misconceptions(cards, cells),
        criteria=criterion_figures(each.criteria for each in sittings),
    )
