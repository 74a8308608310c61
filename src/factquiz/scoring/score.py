"""The one way from a response to points."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, assert_never

from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import ShortAnswer
from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring import choice, multiple, short_answer, true_false
from factquiz.scoring.mark import ItemScore, Mark

if TYPE_CHECKING:
    from factquiz.assembly.form import FormItem
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.responses.submission import RawResponse
    from factquiz.scoring.specimen import Specimen

OPEN = "–"
"""How a part that was left open is shown among others."""

_SHOWN = 2 * MAX_TEXT


def score(placed: FormItem, raw: RawResponse | None, policy: ScoringPolicy) -> ItemScore:
    """Score one response to one item of a form.

    ``raw`` is the response as it was sent, or nothing if the item does not occur.
    The result depends on the three arguments alone.
    """
    mark = _mark(placed, raw, policy)
    return ItemScore(
        state=mark.state,
        points=mark.credit * placed.points,
        given=shown(raw),
        chosen=mark.chosen,
        parts=mark.parts,
        problem=mark.problem,
    )


def shown(raw: RawResponse | None) -> str:
    """Return a raw response for people to read.

    One that is longer than any honest response is cut, and its length and digest are told,
    so that a flood of text is neither kept nor taken for another flood.
    """
    if not raw or not any(raw):
        return ""
    text = raw if isinstance(raw, str) else ", ".join(each or OPEN for each in raw)
    if len(text) <= _SHOWN:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return f"{text[:_SHOWN]}… ({len(text):,} characters, SHA-256 {digest}…)"


def specimens(placed: FormItem, policy: ScoringPolicy) -> tuple[Specimen, ...]:
    """Return example responses to an item, each with the score it must get."""
    item, points = placed.item, placed.points
    match item:
        case Choice():
            return choice.specimens(item, points, policy.choice)
        case MultipleResponse():
            return multiple.specimens(item, points, policy.multiple_response)
        case TrueFalse():
            return true_false.specimens(item, points, policy.true_false)
        case ShortAnswer():
            return short_answer.specimens(item, points, policy.short_answer)
        case _:
            assert_never(item)


def _mark(placed: FormItem, raw: RawResponse | None, policy: ScoringPolicy) -> Mark:
    item = placed.item
    match item:
        case Choice():
            return choice.mark(item, raw, policy.choice)
        case MultipleResponse():
            return multiple.mark(item, raw, policy.multiple_response)
        case TrueFalse():
            return true_false.mark(item, raw, policy.true_false)
        case ShortAnswer():
            return short_answer.mark(item, raw, policy.short_answer)
        case _:
            assert_never(item)
