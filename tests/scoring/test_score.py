"""Hand-graded responses for every interaction and rule, and what holds for all of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import permutations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.assembly.form import FormItem, letters, option_labels
from factquiz.assembly.penalty import penalty
from factquiz.assembly.policy import (
    DEFAULT_POLICY,
    AllOrNothing,
    CorrectMinusWrong,
    DateMatch,
    FormulaScoring,
    FractionCorrect,
    LongestCommonSubsequence,
    NumberMatch,
    ScoringPolicy,
)
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.base import Option
from factquiz.items.choosing import Choice
from factquiz.items.typed import ShortAnswer
from factquiz.responses.submission import MAX_TEXT, RawResponse
from factquiz.scoring.mark import ItemScore, Problem, State
from factquiz.scoring.score import score, specimens
from tests import strategies
from tests.sample_class import parts, quiz

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.items.choosing import MultipleResponse, OptionItem
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
OTHER = replace(
    DEFAULT_POLICY,
    choice=FormulaScoring(negative=Fraction(1)),
    true_false=FormulaScoring(negative=Fraction(1)),
    numeric=NumberMatch(wrong_unit=Fraction(1, 2)),
    date=DateMatch(month=Fraction(2, 3), year=THIRD),
    match=FormulaScoring(negative=Fraction(1)),
    classify=CorrectMinusWrong(negative=THIRD),
    order=LongestCommonSubsequence(),
    cloze=FormulaScoring(negative=Fraction(1)),
)
WHOLE = replace(
    DEFAULT_POLICY,
    match=AllOrNothing(negative=THIRD),
    order=AllOrNothing(negative=Fraction(0)),
    date=DateMatch(month=Fraction(0), year=Fraction(0)),
)


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
        (quiz.GRAIN, "B", OTHER, WRONG, "-1"),
        (quiz.SALT, "false", OTHER, WRONG, "-3"),
        # France is B, Armenia A, India C; Sweden D is left over
        (parts.HOMES, ("B", "A", "C"), DEFAULT_POLICY, RIGHT, "3"),
        (parts.HOMES, ("B", "D", "C"), DEFAULT_POLICY, PARTIAL, "2"),
        (parts.HOMES, ("B", "", ""), DEFAULT_POLICY, PARTIAL, "1"),
        (parts.HOMES, ("A", "B", "D"), DEFAULT_POLICY, WRONG, "0"),
        (parts.HOMES, ("", "", ""), WHOLE, OMITTED, "0"),
        (parts.HOMES, ("B", "A", ""), WHOLE, WRONG, "-1"),
        (parts.HOMES, ("B", "A", "D"), OTHER, PARTIAL, "5/3"),
        (parts.HOMES, ("A", "B", "D"), OTHER, WRONG, "-1"),
        # flat is A, risen B; of two categories a wrong one costs as much as a right one earns
        (parts.SORTS, ("B", "A", "A"), DEFAULT_POLICY, RIGHT, "3"),
        (parts.SORTS, ("B", "A", "B"), DEFAULT_POLICY, PARTIAL, "1"),
        (parts.SORTS, ("A", "A", "B"), DEFAULT_POLICY, WRONG, "0"),
        (parts.SORTS, ("A", "A", ""), DEFAULT_POLICY, WRONG, "0"),
        (parts.SORTS, ("A", "B", "B"), OTHER, WRONG, "-1"),
        # mix B, knead D, prove A, bake C
        (parts.STEPS, ("B", "D", "A", "C"), DEFAULT_POLICY, RIGHT, "3"),
        (parts.STEPS, ("B", "D", "C", "A"), DEFAULT_POLICY, PARTIAL, "1"),
        (parts.STEPS, ("D", "A", "C", "B"), DEFAULT_POLICY, PARTIAL, "2"),
        (parts.STEPS, ("B", "", "A", "C"), DEFAULT_POLICY, PARTIAL, "1"),
        (parts.STEPS, ("C", "A", "D", "B"), DEFAULT_POLICY, WRONG, "0"),
        (parts.STEPS, ("D", "A", "C", "B"), OTHER, PARTIAL, "2"),
        (parts.STEPS, ("B", "A", "D", "C"), OTHER, PARTIAL, "2"),
        (parts.STEPS, ("B", "A", "D", "C"), DEFAULT_POLICY, WRONG, "0"),
        (parts.STEPS, ("D", "A", "C", "B"), WHOLE, WRONG, "0"),
        # a typed gap, and one of three options, of which B is right
        (parts.RISING, ("yeast", "B"), DEFAULT_POLICY, RIGHT, "3"),
        (parts.RISING, ("Yaest ", "A"), DEFAULT_POLICY, PARTIAL, "3/2"),
        (parts.RISING, ("salt", "A"), DEFAULT_POLICY, WRONG, "0"),
        (parts.RISING, ("", "B"), OTHER, PARTIAL, "3/2"),
        (parts.RISING, ("yeast", "A"), OTHER, PARTIAL, "3/4"),
        (parts.RISING, ("elves", "A"), OTHER, WRONG, "-3/4"),
        (parts.WATER, "about 65 per cent", DEFAULT_POLICY, RIGHT, "3"),
        (parts.WATER, "60–70%", DEFAULT_POLICY, RIGHT, "3"),
        (parts.WATER, "0,65", DEFAULT_POLICY, WRONG, "0"),
        (parts.WATER, "65 kg", DEFAULT_POLICY, WRONG, "0"),
        (parts.WATER, "65 kg", OTHER, PARTIAL, "3/2"),
        (parts.WATER, "100", OTHER, WRONG, "0"),
        (parts.SLICED, "July 6th, 1928", DEFAULT_POLICY, RIGHT, "3"),
        (parts.SLICED, "July 1928", DEFAULT_POLICY, PARTIAL, "3/2"),
        (parts.SLICED, "8 July 1928", DEFAULT_POLICY, PARTIAL, "3/2"),
        (parts.SLICED, "26 July 1928", DEFAULT_POLICY, WRONG, "0"),
        (parts.SLICED, "1928", DEFAULT_POLICY, WRONG, "0"),
        (parts.SLICED, "1928", OTHER, PARTIAL, "1"),
        (parts.SLICED, "6 May 1928", OTHER, PARTIAL, "1"),
        (parts.SLICED, "6 July 1929", OTHER, WRONG, "0"),
        (parts.SLICED, "July 1928", WHOLE, WRONG, "0"),
        (parts.SLICED, "1/2/1999", DEFAULT_POLICY, WRONG, "0"),
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
        (parts.HOMES, "B", Problem.NOT_A_LIST),
        (parts.HOMES, ("B", "A"), Problem.WRONG_COUNT),
        (parts.HOMES, ("B", "B", "C"), Problem.REPEATED_LABEL),
        (parts.SORTS, ("B", "A", "C"), Problem.UNKNOWN_LABEL),
        (parts.STEPS, ("B", "B", "A", "C"), Problem.REPEATED_LABEL),
        (parts.STEPS, ("A",) * 100_000, Problem.WRONG_COUNT),
        (parts.RISING, ("y" * (MAX_TEXT + 1), "B"), Problem.TOO_LONG),
        (parts.RISING, ("yeast", "carbon dioxide"), Problem.UNKNOWN_LABEL),
        (parts.WATER, "a good deal", Problem.NOT_A_NUMBER),
        (parts.WATER, "more than 65%", Problem.EXTRA_WORDS),
        (parts.SLICED, "in the twenties", Problem.NOT_A_DATE),
        (parts.SLICED, "6.7.1928", Problem.TWO_READINGS),
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


def test_specimens_of_a_number_next_to_nothing_get_what_they_must() -> None:
    """“2” may be two of a unit counted in millions; beyond the range is what says its unit."""
    item = replace(
        parts.WATER,
        low=Decimal("0.00"),
        high=Decimal(0),
        tolerance=Decimal(1),
        unit="million ECU",
        text="0 million ECU",
        known=(),
    )
    for specimen in specimens(quiz.placed(item), DEFAULT_POLICY):
        scored = score(quiz.placed(item), specimen.raw, DEFAULT_POLICY)
        assert (scored.state, scored.points) == (specimen.state, specimen.points), specimen.name


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
    lost = penalty(placed.item, policy)
    assert -lost * placed.points <= scored.points <= placed.points
    assert (scored.problem is not None) == (scored.state is UNGRADABLE)
    assert (scored.state is RIGHT) == (scored.points == placed.points)


@given(strategies.form_items, strategies.policies)
def test_what_is_announced_as_a_penalty_can_be_lost(
    placed: FormItem, policy: ScoringPolicy
) -> None:
    """The most that the sheet says a response can cost is what the worst specimen costs."""
    least = min(score(placed, one.raw, policy).points for one in specimens(placed, policy))
    assert least == -penalty(placed.item, policy) * placed.points


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


@given(st.data(), st.one_of(strategies.matches(), strategies.classifications()))
def test_shuffling_prompts_and_targets_changes_no_score(
    data: st.DataObject, item: Match | Classify
) -> None:
    """The same pairs score the same, wherever they stand on the form."""
    policy = data.draw(strategies.policies)
    ids = data.draw(st.permutations([target.id for target in item.targets]))
    pairs = dict(zip((prompt.id for prompt in item.prompts), ids, strict=False))
    shuffled = replace(
        item,
        prompts=tuple(data.draw(st.permutations(item.prompts))),
        targets=tuple(data.draw(st.permutations(item.targets))),
    )
    scores = [_score_pairs(one, pairs, policy) for one in (item, shuffled)]
    assert (scores[0].state, scores[0].points) == (scores[1].state, scores[1].points)


def _score_pairs(item: Match | Classify, pairs: dict[str, str], policy: ScoringPolicy) -> ItemScore:
    labels = dict(
        zip((target.id for target in item.targets), letters(len(item.targets)), strict=True)
    )
    raw = tuple(labels[pairs[prompt.id]] if prompt.id in pairs else "" for prompt in item.prompts)
    return score(quiz.placed(item, 2), raw, policy)


@given(st.data(), strategies.orders())
def test_shuffling_what_is_to_be_ordered_changes_no_score(data: st.DataObject, item: Order) -> None:
    """The same order of entries scores the same, however they were shown."""
    policy = data.draw(strategies.policies)
    given_order = data.draw(st.permutations(item.entries))
    shuffled = replace(item, entries=tuple(data.draw(st.permutations(item.entries))))
    scores = []
    for one in (item, shuffled):
        labels = letters(len(one.entries))
        raw = tuple(labels[one.entries.index(entry)] for entry in given_order)
        scores.append(score(quiz.placed(one, 2), raw, policy))
    assert (scores[0].state, scores[0].points) == (scores[1].state, scores[1].points)
    assert scores[0].chosen == scores[1].chosen


@given(st.data(), strategies.clozes())
def test_shuffling_the_options_of_a_gap_changes_no_score(data: st.DataObject, item: Cloze) -> None:
    """The same options chosen for the gaps score the same."""
    policy = data.draw(strategies.policies)
    shuffled = replace(
        item,
        gaps=tuple(
            replace(gap, options=tuple(data.draw(st.permutations(gap.options))))
            for gap in item.gaps
        ),
    )
    filled = [data.draw(st.sampled_from(gap.known)) for gap in item.gaps]
    scores = []
    for one in (item, shuffled):
        raw = tuple(
            letters(len(gap.options))[gap.options.index(known)]
            if isinstance(known, Option)
            else known.text
            for gap, known in zip(one.gaps, filled, strict=True)
        )
        scores.append(score(quiz.placed(one, 2), raw, policy))
    assert (scores[0].state, scores[0].points) == (scores[1].state, scores[1].points)


@pytest.mark.parametrize("count", range(2, 6))
def test_a_blind_guess_under_formula_scoring_is_worth_nothing(count: int) -> None:
    """Over all the ways to guess, right and wrong answers cancel out exactly."""
    rule = FormulaScoring(negative=Fraction(1))
    policy = replace(DEFAULT_POLICY, choice=rule, match=rule, classify=rule)
    targets = tuple(parts.target(f"t{place}") for place in range(count))
    keys = targets[: max(1, count - 1)]
    prompts = tuple(parts.prompt(f"of {key.id}", key.id, targets) for key in keys)
    labels = letters(count)
    choice = Choice(
        **quiz.base("choice", "Which?"),  # type: ignore[arg-type]
        options=tuple(quiz.option(label, label, key=label == "A") for label in labels),
    )
    match = Match(**quiz.base("m", "Match."), prompts=prompts, targets=targets)  # type: ignore[arg-type]
    sort = Classify(**quiz.base("c", "Sort."), prompts=prompts, targets=targets)  # type: ignore[arg-type]
    guesses: tuple[tuple[Item, Iterable[RawResponse]], ...] = (
        (choice, labels),
        (match, permutations(labels, len(prompts))),
        (sort, product(labels, repeat=len(prompts))),
    )
    for item, raws in guesses:
        assert sum(score(quiz.placed(item), raw, policy).points for raw in raws) == 0


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
