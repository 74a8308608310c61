"""The doctree node of spaced review, before any output format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docutils import nodes

if TYPE_CHECKING:
    from factquiz.book.review.cards import FactCard
    from factquiz.items.model import Item


@dataclass(frozen=True, slots=True)
class LessonItems:
    """What a lesson gives to review: items and cards, and the quizzes that they come from.

    ``quizzes`` are ids and titles; ``asked`` are the ids of the items on their pages.
    """

    id: str
    title: str
    page: str
    quizzes: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    items: tuple[Item, ...]
    cards: tuple[FactCard, ...]


class spaced_review(nodes.General, nodes.Element):  # noqa: N801 (docutils names are lower case)
    """Spaced review. Attribute: ``lessons``.

    Its children say on paper where it lives; a web page has the review in their place.
    """

    @property
    def lessons(self) -> tuple[LessonItems, ...]:
        """The lessons in their order, each with what it gives."""
        return cast("tuple[LessonItems, ...]", self["lessons"])
