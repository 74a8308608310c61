"""Families of arrangements, one module each: pairs, sorting, sequences, passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.arrangements import pairs, passages, sequences, sorting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.arrangement import AnyArrangement
    from factquiz.knowledge.base import KnowledgeBase

FAMILIES = (
    pairs.arrangements,
    sorting.arrangements,
    sequences.arrangements,
    passages.arrangements,
)


def arrangements(base: KnowledgeBase) -> Iterator[AnyArrangement]:
    """Yield everything that the facts allow to arrange, family by family."""
    for family in FAMILIES:
        yield from family(base)
