"""The key ``scoring`` of a blueprint: rules by name, mistakes in their places."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factquiz.assembly.blueprint import Blueprint, BlueprintFile
from factquiz.assembly.policy import (
    DEFAULT_POLICY,
    CorrectMinusWrong,
    DateMatch,
    FormulaScoring,
    LongestCommonSubsequence,
    ScoringPolicy,
)
from factquiz.assembly.rules import RULES
from factquiz.facts.validate import build
from factquiz.facts.yamltree import as_mapping, parse

if TYPE_CHECKING:
    from factquiz.diagnostics import Diagnostic

HEAD = "title: T\npurpose: graded\nlessons: [one]\ncells: [{count: 1}]\n"


def _read(scoring: str) -> tuple[ScoringPolicy | None, tuple[Diagnostic, ...]]:
    tree, found = parse(HEAD + scoring, "quiz.yml")
    assert tree is not None
    assert found == ()
    file, wrong = build(BlueprintFile, as_mapping(tree.data), tree, ())
    return (Blueprint("quiz", "quiz.yml", file).policy if file else None), wrong


def test_what_is_not_named_is_scored_by_default() -> None:
    """A blueprint that says nothing gets the default policy; one that says something, the rest."""
    assert _read("") == (DEFAULT_POLICY, ())
    assert _read("scoring: {order: longest-common-subsequence}\n") == (
        replace(DEFAULT_POLICY, order=LongestCommonSubsequence()),
        (),
    )


def test_rules_take_shares() -> None:
    """As fractions or decimals; left out they are 0, but formula scoring is the pure formula."""
    policy, found = _read(
        "scoring:\n"
        "  choice: formula-scoring\n"
        "  classify: {rule: formula-scoring, negative: 0}\n"
        "  multiple_response: {rule: correct-minus-wrong, negative: 0.25}\n"
        "  date: {rule: date-match, month: 1/3}\n"
    )
    assert found == ()
    assert policy == replace(
        DEFAULT_POLICY,
        choice=FormulaScoring(negative=Fraction(1)),
        classify=FormulaScoring(negative=Fraction(0)),
        multiple_response=CorrectMinusWrong(negative=Fraction(1, 4)),
        date=DateMatch(month=Fraction(1, 3), year=Fraction(0)),
    )


def test_every_rule_can_be_chosen_for_its_interactions() -> None:
    """Whatever a policy may hold can be written in a blueprint."""
    assert RULES.keys() == set(ScoringPolicy.__struct_fields__)
    for interaction, rules in RULES.items():
        for rule, kind in rules.items():
            policy, found = _read(f"scoring: {{{interaction}: {rule}}}\n")
            assert found == ()
            assert isinstance(getattr(policy, interaction), kind)


@pytest.mark.parametrize(
    ("scoring", "place", "code", "words"),
    [
        ("order: by-heart", "5:19", "bad-value", "allowed for order is all-or-nothing"),
        ("order: adjacent-pair", "5:19", "bad-value", "Did you mean 'adjacent-pairs'?"),
        ("order: text-match", "5:19", "bad-value", "adjacent-pairs, longest-common-subsequence"),
        ("ordering: adjacent-pairs", "5:12", "unknown-key", "Did you mean 'order'?"),
        ("choice: {rule: all-or-nothing, negative: 2}", "5:53", "bad-value", "from 0 to 1"),
        ("choice: {rule: all-or-nothing, negative: x}", "5:53", "bad-value", "such as 1/3"),
        ("choice: {rule: all-or-nothing, minus: 1}", "5:43", "unknown-key", "'minus'"),
        ("choice: {rule: all-or-nothing, month: 1}", "5:20", "bad-value", "knows no `month`"),
        ("match: {rule: fraction-correct, negative: 1}", "5:19", "bad-value", "takes nothing"),
        ("choice: {negative: 1}", "5:20", "missing-key", "'rule'"),
    ],
)
def test_a_mistake_is_told_in_its_place(scoring: str, place: str, code: str, words: str) -> None:
    """Line and column of what is wrong, what is allowed there, and what was perhaps meant."""
    policy, (found,) = _read(f"scoring: {{ {scoring} }}\n")
    assert policy is None
    assert found.code == code
    assert f"{found.place.line}:{found.place.column}" == place
    assert words in f"{found.message} {found.hint}"
