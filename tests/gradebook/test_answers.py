"""Judging each distinct answer once: the memory saves work and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from factquiz.assembly.policy import DEFAULT_POLICY, ScoringPolicy
from factquiz.gradebook import answers as answers_module
from factquiz.gradebook.answers import Answers, scores
from factquiz.gradebook.store import create
from factquiz.gradebook.tallies import KnownTallies
from factquiz.scoring.mark import State
from factquiz.scoring.score import Judge
from tests import strategies
from tests.sample_class import graded, quiz

if TYPE_CHECKING:
    import pytest

    from factquiz.assembly.form import Form
    from factquiz.responses.submission import RawResponse
    from factquiz.scoring.outcome import Outcome


@given(st.data(), strategies.forms(), strategies.policies)
def test_remembering_changes_no_score(
    data: st.DataObject, form: Form, policy: ScoringPolicy
) -> None:
    """Scored once, twice, from the store or item by item: always the same."""
    responses = data.draw(strategies.submissions(form)).responses
    store = create()
    answers = Answers(store, policy, run=1, most=len(form.items))
    expected = graded.scores(form, responses, policy)
    first, again = answers.of(form, responses), answers.of(form, responses)
    assert first == again
    answers.write()
    stored = scores(store, 1)
    assert tuple(stored[number] for number in first) == expected
    (number,) = answers.tallies.of([(each,) for each in first], 1)
    tally = KnownTallies(store)[number]
    assert tally.points == sum(scored.points for scored in expected)
    assert [tally.count(state) for state in State] == [
        sum(scored.state is state for scored in expected) for state in State
    ]


def test_each_distinct_answer_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty students with the same answers cost six judgements, not two hundred and forty."""
    judged = []
    outcome = Judge.outcome

    def counting(judge: Judge, raw: RawResponse | None) -> Outcome:
        judged.append(raw)
        return outcome(judge, raw)

    monkeypatch.setattr(Judge, "outcome", counting)
    answers = Answers(create(), DEFAULT_POLICY, run=1, most=6)
    for _ in range(40):
        answers.of(quiz.form(), {"grain": "A", "fungus": "yeast"})
    assert len(judged) == 6


def test_forms_with_other_orders_are_kept_apart() -> None:
    """Label A of one form is another option than label A of the next."""
    store = create()
    answers = Answers(store, DEFAULT_POLICY, run=1, most=6)
    forms = (quiz.form(turn, code=str(turn)) for turn in (0, 1))
    numbers = [answers.of(form, {"grain": "A"})[0] for form in forms]
    answers.write()
    assert [scores(store, 1)[number].chosen for number in numbers] == [("wheat",), ("oats",)]


def _remembered(answers: Answers) -> int:
    return sum(len(memo) for memos in answers._memos.values() for memo in memos)


def test_memory_is_bounded_and_numbers_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flood of different texts, or of long ones, is stored but not remembered."""
    monkeypatch.setattr(answers_module, "MEMO_SIZE", 10)
    answers = Answers(create(), DEFAULT_POLICY, run=1, most=6)
    long = answers.of(quiz.form(), {"fungus": "x" * 10_000})
    assert _remembered(answers) == 5
    for number in range(100):
        answers.of(quiz.form(), {"fungus": f"guess {number}"})
    assert _remembered(answers) == 10
    assert answers.of(quiz.form(), {"fungus": "x" * 10_000}) == long
    numbers = [answers.of(quiz.form(), {"fungus": f"guess {n}"})[3] for n in range(100)]
    assert len(set(numbers)) == 100


def test_what_came_once_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the first few, a text is remembered when it comes a second time."""
    monkeypatch.setattr(answers_module, "_UNSEEN", 6)
    answers = Answers(create(), DEFAULT_POLICY, run=1, most=6)
    numbers = [answers.of(quiz.form(), {"fungus": f"guess {n}"})[3] for n in range(100)]
    assert _remembered(answers) == 6
    for _ in range(2):
        assert answers.of(quiz.form(), {"fungus": "guess 99"})[3] == numbers[99]
        assert _remembered(answers) == 7
