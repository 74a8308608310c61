"""What a student may see of a form: everything to answer by, and nothing of the key."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from msgspec.structs import replace

from factquiz.assembly.form import Form, letters
from factquiz.assembly.policy import (
    DEFAULT_POLICY,
    AllOrNothing,
    FormulaScoring,
    ScoringPolicy,
)
from factquiz.assembly.sheet import Sheet, sheet, sheet_item
from factquiz.items.codec import decode, encode
from tests import strategies
from tests.sample_class import parts, quiz

ONE = Fraction(1)


def test_every_interaction_is_shown_with_what_it_needs() -> None:
    """Prompts, targets, entries, texts and gaps in the order of the form, under letters."""
    homes, sorts, steps, rising, water, sliced = (
        sheet_item(quiz.placed(item)) for item in parts.ITEMS
    )
    assert homes.prompts == ("Baguette", "Lavash", "Chapati")
    assert [(each.label, each.text) for each in homes.targets] == [
        ("A", "Armenia"),
        ("B", "France"),
        ("C", "India"),
        ("D", "Sweden"),
    ]
    assert [each.label for each in sorts.targets] == ["A", "B"]
    assert [each.text for each in steps.entries] == ["Prove", "Mix", "Bake", "Knead"]
    assert rising.texts == parts.RISING.texts
    assert [[each.text for each in gap.options] for gap in rising.gaps] == [
        [],
        ["oxygen", "carbon dioxide", "steam"],
    ]
    assert water.unit == "%"
    assert sliced.stem == parts.SLICED.stem


TOLD_BY_THE_KEY = {"rationale", "proof", "key", "position", "answers", "known", "evidence"}


@given(strategies.forms(), strategies.policies)
def test_a_sheet_holds_no_reason_no_proof_and_no_id_of_an_option(
    form: Form, policy: ScoringPolicy
) -> None:
    """Only texts to read, labels and points come out; and they survive JSON."""
    made = sheet(form, policy)
    data = encode(made)
    assert decode(data, Sheet) == made
    assert _names(json.loads(data)).isdisjoint(TOLD_BY_THE_KEY)


def _names(value: object) -> set[str]:
    """Return the names of all fields of a JSON value, at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(_names, value.values()))
    return set().union(*map(_names, value)) if isinstance(value, list) else set()


def test_forms_that_differ_in_their_keys_alone_have_one_sheet() -> None:
    """Another right target, another right order, another right number: the same sheet."""
    homes = replace(
        parts.HOMES,
        prompts=tuple(replace(prompt, key="Sweden") for prompt in parts.HOMES.prompts),
    )
    steps = replace(
        parts.STEPS,
        entries=tuple(replace(entry, position=5 - entry.position) for entry in parts.STEPS.entries),
    )
    water = replace(parts.WATER, low=parts.WATER.high + 5, text="other", known=())
    sliced = replace(parts.SLICED, date="1930-01-01", text="other", known=())
    for one, other in (
        (parts.HOMES, homes),
        (parts.STEPS, steps),
        (parts.WATER, water),
        (parts.SLICED, sliced),
    ):
        assert sheet_item(quiz.placed(one)) == sheet_item(quiz.placed(other))


@pytest.mark.parametrize(
    ("policy", "costs"),
    [
        (DEFAULT_POLICY, "0 0 0 0 0 0 0 0 0 0 0 0"),
        (
            replace(
                DEFAULT_POLICY,
                choice=FormulaScoring(negative=ONE),
                true_false=AllOrNothing(negative=Fraction(1, 2)),
                match=FormulaScoring(negative=ONE),
                cloze=FormulaScoring(negative=ONE),
                order=AllOrNothing(negative=Fraction(1, 4)),
            ),
            "1/3 1/2 0 0 1/2 0 1/3 0 1/4 1/4 0 0",
        ),
    ],
)
def test_a_student_is_told_what_a_wrong_answer_costs(policy: ScoringPolicy, costs: str) -> None:
    """In points, for each item: of four options a third, of three a half, of two all."""
    made = sheet(parts.form(), policy)
    assert [str(item.penalty) for item in made.items] == costs.split()
    assert made.costs == (policy != DEFAULT_POLICY)


def test_labels_go_on_behind_z() -> None:
    """However many options an item in the bank has, each has a label of its own."""
    assert letters(3) == ("A", "B", "C")
    assert letters(28)[-3:] == ("Z", "AA", "AB")
    assert len(set(letters(200))) == 200
