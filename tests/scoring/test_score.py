"""Hand-graded responses for every interaction and rule, and what holds for all of them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.assembly.form import FormItem, option_labels
from factquiz.assembly.policy import (
    DEFAULT_POLICY,
    AllOrNothing,
    FractionCorrect,
    ScoringPolicy,
)
from factquiz.items.typed import ShortAnswer
from factquiz.responses.submission import MAX_TEXT, RawResponse
from factquiz.scoring.mark import ItemScore, Problem, State
from factquiz.scoring.score import score, specimens
from tests import strategies
from tests.sample_class import quiz

if TYPE_CHECKING:
    from factquiz.items.choosing import Choice, MultipleResponse, OptionItem
    from factquiz.items.model import Item

RIGHT, PARTIAL, WRONG = State.RIGHT, State.PARTIAL, State.WRONG
OMITTED, UNGRADABLE = State.OMITTED, State.UNGRADABLE
THIRD = Fraction(1, 3)

STRICT = replace(
    DEFAULT_POLICY,
    choice=AllOrNothing(negative=THIRD),
    multiple_response=AllOrNothing(negative=Fraction(1, 2)),
    true_false=AllOrNothing(negative=Fraction(1)),
)
SHARED = replace(DEFAULT_POLICY, multiple_response=FractionCorrect())


@pytest.mark.parametrize(
    ("item", "raw", "policy", "state", "points"),
    [
        (quiz.GRAIN, "A", DEFAULT_POLICY, RIGHT, "3"),
        (quiz.GRAIN, ("A",), DEFAULT_POLICY, RIGHT, "3"),
        (quiz.GRAIN, "B", DEFAULT_POLICY, WRONG, "0"),
        (quiz.GRAIN, "B", STRICT, WRONG, "-1"),
        (quiz.GRAIN, "", STRICT, OMITTED, "0"),
        (quiz.GRAIN, None, STRICT, OMITTED, "0"),
        (quiz.SALT, "true", DEFAULT_POLICY, RIGHT, "3"),
        (quiz.SALT, "false", DEFAULT_POLICY, WRONG, "0"),
        (quiz.SALT, "false", STRICT, WRONG, "-3"),
        # three keys (A B D), two wrong options (C E)
        (quiz.PARTS, ("A", "B", "D"), DEFAULT_POLICY, RIGHT, "3"),
        (quiz.PARTS, ("D", "A", "B"), DEFAULT_POLICY, RIGHT, "3"),
        (quiz.PARTS, ("A", "B"), DEFAULT_POLICY, PARTIAL, "2"),
        (quiz.PARTS, "A", DEFAULT_POLICY, PARTIAL, "1"),
        (quiz.PARTS, ("A", "B", "D", "E"), DEFAULT_POLICY, PARTIAL, "3/2"),
        (quiz.PARTS, ("A", "B", "C"), DEFAULT_POLICY, PARTIAL, "1/2"),
        (quiz.PARTS, ("A", "C"), DEFAULT_POLICY, WRONG, "0"),
        (quiz.PARTS, ("A", "B", "C", "D", "E"), DEFAULT_POLICY, WRONG, "0"),
        (quiz.PARTS, ("A", "B", "D"), STRICT, RIGHT, "3"),
        (quiz.PARTS, ("A", "B"), STRICT, WRONG, "-3/2"),
        (quiz.PARTS, (), STRICT, OMITTED, "0"),
        (quiz.PARTS, ("A", "B"), SHARED, PARTIAL, "12/5"),
        (quiz.PARTS, ("C",), SHARED, PARTIAL, "3/5"),
        (quiz.PARTS, ("C", "E"), SHARED, WRONG, "0"),
        (quiz.FUNGUS, "yeast", DEFAULT_POLICY, RIGHT, "3"),
        (quiz.FUNGUS, " YEAST! ", DEFAULT_POLICY, RIGHT, "3"),
        (quiz.FUNGUS, "baker's yeast", DEFAULT_POLICY, RIGHT, "3"),
        (quiz.FUNGUS, "yaest", DEFAULT_POLICY, RIGHT, "3"),
        (quiz.FUNGUS, "yaets", DEFAULT_POLICY, WRONG, "0"),
        (quiz.FUNGUS, "mold", DEFAULT_POLICY, WRONG, "0"),
        (quiz.FUNGUS, "?", DEFAULT_POLICY, WRONG, "0"),
        (quiz.FUNGUS, "something else", STRICT, WRONG, "0"),
        (quiz.FUNGUS, "yeast\r\n", DEFAULT_POLICY, RIGHT, "3"),
        (quiz.FUNGUS, " \t\u00a0 ", DEFAULT_POLICY, OMITTED, "0"),
    ],
)
def test_hand_graded(
    item: Item, raw: RawResponse | None, policy: ScoringPolicy, state: State, points: str
) -> None:
    """Each response gets what a person reckoned by hand, out of three points."""
    scored = score(quiz.placed(item, 3), raw, policy)
    assert (scored.state, scored.points) == (state, Fraction(points))


@pytest.mark.parametrize(
    ("item", "raw", "problem"),
    [
        (quiz.GRAIN, "E", Problem.UNKNOWN_LABEL),
        (quiz.GRAIN, "wheat", Problem.UNKNOWN_LABEL),
        (quiz.GRAIN, "a", Problem.UNKNOWN_LABEL),
        (quiz.GRAIN, ("A", "B"), Problem.SEVERAL_CHOICES),
        (quiz.GRAIN, ("A", "A"), Problem.REPEATED_LABEL),
        (quiz.SALT, "TRUE", Problem.UNKNOWN_LABEL),
        (quiz.PARTS, "ABD", Problem.UNKNOWN_LABEL),
        (quiz.PARTS, ("A", "A"), Problem.REPEATED_LABEL),
        (quiz.PARTS, ("A", ""), Problem.UNKNOWN_LABEL),
        (quiz.FUNGUS, ("yeast",), Problem.NOT_TEXT),
        (quiz.FUNGUS, "yeast\x00", Problem.CONTROL_CHARACTERS),
        (quiz.FUNGUS, "yeast\x1b[2J", Problem.CONTROL_CHARACTERS),
        (quiz.FUNGUS, "y" * (MAX_TEXT + 1), Problem.TOO_LONG),
    ],
)
def test_what_cannot_be_judged_is_left_to_a_person(
    item: Item, raw: RawResponse, problem: Problem
) -> None:
    """No points and no guess, even under a policy that punishes: the problem is named."""
    scored = score(quiz.placed(item, 3), raw, STRICT)
    assert (scored.state, scored.points, scored.problem) == (UNGRADABLE, Fraction(0), problem)


def _typed(*answers: tuple[str, bool], max_edits: int) -> ShortAnswer:
    return ShortAnswer(
        **quiz.base("typed", "What?"),  # type: ignore[arg-type]
        answers=tuple(quiz.answer(text, key=key) for text, key in answers),
        max_edits=max_edits,
    )


def test_a_known_wrong_answer_is_wrong_however_near() -> None:
    """“Austria” is two edits from “Australia”, but it is a country of its own."""
    item = _typed(("Australia", True), ("Austria", False), max_edits=2)
    scored = score(quiz.placed(item), "austria", DEFAULT_POLICY)
    assert (scored.state, scored.chosen) == (WRONG, ("Austria",))


def test_the_nearer_known_answer_decides() -> None:
    """A typing error in a known wrong answer does not turn it into the right one."""
    item = _typed(("Australia", True), ("Austria", False), max_edits=2)
    assert score(quiz.placed(item), "Asutria", DEFAULT_POLICY).state is WRONG
    assert score(quiz.placed(item), "Austrlia", DEFAULT_POLICY).state is UNGRADABLE
    assert score(quiz.placed(item), "Autsralia", DEFAULT_POLICY).state is RIGHT


def test_as_near_to_wrong_as_to_right_is_ambiguous() -> None:
    """Between an accepted and a known wrong answer at the same distance, a person decides."""
    item = _typed(("Iran", True), ("Iraq", False), max_edits=1)
    scored = score(quiz.placed(item), "Irat", DEFAULT_POLICY)
    assert (scored.state, scored.problem) == (UNGRADABLE, Problem.AMBIGUOUS)


@given(strategies.form_items, strategies.policies)
def test_every_specimen_gets_what_it_must(placed: FormItem, policy: ScoringPolicy) -> None:
    """The example responses that each interaction supplies are scored as it says."""
    for specimen in specimens(placed, policy):
        scored = score(placed, specimen.raw, policy)
        assert (scored.state, scored.points, scored.problem) == (
            specimen.state,
            specimen.points,
            specimen.problem,
        ), specimen.name


@given(strategies.form_items, strategies.policies)
def test_specimens_show_every_kind_of_response(placed: FormItem, policy: ScoringPolicy) -> None:
    """There is a right, a wrong, an invalid and an omitted specimen for every item."""
    states = {specimen.state for specimen in specimens(placed, policy)}
    assert states >= {RIGHT, WRONG, UNGRADABLE, OMITTED}


@given(st.data(), strategies.form_items, strategies.policies)
def test_points_stay_within_the_policy(
    data: st.DataObject, placed: FormItem, policy: ScoringPolicy
) -> None:
    """Nothing that anybody sends earns more than the item's points or costs more than allowed."""
    raw = data.draw(strategies.raw_responses(placed.item))
    scored = score(placed, raw, policy)
    negative = getattr(_rule(placed.item, policy), "negative", Fraction(0))
    assert -negative * placed.points <= scored.points <= placed.points
    assert (scored.problem is not None) == (scored.state is UNGRADABLE)
    assert (scored.state is RIGHT) == (scored.points == placed.points)


def _rule(item: Item, policy: ScoringPolicy) -> object:
    return getattr(policy, str(item.__struct_config__.tag))


@given(st.data(), st.one_of(strategies.choices(), strategies.multiple_responses()))
def test_shuffling_the_options_changes_no_score(
    data: st.DataObject, item: Choice | MultipleResponse
) -> None:
    """The same options chosen in another order of the form score the same."""
    policy = data.draw(strategies.policies)
    chosen = data.draw(st.sets(st.sampled_from([option.id for option in item.options])))
    shuffled = replace(item, options=tuple(data.draw(st.permutations(item.options))))
    scores = [_score_ids(one, chosen, policy) for one in (item, shuffled)]
    assert (scores[0].state, scores[0].points) == (scores[1].state, scores[1].points)
    assert set(scores[0].chosen) == set(scores[1].chosen)


def _score_ids(item: OptionItem, chosen: set[str], policy: ScoringPolicy) -> ItemScore:
    shown = zip(option_labels(item), item.options, strict=True)
    raw = tuple(label for label, option in shown if option.id in chosen)
    return score(quiz.placed(item, 2), raw, policy)


def test_what_was_given_is_shown_but_a_flood_is_cut() -> None:
    """People see what was sent; of a megabyte they see the beginning, length and digest."""
    placed = quiz.placed(quiz.PARTS)
    assert score(placed, ("B", "A"), DEFAULT_POLICY).given == "B, A"
    flood = score(quiz.placed(quiz.FUNGUS), "x" * 10**6, DEFAULT_POLICY).given
    assert len(flood) < 500
    assert "1,000,000 characters" in flood
    other = score(quiz.placed(quiz.FUNGUS), "x" * 999_999 + "y", DEFAULT_POLICY).given
    assert flood != other
