"""The one way from a response to points."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, assert_never

from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring import (
    choice,
    classify,
    cloze,
    date,
    match,
    multiple,
    numeric,
    order,
    short_answer,
    true_false,
)
from factquiz.scoring.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from factquiz.assembly.form import FormItem
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.items.model import Item
    from factquiz.responses.submission import RawResponse
    from factquiz.scoring.mark import ItemScore, Mark
    from factquiz.scoring.specimen import Specimen

OPEN = "–"
"""How a part that was left open is shown among others."""

_SHOWN = 2 * MAX_TEXT

_ALIKE = 64
"""How many outcomes of an item are kept at most."""


def score(placed: FormItem, raw: RawResponse | None, policy: ScoringPolicy) -> ItemScore:
    """Score one response to one item of a form.

    ``raw`` is the response as it was sent, or nothing if the item does not occur.
    The result depends on the three arguments alone.
    """
    return Judge(placed, policy).outcome(raw).scored(shown(raw))


class Judge:
    """Judges responses to one item of a form under one policy."""

    def __init__(self, placed: FormItem, policy: ScoringPolicy) -> None:
        self._points = placed.points
        self._mark = _marker(placed.item, policy)
        self._outcomes: dict[int, Outcome] = {}
        """By the identity of their marks, which live as long as they do."""

    def outcome(self, raw: RawResponse | None) -> Outcome:
        """Return what a response comes to: one object for all to which one mark is given."""
        mark = self._mark(raw)
        known = self._outcomes.get(id(mark))
        if known is None:
            known = Outcome(mark, self._points)
            if len(self._outcomes) < _ALIKE:
                self._outcomes[id(mark)] = known
        return known


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


def specimens(  # noqa: C901, PLR0911 (one for each interaction)
    placed: FormItem, policy: ScoringPolicy
) -> tuple[Specimen, ...]:
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
        case Numeric():
            return numeric.specimens(item, points, policy.numeric)
        case DateAnswer():
            return date.specimens(item, points, policy.date)
        case Match():
            return match.specimens(item, points, policy.match)
        case Classify():
            return classify.specimens(item, points, policy.classify)
        case Order():
            return order.specimens(item, points, policy.order)
        case Cloze():
            return cloze.specimens(item, points, policy.cloze)
        case _:
            assert_never(item)


def _marker(item: Item, policy: ScoringPolicy) -> Callable[[RawResponse | None], Mark]:
    """Return what marks responses to an item: made once, for there may be many."""
    if isinstance(item, ShortAnswer):
        return short_answer.marker(item)
    return lambda raw: _mark(item, raw, policy)


def _mark(  # noqa: C901, PLR0911 (one for each interaction)
    item: Item, raw: RawResponse | None, policy: ScoringPolicy
) -> Mark:
    match item:
        case Choice():
            return choice.mark(item, raw, policy.choice)
        case MultipleResponse():
            return multiple.mark(item, raw, policy.multiple_response)
        case TrueFalse():
            return true_false.mark(item, raw, policy.true_false)
        case ShortAnswer():
            return short_answer.mark(item, raw, policy.short_answer)
        case Numeric():
            return numeric.mark(item, raw, policy.numeric)
        case DateAnswer():
            return date.mark(item, raw, policy.date)
        case Match():
            return match.mark(item, raw, policy.match)
        case Classify():
            return classify.mark(item, raw, policy.classify)
        case Order():
            return order.mark(item, raw, policy.order)
        case Cloze():
            return cloze.mark(item, raw, policy.cloze)
        case _:
            assert_never(item)
