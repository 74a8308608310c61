"""What the ids in the counts mean: the questions, what could be picked, the facts they ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factquiz.analysis.picks import Pick, picks
from factquiz.items.arranged import Classify, Match, Order
from factquiz.items.choosing import TrueFalse
from factquiz.items.model import interaction
from factquiz.items.reasons import reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factquiz.assembly.form import Form
    from factquiz.items.base import LessonLink
    from factquiz.items.model import Item


@dataclass(frozen=True, slots=True)
class Card:
    """What is to be said of an item, whatever form it is on.

    ``text`` is the statement of a true/false item, else empty. ``picks`` are in the order in which
    they were first met. ``lessons`` has, for each fact, the sentences that teach it.
    """

    id: str
    interaction: str
    stem: str
    text: str
    lesson: str
    objective: str
    facts: tuple[str, ...]
    picks: Mapping[str, Pick]
    lessons: Mapping[str, tuple[LessonLink, ...]]

    def joined(self, other: Card) -> Card:
        """Return the same item as two forms show it; where they differ, ``other`` holds."""
        return replace(
            other,
            facts=tuple(dict.fromkeys((*self.facts, *other.facts))),
            picks={**self.picks, **other.picks},
            lessons={**self.lessons, **other.lessons},
        )


Catalogue = dict[str, Card]
"""Cards by the ids of their items."""


def catalogue(forms: Iterable[Form]) -> Catalogue:
    """Return a card for each item of some forms."""
    cards: Catalogue = {}
    for form in forms:
        for placed in form.items:
            add(cards, card(placed.item))
    return cards


def add(cards: Catalogue, new: Card) -> None:
    """Put a card into a catalogue, joined with that of the same item if it has one."""
    known = cards.get(new.id)
    cards[new.id] = known.joined(new) if known else new


def card(item: Item) -> Card:
    """Return the card of an item as one form shows it."""
    return Card(
        id=item.id,
        interaction=interaction(item),
        stem=item.stem,
        text=item.statement if isinstance(item, TrueFalse) else "",
        lesson=item.lesson,
        objective=item.objective,
        facts=item.facts,
        picks={pick.id: pick for pick in picks(item)},
        lessons={fact: tuple(dict.fromkeys(_lessons(item, fact))) for fact in _facts(item)},
    )


def _facts(item: Item) -> tuple[str, ...]:
    """Return the facts of an item and of its parts."""
    match item:
        case Match() | Classify():
            return tuple(dict.fromkeys((*item.facts, *(prompt.fact for prompt in item.prompts))))
        case Order():
            return tuple(dict.fromkeys((*item.facts, *(entry.fact for entry in item.entries))))
        case _:
            return item.facts


def _lessons(item: Item, fact: str) -> Iterator[LessonLink]:
    """Yield the sentences that teach what is right of an item, or of its part on a fact."""
    match item:
        case Match() | Classify():
            parts = [prompt.evidence for prompt in item.prompts if prompt.fact == fact]
        case Order():
            parts = [entry.evidence for entry in item.entries if entry.fact == fact]
        case _:
            parts = [reason.evidence for reason in reasons(item) if reason.key]
    for evidence in parts:
        yield from evidence.lessons
