"""What a wrong response can cost: a student must be told before she answers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from factquiz.assembly.policy import (
    AdjacentPairs,
    AllOrNothing,
    CorrectMinusWrong,
    DateMatch,
    FormulaScoring,
    FractionCorrect,
    LongestCommonSubsequence,
    NumberMatch,
    TextMatch,
)
from factquiz.items.arranged import Classify, Cloze, Match
from factquiz.items.choosing import Choice, TrueFalse
from factquiz.items.model import interaction

if TYPE_CHECKING:
    from factquiz.assembly.policy import Rule, ScoringPolicy
    from factquiz.items.model import Item

_NONE = Fraction(0)


def rule_for(item: Item, policy: ScoringPolicy) -> Rule:
    """Return the rule of a policy by which an item is scored."""
    rule: Rule = getattr(policy, interaction(item))
    return rule


def penalty(item: Item, policy: ScoringPolicy) -> Fraction:
    """Return the share of an item's points that a response to it can cost at most."""
    rule = rule_for(item, policy)
    match rule:
        case AllOrNothing() | CorrectMinusWrong():
            return rule.negative
        case FormulaScoring():
            costs = [guess_cost(count) for count in guesses(item)]
            return min(sum(costs, _NONE) / len(costs), rule.negative)
        case (
            FractionCorrect()
            | AdjacentPairs()
            | LongestCommonSubsequence()
            | TextMatch()
            | NumberMatch()
            | DateMatch()
        ):
            return _NONE
        case _:
            assert_never(rule)


def guesses(item: Item) -> tuple[int, ...]:
    """Return, for each part of an item, the number of options to guess from; 0 if it is typed."""
    match item:
        case Choice() | TrueFalse():
            return (len(item.options),)
        case Match() | Classify():
            return tuple(len(item.targets) for _ in item.prompts)
        case Cloze():
            return tuple(len(gap.options) for gap in item.gaps)
        case _:
            return (0,)


def guess_cost(options: int) -> Fraction:
    """Return 1/(k − 1), which makes a blind guess among *k* options worth nothing on average."""
    return Fraction(1, options - 1) if options > 1 else _NONE
