"""Single choice: one key among proven distractors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.convert import difficulty, nearest_first, option, shared
from factquiz.generation.identity import chosen, digest
from factquiz.items.choosing import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.question import Question

FEWEST_DISTRACTORS = 2
"""Three options are enough: more add length, not quality (Rodriguez, 2005, a meta-analysis)."""


def items(question: Question) -> Iterator[Choice]:
    """Yield the single-choice item of a question, if it has one key and enough distractors."""
    right = [reply for reply in question.replies if reply.key]
    wrong = nearest_first(question)
    if question.many or not question.stems or len(right) != 1 or len(wrong) < FEWEST_DISTRACTORS:
        return
    item_id = digest("choice", question.pattern, question.subject)
    yield Choice(
        id=item_id,
        stem=chosen(question.stems, item_id),
        options=tuple(option(reply) for reply in (*right, *wrong)),
        difficulty=difficulty(0.45, question),
        **shared(question),
    )
