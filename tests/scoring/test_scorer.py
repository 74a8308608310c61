"""Scoring many: the memo saves work and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from factquiz.assembly.policy import DEFAULT_POLICY, ScoringPolicy
from factquiz.scoring import scorer as scorer_module
from factquiz.scoring.score import score
from factquiz.scoring.scorer import Scorer
from tests import strategies
from tests.sample_class import quiz

if TYPE_CHECKING:
    import pytest

    from factquiz.assembly.form import Form


@given(st.data(), strategies.forms(), strategies.policies)
def test_the_memo_changes_no_score(data: st.DataObject, form: Form, policy: ScoringPolicy) -> None:
    """Scored once, twice, or item by item: always the same."""
    responses = data.draw(strategies.submissions(form)).responses
    scorer = Scorer(policy)
    expected = tuple(score(placed, responses.get(placed.item.id), policy) for placed in form.items)
    assert scorer.scores(form, responses) == expected
    assert scorer.scores(form, responses) == expected


def test_each_distinct_response_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty students with the same answers cost six judgements, not two hundred and forty."""
    judged = []

    def counting(*arguments: object) -> object:
        judged.append(arguments)
        return score(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(scorer_module, "score", counting)
    scorer = Scorer(DEFAULT_POLICY)
    for _ in range(40):
        scorer.scores(quiz.form(), {"grain": "A", "fungus": "yeast"})
    assert len(judged) == 6


def test_forms_with_other_orders_are_kept_apart() -> None:
    """Label A of one form is another option than label A of the next."""
    scorer = Scorer(DEFAULT_POLICY)
    chosen = [
        scorer.scores(quiz.form(turn, code=str(turn)), {"grain": "A"})[0].chosen for turn in (0, 1)
    ]
    assert chosen == [("wheat",), ("oats",)]


def test_the_memo_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flood of different texts, or of long ones, is scored but not kept."""
    monkeypatch.setattr(scorer_module, "MEMO_SIZE", 10)
    scorer = Scorer(DEFAULT_POLICY)
    scorer.scores(quiz.form(), {"fungus": "x" * 10_000})
    assert len(scorer._memo) == 5
    for number in range(100):
        scorer.scores(quiz.form(), {"fungus": f"guess {number}"})
    assert len(scorer._memo) == 10
