"""Date: a date, typed as exactly as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.facts.dates import Precision
from factquiz.generation.convert import difficulty, shared
from factquiz.generation.identity import chosen, digest
from factquiz.items.typed import DateAnswer, KnownDate
from factquiz.knowledge.statement import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.dates import When
    from factquiz.generation.question import Question, Reply

_ASKED = {
    Precision.DAY: "Give the day, the month and the year.",
    Precision.MONTH: "Give the month and the year.",
    Precision.YEAR: "Give the year.",
}


def items(question: Question) -> Iterator[DateAnswer]:
    """Yield the item of a question whose answer is one exact date."""
    key = next((reply for reply in question.replies if reply.key), None)
    when = _when(key) if key else None
    if key is None or when is None or not question.stems or not question.pattern.endswith(".value"):
        return
    item_id = digest("date", question.pattern, question.subject)
    yield DateAnswer(
        id=item_id,
        stem=f"{chosen(question.stems, item_id)} {_ASKED[when.precision]}",
        date=when.edtf,
        text=key.text,
        rationale=key.rationale,
        proof=key.proof,
        evidence=key.evidence,
        known=tuple(
            KnownDate(
                text=reply.text,
                date=other.edtf,
                rationale=reply.rationale,
                proof=reply.proof,
                evidence=reply.evidence,
            )
            for reply in question.replies
            if not reply.key and (other := _when(reply)) is not None
        ),
        difficulty=difficulty(0.75, question),
        **shared(question),
    )


def _when(reply: Reply) -> When | None:
    """Return a reply's date if it is one that can be typed: no interval, nothing approximate."""
    if not isinstance(reply.value, Moment):
        return None
    when = reply.value.when
    plain = when.precision in _ASKED and not when.is_interval and not when.approximate
    return when if plain and when.edtf[:1].isdigit() and len(when.edtf) in {4, 7, 10} else None
