"""True or false: one certainly true or certainly false sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.convert import difficulty, shared
from factquiz.generation.identity import chosen, digest
from factquiz.items.base import Option
from factquiz.items.choosing import TrueFalse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.question import Assertion, Question

STEMS = (
    "True or false?",
    "Is this statement true or false?",
    "Is the following true or false?",
    "Read this statement. Is it true or false?",
)


def items(question: Question) -> Iterator[TrueFalse]:
    """Yield an item for each assertion of a question."""
    for assertion in question.assertions:
        item_id = digest("true_false", question.pattern, question.subject, assertion.id)
        yield TrueFalse(
            id=item_id,
            stem=chosen(STEMS, item_id),
            statement=assertion.text,
            options=(_option("true", assertion), _option("false", assertion)),
            difficulty=difficulty(0.3, question),
            **shared(question),
        )


def _option(label: str, assertion: Assertion) -> Option:
    key = (label == "true") == assertion.true
    lead = "" if key else f"The statement is {'true' if assertion.true else 'false'}. "
    return Option(
        id=label,
        text=label.capitalize(),
        key=key,
        rationale=f"{lead}{assertion.rationale}",
        proof=assertion.proof,
        evidence=assertion.evidence,
    )
