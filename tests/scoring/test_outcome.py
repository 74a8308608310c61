"""Judging many responses to one item comes to the same as judging each alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.items.codec import encode
from factquiz.scoring.mark import Problem
from factquiz.scoring.score import Judge, score, shown
from factquiz.scoring.short_answer import KnownAnswers
from factquiz.scoring.text import distance, normalise
from tests import strategies
from tests.sample_class import graded

if TYPE_CHECKING:
    from factquiz.assembly.form import Form
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.items.base import Answer
    from factquiz.items.typed import ShortAnswer


@given(st.data(), strategies.forms(), strategies.policies)
@settings(max_examples=30)
def test_a_judge_says_of_each_response_what_it_would_say_of_it_alone(
    data: st.DataObject, form: Form, policy: ScoringPolicy
) -> None:
    """Whatever it judged before; and its JSON is that of the score, to the byte."""
    judges = [Judge(placed, policy) for placed in form.items]
    for _ in range(3):
        responses = data.draw(strategies.submissions(form)).responses
        expected = graded.scores(form, responses, policy)
        for placed, judge, scored in zip(form.items, judges, expected, strict=True):
            raw = responses.get(placed.item.id)
            outcome = judge.outcome(raw)
            assert outcome.scored(shown(raw)) == scored == score(placed, raw, policy)
            assert outcome.told(msgspec.json.encode(shown(raw))) == encode(scored)


@given(st.data(), strategies.short_answers())
def test_what_is_typed_means_the_nearest_known_answer(
    data: st.DataObject, item: ShortAnswer
) -> None:
    """As every known answer compared with it says, without any short cut."""
    near = st.sampled_from(item.answers).flatmap(lambda known: _mistyped(known.text))
    typed = data.draw(st.one_of(near, near, strategies.texts))
    assert KnownAnswers(item).meant(typed) == _by_definition(item, normalise(typed))


@st.composite
def _mistyped(draw: st.DrawFn, text: str) -> str:
    """Draw a text with a few letters left out, put in or said again."""
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(["", "x", "1", text[:1]])) + text[at + 1 :]
    return text


def _by_definition(item: ShortAnswer, text: str) -> Answer | Problem | None:
    apart = [distance(text, normalise(known.text), item.max_edits) for known in item.answers]
    within = [edits for edits in apart if edits is not None]
    nearest = [
        known
        for known, edits in zip(item.answers, apart, strict=True)
        if edits is not None and edits == min(within)
    ]
    if len({known.key for known in nearest}) > 1:
        return Problem.AMBIGUOUS
    return nearest[0] if nearest else None
