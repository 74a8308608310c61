"""The one way from a response to points."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from factquiz.items.model import Choice, MultipleResponse, ShortAnswer, TrueFalse
from factquiz.scoring import choice, multiple, short_answer, true_false
from factquiz.scoring.mark import ItemScore, Mark

if TYPE_CHECKING:
    from factquiz.assembly.form import FormItem
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.responses.submission import RawResponse
    from factquiz.scoring.specimen import Specimen


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
        problem=mark.problem,
    )


def shown(raw: RawResponse | None) -> str:
    """Return a raw response in one line, for people to read."""
    if not raw:
        return ""
    return raw if isinstance(raw, str) else ", ".join(raw)


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
