"""Match: each prompt to its one target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.arrangement import Pairing
from factquiz.generation.convert import arranged
from factquiz.generation.identity import digest
from factquiz.items.arranged import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.arrangement import AnyArrangement


def items(arrangement: AnyArrangement) -> Iterator[Match]:
    """Yield the item of a one-to-one pairing."""
    if isinstance(arrangement, Pairing) and arrangement.one_to_one:
        yield Match(
            id=digest("match", arrangement.pattern, arrangement.subject),
            stem=arrangement.stem,
            prompts=arrangement.prompts,
            targets=arrangement.targets,
            difficulty=0.5,
            **arranged(arrangement),
        )
