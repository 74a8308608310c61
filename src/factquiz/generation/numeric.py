"""Numeric: a quantity, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.convert import difficulty, shared
from factquiz.generation.identity import chosen, digest
from factquiz.items.typed import KnownNumber, Numeric
from factquiz.knowledge.statement import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.question import Question


def items(question: Question) -> Iterator[Numeric]:
    """Yield the item of a question whose answer is a quantity."""
    key = next((reply for reply in question.replies if reply.key), None)
    if key is None or not isinstance(key.value, Quantity) or not question.stems:
        return
    item_id = digest("numeric", question.pattern, question.subject)
    yield Numeric(
        id=item_id,
        stem=chosen(question.stems, item_id),
        low=key.value.low,
        high=key.value.high,
        tolerance=key.value.tolerance,
        unit=key.value.unit,
        text=key.text,
        rationale=key.rationale,
        proof=key.proof,
        evidence=key.evidence,
        known=tuple(
            KnownNumber(
                text=reply.text,
                low=reply.value.low,
                high=reply.value.high,
                rationale=reply.rationale,
                proof=reply.proof,
                evidence=reply.evidence,
            )
            for reply in question.replies
            if not reply.key and isinstance(reply.value, Quantity)
        ),
        difficulty=difficulty(0.65, question),
        **shared(question),
    )
