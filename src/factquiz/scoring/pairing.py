"""Prompts and targets: what match and classify have in common.

They differ in one thing: in a match a target is used at most once.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, assert_never

from factquiz.assembly.form import letters
from factquiz.assembly.policy import (
    AllOrNothing,
    CorrectMinusWrong,
    FormulaScoring,
    FractionCorrect,
    PairRule,
)
from factquiz.scoring.mark import NOTHING, OMITTED, Mark, Problem, State, settled, ungradable
from factquiz.scoring.parts import credit
from factquiz.scoring.slots import read_labels
from factquiz.scoring.specimen import Specimen, expect, invalid, omitted

if TYPE_CHECKING:
    from factquiz.items.arranged import Classify, Match
    from factquiz.responses.submission import RawResponse

Paired: TypeAlias = "Match | Classify"


def mark_pairs(item: Paired, raw: RawResponse | None, rule: PairRule, *, once: bool) -> Mark:
    """Judge a response: for each prompt the label of a target, or nothing."""
    labels = letters(len(item.targets))
    slots = read_labels(raw, len(item.prompts), labels, once=once)
    if isinstance(slots, Problem):
        return ungradable(slots)
    if not slots:
        return OMITTED
    targets = dict(zip(labels, (target.id for target in item.targets), strict=True))
    chosen = tuple(targets.get(label, "") for label in slots)
    parts = tuple(
        _state(target, prompt.key) for target, prompt in zip(chosen, item.prompts, strict=True)
    )
    guesses = [len(targets)] * len(parts)
    return settled(credit(rule, parts, guesses), chosen, parts)


def _state(target: str, key: str) -> State:
    if not target:
        return State.OMITTED
    return State.RIGHT if target == key else State.WRONG


def pair_specimens(item: Paired, points: Fraction, rule: PairRule) -> tuple[Specimen, ...]:
    """Return all prompts right, the first alone, all wrong, invalid, nothing."""
    labels = letters(len(item.targets))
    targets = dict(zip((target.id for target in item.targets), labels, strict=True))
    right = tuple(targets[prompt.key] for prompt in item.prompts)
    first = (right[0], *("" for _ in right[1:]))
    # each label moved on by one: wrong for every prompt, and no two the same if none were
    wrong = tuple(labels[(labels.index(label) + 1) % len(labels)] for label in right)
    return (
        expect("right: all of them", right, Fraction(1), points),
        *([expect("partial: the first alone", first, _of_first(rule, len(right)), points)]
          if len(right) > 1 else []),
        expect("wrong: each the next target", wrong, _of_wrong(rule, len(labels)), points),
        *omitted(None, "", "  ", (), ("",) * len(right)),
        invalid(right[0], Problem.NOT_A_LIST),
        invalid((*right, right[0]), Problem.WRONG_COUNT),
        invalid(right[:-1] or ("A", "B"), Problem.WRONG_COUNT),
        invalid(("?", *right[1:]), Problem.UNKNOWN_LABEL),
        invalid((right[0].lower(), *right[1:]), Problem.UNKNOWN_LABEL),
    )  # fmt: skip


def _of_first(rule: PairRule, prompts: int) -> Fraction:
    """One prompt is right, the others were left open."""
    match rule:
        case AllOrNothing():
            return -rule.negative
        case FractionCorrect() | CorrectMinusWrong() | FormulaScoring():
            return Fraction(1, prompts)
        case _:
            assert_never(rule)


def _of_wrong(rule: PairRule, targets: int) -> Fraction:
    """Every prompt has a wrong target."""
    match rule:
        case AllOrNothing() | CorrectMinusWrong():
            return -rule.negative
        case FractionCorrect():
            return NOTHING
        case FormulaScoring():
            return -min(rule.negative, Fraction(1, targets - 1))
        case _:
            assert_never(rule)
