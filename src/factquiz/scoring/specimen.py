"""Specimens: example responses to an item, each with the score it must get.

Every interaction supplies its own, for any item, by a way of its own:
the expected points come from counting keys, not from the code that scores.
Run over a whole bank they prove that no item is unanswerable, or right for the wrong answer.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.assembly.policy import FormulaScoring
from factquiz.items.base import Record
from factquiz.scoring.mark import NOTHING, Problem, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.assembly.policy import ChoiceRule
    from factquiz.items.base import Option
    from factquiz.items.choosing import OptionItem
    from factquiz.responses.submission import RawResponse


class Specimen(Record, frozen=True, kw_only=True):
    """A raw response and what it must get; ``name`` says what it is an example of."""

    name: str
    raw: str | tuple[str, ...] | None
    state: State
    points: Fraction
    problem: Problem | None = None


def omitted(*raws: RawResponse | None) -> tuple[Specimen, ...]:
    """Return specimens that answer nothing."""
    return tuple(
        Specimen(name=f"omitted: {raw!r}", raw=raw, state=State.OMITTED, points=NOTHING)
        for raw in raws
    )


def invalid(raw: RawResponse, problem: Problem) -> Specimen:
    """Return a specimen that must be ungradable, for this reason."""
    return Specimen(
        name=f"invalid: {problem}",
        raw=raw,
        state=State.UNGRADABLE,
        points=NOTHING,
        problem=problem,
    )


def expect(name: str, raw: RawResponse, credit: Fraction, points: Fraction) -> Specimen:
    """Return a specimen that must get a credit."""
    state = State.RIGHT if credit == 1 else State.PARTIAL if credit > 0 else State.WRONG
    return Specimen(name=name, raw=raw, state=state, points=credit * points)


def one_each(
    item: OptionItem, labels: Iterable[str], points: Fraction, rule: ChoiceRule
) -> tuple[Specimen, ...]:
    """Return a specimen for each option of an item that takes one: the key, then the others."""
    shown: list[tuple[str, Option]] = list(zip(labels, item.options, strict=True))
    lost = -rule.negative
    if isinstance(rule, FormulaScoring):
        lost = max(-Fraction(1, len(shown) - 1), lost)
    return tuple(
        expect(
            f"{'right' if option.key else 'wrong'}: {label}",
            label,
            Fraction(1) if option.key else lost,
            points,
        )
        for label, option in shown
    )
