"""Cloze: a text with gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.arrangement import Passage
from factquiz.generation.convert import arranged
from factquiz.generation.identity import digest
from factquiz.items.arranged import Cloze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.arrangement import AnyArrangement


def items(arrangement: AnyArrangement) -> Iterator[Cloze]:
    """Yield the item of a passage."""
    if isinstance(arrangement, Passage):
        yield Cloze(
            id=digest("cloze", arrangement.pattern, arrangement.subject),
            stem=arrangement.stem,
            texts=arrangement.texts,
            gaps=arrangement.gaps,
            difficulty=0.6,
            **arranged(arrangement),
        )
