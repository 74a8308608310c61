"""Flash cards, read off the facts: dates, acronyms, people.

A card states what a lesson teaches; it is the question that the engine asks of the fact, with its
answer on the back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.facts.things import Person
from factquiz.items.typed import DateAnswer, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.engine import Engine
    from factquiz.items.base import Evidence

DATES, ACRONYMS, PEOPLE = "dates", "acronyms", "people"


@dataclass(frozen=True, slots=True)
class FactCard:
    """A card. ``id`` is that of the statement it asks for, so it outlives a change of words."""

    id: str
    lesson: str
    deck: str
    front: str
    back: str
    note: str
    evidence: Evidence


def cards(engine: Engine) -> tuple[FactCard, ...]:
    """Return the cards of a course, each statement once, in the order of their ids."""
    found = {card.id: card for card in _cards(engine)}
    return tuple(found[ident] for ident in sorted(found))


def _cards(engine: Engine) -> Iterator[FactCard]:
    for item in engine.published:
        match item:
            case DateAnswer():
                yield FactCard(
                    id=_ident(item.statements),
                    lesson=item.lesson,
                    deck=DATES,
                    front=item.stem,
                    back=item.text,
                    note=item.rationale,
                    evidence=item.evidence,
                )
            case ShortAnswer():
                yield from _of_name(engine, item)
            case _:
                pass


def _of_name(engine: Engine, item: ShortAnswer) -> Iterator[FactCard]:
    """Yield a card of a short answer that asks for what an acronym means, or for a person."""
    answer = item.answers[0]
    person = isinstance(engine.base.facts[item.facts[0]], Person)
    deck = ACRONYMS if item.pattern == "acronym.subject" else PEOPLE if person else ""
    if deck:
        yield FactCard(
            id=_ident(item.statements),
            lesson=item.lesson,
            deck=deck,
            front=item.stem,
            back=answer.text,
            note=answer.rationale,
            evidence=answer.evidence,
        )


def _ident(statements: tuple[str, ...]) -> str:
    return f"card.{statements[0]}"
