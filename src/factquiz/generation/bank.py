"""The bank: every item that the facts allow, in an order that does not depend on chance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factquiz.generation import choice, multiple_response, short_answer, true_false
from factquiz.generation.fitness import answers_itself
from factquiz.generation.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.items.model import Item
    from factquiz.knowledge.base import KnowledgeBase

INTERACTIONS = (choice.items, multiple_response.items, true_false.items, short_answer.items)


@dataclass(frozen=True)
class Bank:
    """All items of a course."""

    items: tuple[Item, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their id."""
        return {item.id: item for item in self.items}


def generate(base: KnowledgeBase) -> Iterator[Item]:
    """Yield every item: for each question, every interaction it is fit for."""
    for question in questions(base):
        for make in INTERACTIONS:
            for item in make(question):
                if not answers_itself(item):
                    yield item


def bank(base: KnowledgeBase) -> Bank:
    """Return all items of a course, by lesson and id."""
    return Bank(tuple(sorted(generate(base), key=lambda item: (item.lesson, item.id))))
