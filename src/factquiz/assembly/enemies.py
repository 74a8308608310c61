"""Enemies: two items that must not meet on one form, because one gives the other away."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from factquiz.items.reading import gives_away

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.items.model import Item


def enemies(items: Sequence[Item]) -> tuple[Item, Item] | None:
    """Return the first pair of items that must not stand on one form, or ``None``.

    Two items are enemies if they rest on a common statement, or one gives the other away.
    """
    for one, other in permutations(items, 2):
        if set(one.statements) & set(other.statements) or gives_away(one, other):
            return one, other
    return None
