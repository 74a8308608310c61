"""Order: for each place, from the first to the last, the label of the entry that belongs there."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from factquiz.assembly.form import letters
from factquiz.assembly.policy import AdjacentPairs, AllOrNothing, LongestCommonSubsequence
from factquiz.scoring.mark import NOTHING, OMITTED, Mark, Problem, State, settled, ungradable
from factquiz.scoring.slots import read_labels
from factquiz.scoring.specimen import Specimen, expect, invalid, omitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.assembly.policy import OrderRule
    from factquiz.items.arranged import Order
    from factquiz.responses.submission import RawResponse


def mark(item: Order, raw: RawResponse | None, rule: OrderRule) -> Mark:
    """Judge a response: for each place a label, or nothing; no label twice."""
    labels = letters(len(item.entries))
    slots = read_labels(raw, len(labels), labels, once=True)
    if isinstance(slots, Problem):
        return ungradable(slots)
    if not slots:
        return OMITTED
    entries = dict(zip(labels, item.entries, strict=True))
    placed = [entries[label] if label else None for label in slots]
    positions = [entry.position if entry else 0 for entry in placed]
    chosen = tuple(entry.id if entry else "" for entry in placed)
    return settled(_credit(rule, positions), chosen, _parts(positions))


def _parts(positions: Sequence[int]) -> tuple[State, ...]:
    return tuple(
        State.OMITTED if not position else State.RIGHT if position == place else State.WRONG
        for place, position in enumerate(positions, 1)
    )


def _credit(rule: OrderRule, positions: Sequence[int]) -> Fraction:
    """Return the credit for right positions (from 1) as they stand; 0 is a place left open."""
    neighbours = len(positions) - 1
    match rule:
        case AllOrNothing():
            in_order = list(positions) == list(range(1, len(positions) + 1))
            return Fraction(1) if in_order else -rule.negative
        case AdjacentPairs():
            return Fraction(
                sum(left > 0 and right == left + 1 for left, right in pairwise(positions)),
                neighbours,
            )
        case LongestCommonSubsequence():
            return Fraction(longest_increasing([p for p in positions if p]) - 1, neighbours)
        case _:
            assert_never(rule)


def longest_increasing(numbers: Sequence[int]) -> int:
    """Return the length of a longest increasing subsequence (Schensted, 1961)."""
    ends: list[int] = []  # ends[n] is the least number that ends such a run of n + 1
    for number in numbers:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
    return len(ends)


def specimens(item: Order, points: Fraction, rule: OrderRule) -> tuple[Specimen, ...]:
    """Return the right order, the last two exchanged, backwards, the first alone, and no order."""
    labels = letters(len(item.entries))
    shown = zip(labels, item.entries, strict=True)
    right = tuple(label for label, _ in sorted(shown, key=lambda pair: pair[1].position))
    exchanged = (*right[:-2], right[-1], right[-2])
    first = (right[0], *("" for _ in right[1:]))
    return (
        expect("right: in order", right, Fraction(1), points),
        *([expect("the last two exchanged", exchanged, _exchanged(rule, len(right)), points)]
          if len(right) > 2 else []),  # noqa: PLR2004 (else it is backwards)
        expect("wrong: backwards", right[::-1], _of_nothing(rule), points),
        expect("wrong: the first alone", first, _of_nothing(rule), points),
        *omitted(None, "", "  ", (), ("",) * len(right)),
        invalid("".join(right), Problem.NOT_A_LIST),
        invalid(right[:-1], Problem.WRONG_COUNT),
        invalid((*right, right[0]), Problem.WRONG_COUNT),
        invalid(("?", *right[1:]), Problem.UNKNOWN_LABEL),
        invalid((right[1], *right[1:]), Problem.REPEATED_LABEL),
    )  # fmt: skip


def _exchanged(rule: OrderRule, entries: int) -> Fraction:
    """Two pairs of neighbours are torn apart, and one entry is out of order."""
    match rule:
        case AllOrNothing():
            return -rule.negative
        case AdjacentPairs():
            return Fraction(entries - 3, entries - 1)
        case LongestCommonSubsequence():
            return Fraction(entries - 2, entries - 1)
        case _:
            assert_never(rule)


def _of_nothing(rule: OrderRule) -> Fraction:
    """No two entries stand in order."""
    return -rule.negative if isinstance(rule, AllOrNothing) else NOTHING
