"""Items that a graded quiz keeps to itself: nothing that the book shows to everybody has them.

Of each cell a share is kept back, the same on every machine and for every form.
A fact is not kept back by it: practice may ask about it in another way.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.sample import candidates
from factquiz.assembly.seed import public_seed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.assembly.blueprint import Blueprint
    from factquiz.items.model import Item


def reserved(items: Sequence[Item], blueprint: Blueprint) -> frozenset[str]:
    """Return the ids of the items that a quiz keeps back; none if its blueprint does not say so.

    One order of all items serves every cell, so that cells with items in common keep the same.
    """
    share = blueprint.file.reserve
    if share is None or blueprint.file.purpose is not Purpose.GRADED:
        return frozenset()
    seed = public_seed(blueprint.id, "reserve")
    return frozenset(
        item.id
        for pool in candidates(items, blueprint)
        for item in sorted(pool, key=lambda each: (seed.rank(each.id), each.id))[
            : ceil(share * len(pool))
        ]
    )
