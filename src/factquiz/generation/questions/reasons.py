"""What a reason says beside the fact: the correction, the note, who disagrees, what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.questions.common import state

if TYPE_CHECKING:
    from factquiz.facts.kinds import Fact
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Statement

_CONTEXT = ("means", "signed", "adopted", "happened", "founded", "began", "published", "in_force",
            "ended", "place", "signed_at", "adopted_at", "published_at", "seat")  # fmt: skip
"""Properties that tell most of a thing when another one has been asked, the best first."""


def noted(base: KnowledgeBase, fact_id: str, reason: str) -> str:
    """Return a reason followed by what makes it worth reading.

    That is what the source has instead, the fact's note, and who disagrees.
    """
    fact: Fact | None = base.facts.get(fact_id)
    if fact is None:
        return reason
    disputed = ("This is contested.", *fact.other_positions) if fact.other_positions else ()
    parts = (reason, *_corrections(fact), fact.note, *disputed)
    return " ".join(part for part in parts if part)


def _corrections(fact: Fact) -> tuple[str, ...]:
    return tuple(locator.corrects for locator in fact.source if locator.corrects)


def confirmed(base: KnowledgeBase, fact_id: str, context: str = "") -> str:
    """Return the reason for a true sentence, which has been read and is not said again.

    It is what the sentence rests on, and the fact's note; without a note, what else is so
    (``context``). Where the source errs, the correction that follows says what it has instead.
    """
    fact = base.facts[fact_id]
    sources = base.evidence(fact_id).sources
    errs = not sources or bool(_corrections(fact))
    lead = "The record has it so." if errs else f"It rests on {sources[0].label}."
    return noted(base, fact_id, lead) if fact.note or not context else f"{lead} {context}"


def beside(base: KnowledgeBase, statement: Statement) -> str:
    """Return what else the same fact states of the record: the context of one statement."""
    for name in _CONTEXT:
        for other in base.about(statement.subject, name):
            if other.fact == statement.fact and other.id != statement.id and not other.holder:
                return state(base, other)
    return ""
