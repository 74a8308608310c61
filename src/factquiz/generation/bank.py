"""The bank: every item that the facts allow, in an order that does not depend on chance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factquiz.generation import (
    choice,
    classify,
    cloze,
    date,
    match,
    multiple_response,
    numeric,
    order,
    short_answer,
    true_false,
)
from factquiz.generation.arrangements import arrangements
from factquiz.generation.fitness import answers_itself
from factquiz.generation.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.items.model import Item
    from factquiz.knowledge.base import KnowledgeBase

OF_QUESTIONS = (
    choice.items,
    multiple_response.items,
    true_false.items,
    short_answer.items,
    numeric.items,
    date.items,
)
OF_ARRANGEMENTS = (match.items, classify.items, order.items, cloze.items)


@dataclass(frozen=True)
class Bank:
    """All items of a course."""

    items: tuple[Item, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their id."""
        return {item.id: item for item in self.items}


def generate(base: KnowledgeBase) -> Iterator[Item]:
    """Yield every item: for each question and arrangement, every interaction it is fit for."""
    return (item for item in _made(base) if not answers_itself(item))


def _made(base: KnowledgeBase) -> Iterator[Item]:
    for question in questions(base):
        for make in OF_QUESTIONS:
            yield from make(question)
    for arrangement in arrangements(base):
        for arrange in OF_ARRANGEMENTS:
            yield from arrange(arrangement)


def bank(base: KnowledgeBase) -> Bank:
    """Return all items of a course, by lesson and id."""
    return Bank(tuple(sorted(generate(base), key=lambda item: (item.lesson, item.id))))
