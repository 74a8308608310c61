"""Families of arrangements, one module each: pairs, holders, sorting, sequences, passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.arrangements import holders, pairs, passages, sequences, sorting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.arrangement import AnyArrangement
    from factquiz.knowledge.base import KnowledgeBase

FAMILIES = (
    pairs.arrangements,
    holders.arrangements,
    sorting.arrangements,
    sequences.arrangements,
    passages.arrangements,
)


def arrangements(base: KnowledgeBase) -> Iterator[AnyArrangement]:
    """Yield everything that the facts allow to arrange, family by family."""
    for family in FAMILIES:
        yield from family(base)
