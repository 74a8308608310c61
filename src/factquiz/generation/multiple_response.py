"""Multiple response: choose all that apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.convert import difficulty, nearest_first, option, shared
from factquiz.generation.identity import chosen, digest
from factquiz.items.choosing import MultipleResponse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.question import Question

FEWEST_KEYS = 2
FEWEST_DISTRACTORS = 1


def items(question: Question) -> Iterator[MultipleResponse]:
    """Yield the item of a question that several replies answer, if something wrong is proven."""
    right = [reply for reply in question.replies if reply.key]
    wrong = nearest_first(question)
    enough = len(right) >= FEWEST_KEYS and len(wrong) >= FEWEST_DISTRACTORS
    if not question.many or not question.stems or not enough:
        return
    item_id = digest("multiple_response", question.pattern, question.subject)
    yield MultipleResponse(
        id=item_id,
        stem=chosen(question.stems, item_id),
        options=tuple(option(reply) for reply in (*right, *wrong)),
        difficulty=difficulty(0.6, question),
        **shared(question),
    )
