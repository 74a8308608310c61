"""Classify: several prompts into a few categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.arrangement import Pairing
from factquiz.generation.convert import arranged
from factquiz.generation.identity import digest
from factquiz.items.arranged import Classify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.arrangement import AnyArrangement


def items(arrangement: AnyArrangement) -> Iterator[Classify]:
    """Yield the item of a pairing in which prompts share targets."""
    if isinstance(arrangement, Pairing) and not arrangement.one_to_one:
        yield Classify(
            id=digest("classify", arrangement.pattern, arrangement.subject),
            stem=arrangement.stem,
            prompts=arrangement.prompts,
            targets=arrangement.targets,
            difficulty=0.65,
            **arranged(arrangement),
        )
