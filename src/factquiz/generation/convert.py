"""What the interactions share: from replies to options, and the fields every item has."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from factquiz.generation.identity import option_id
from factquiz.items.base import Option

if TYPE_CHECKING:
    from factquiz.generation.arrangement import Arrangement
    from factquiz.generation.question import Question, Reply
    from factquiz.items.base import Level


SHOWN = 3
"""Distractors that an item is estimated by: as many as a form shows beside a key."""


class Shared(TypedDict):
    """The fields that an item takes over from its question."""

    pattern: str
    lesson: str
    objective: str
    level: Level
    facts: tuple[str, ...]
    statements: tuple[str, ...]


def shared(question: Question) -> Shared:
    """Return the fields that every item of a question has."""
    return Shared(
        pattern=question.pattern,
        lesson=question.lesson,
        objective=question.objective,
        level=question.level,
        facts=question.facts,
        statements=question.statements,
    )


def arranged(arrangement: Arrangement) -> Shared:
    """Return the fields that the item of an arrangement takes over."""
    return Shared(
        pattern=arrangement.pattern,
        lesson=arrangement.lesson,
        objective=arrangement.objective,
        level=arrangement.level,
        facts=arrangement.facts,
        statements=arrangement.statements,
    )


def option(reply: Reply) -> Option:
    """Return the option that shows a reply."""
    return Option(
        id=option_id(reply.id, reply.text),
        text=reply.text,
        key=reply.key,
        rationale=reply.rationale,
        proof=reply.proof,
        evidence=reply.evidence,
        rank=reply.rank,
    )


def nearest_first(question: Question) -> list[Reply]:
    """Return the wrong replies in the order in which an item keeps its distractors."""
    wrong = (reply for reply in question.replies if not reply.key)
    return sorted(wrong, key=lambda reply: -reply.nearness)


def difficulty(base: float, question: Question) -> float:
    """Estimate difficulty from 0 to 1: that of the interaction, more with nearer distractors."""
    near = [reply.nearness for reply in nearest_first(question)[:SHOWN]]
    closeness = sum(near) / len(near) if near else 0.5
    return round(min(1.0, max(0.0, base + 0.3 * (closeness - 0.5))), 2)
