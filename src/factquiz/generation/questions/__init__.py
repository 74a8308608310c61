"""Families of questions, one module each: on values, meanings, abbreviations, offices and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.questions import (
    acronyms,
    holders,
    lists,
    meanings,
    offices,
    stands,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.question import Question
    from factquiz.knowledge.base import KnowledgeBase

FAMILIES = (
    values.questions,
    meanings.questions,
    acronyms.questions,
    offices.questions,
    lists.questions,
    stands.questions,
    holders.questions,
)


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield everything that the facts allow to ask, family by family, in the facts' order."""
    for family in FAMILIES:
        yield from family(base)
