"""Credit for an item of one or more parts, each of them right, wrong or left open.

What choice, true/false, match, classify and cloze have in common.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, assert_never

from factquiz.assembly.penalty import guess_cost
from factquiz.assembly.policy import (
    AllOrNothing,
    CorrectMinusWrong,
    FormulaScoring,
    FractionCorrect,
)
from factquiz.scoring.mark import NOTHING, State

if TYPE_CHECKING:
    from collections.abc import Sequence

PartRule: TypeAlias = AllOrNothing | FractionCorrect | CorrectMinusWrong | FormulaScoring


def credit(rule: PartRule, parts: Sequence[State], guesses: Sequence[int]) -> Fraction:
    """Return the credit for parts in the order of the form.

    ``guesses`` has, for each part, the number of options to guess from; 0 if it is typed.
    """
    right, wrong = parts.count(State.RIGHT), parts.count(State.WRONG)
    match rule:
        case AllOrNothing():
            return Fraction(1) if right == len(parts) else -rule.negative
        case FractionCorrect():
            return Fraction(right, len(parts))
        case CorrectMinusWrong():
            return max(Fraction(right - wrong, len(parts)), -rule.negative)
        case FormulaScoring():
            pairs = zip(parts, guesses, strict=True)
            cost = sum((guess_cost(k) for part, k in pairs if part is State.WRONG), NOTHING)
            return max((right - cost) / len(parts), -rule.negative)
        case _:
            assert_never(rule)


def one_part(rule: AllOrNothing | FormulaScoring, options: int, *, right: bool) -> Fraction:
    """Return the credit for an item of one part that was answered."""
    return credit(rule, (State.RIGHT if right else State.WRONG,), (options,))
