"""The characteristic curve of an item: the credit to be expected of a student of some ability."""

from __future__ import annotations

from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factquiz.analysis.irt_figures import IrtItem

ABILITIES: Final = (-3, -2, -1, 0, 1, 2, 3)
"""The abilities that tables tell, in deviations from the mean of the class."""


def expected(item: IrtItem, ability: float) -> float:
    """Return the share of an item's points that students of an ability get on average.

    It is the credit of the lowest level, and for each step what it adds, times the chance to have
    come so far (Samejima, 1969, Psychometrika Monograph 17). With one step it is the chance to
    have the item right.
    """
    reached = [
        1 / (1 + exp(-item.discrimination * (ability - step.difficulty))) for step in item.steps
    ]
    gained = pairwise((item.least, *(step.credit for step in item.steps)))
    return item.least + sum(
        (high - low) * chance for (low, high), chance in zip(gained, reached, strict=True)
    )
