"""Short answer: a name, a place or an abbreviation, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.convert import difficulty, shared
from factquiz.generation.identity import chosen, digest
from factquiz.generation.wording import bare
from factquiz.items.base import Answer
from factquiz.items.typed import ShortAnswer
from factquiz.knowledge.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.question import Question

LONGEST = 8
"""Words in an answer that a student is asked to type."""

_ONE_EDIT, _TWO_EDITS = 5, 9


def allowed_edits(texts: tuple[str, ...]) -> int:
    """Return how many slips of the finger are forgiven: none in short words and in numbers.

    The shortest accepted text decides, so that no abbreviation is taken for another one.
    """
    shortest = min(len(normal(text)) for text in texts)
    if shortest < _ONE_EDIT or any(c.isdigit() for text in texts for c in text):
        return 0
    return 1 if shortest < _TWO_EDITS else 2


def items(question: Question) -> Iterator[ShortAnswer]:
    """Yield the item of a question whose answer can be typed."""
    typed = tuple(dict.fromkeys(bare(text) for text in question.typed if text))
    if not typed or not question.typed_stems:
        return
    if min(len(text.split()) for text in typed) > LONGEST:
        return
    key = next(reply for reply in question.replies if reply.key)
    item_id = digest("short_answer", question.pattern, question.subject)
    accepted = {normal(text) for text in typed}
    yield ShortAnswer(
        id=item_id,
        stem=chosen(question.typed_stems, item_id),
        answers=(
            *(
                Answer(
                    text=text,
                    key=True,
                    rationale=key.rationale,
                    proof=key.proof,
                    evidence=key.evidence,
                )
                for text in typed
            ),
            *(
                Answer(
                    text=reply.text,
                    key=False,
                    rationale=reply.rationale,
                    proof=reply.proof,
                    evidence=reply.evidence,
                )
                for reply in question.replies
                if not reply.key
                and len(reply.text.split()) <= LONGEST
                and normal(reply.text) not in accepted
            ),
        ),
        max_edits=allowed_edits(typed),
        difficulty=difficulty(0.7, question),
        **shared(question),
    )
