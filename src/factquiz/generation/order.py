"""Order: entries that have one provable order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.arrangement import Sequence
from factquiz.generation.convert import arranged
from factquiz.generation.identity import digest
from factquiz.items.arranged import Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.arrangement import AnyArrangement


def items(arrangement: AnyArrangement) -> Iterator[Order]:
    """Yield the item of a sequence."""
    if isinstance(arrangement, Sequence):
        yield Order(
            id=digest("order", arrangement.pattern, arrangement.subject),
            stem=arrangement.stem,
            entries=arrangement.entries,
            difficulty=0.6,
            **arranged(arrangement),
        )
