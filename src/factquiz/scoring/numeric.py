"""Numeric: a typed number or range, with its unit or without.

A number is right if it lies in the item's range, widened by its tolerance; a range is right if
both its ends do. If only the second of two readings is right, a person decides
(:mod:`factquiz.scoring.quantity` says how a number is read).

Words beside the number are the unit. Right are the item's unit, by any of its names, and words
that stand in the question (“15 member states”); the unit of something else is wrong, and
what nobody knows, with a right number, is for a person (“more than 50 %”).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.scoring.mark import NOTHING, OMITTED, Mark, Problem, State, settled, ungradable
from factquiz.scoring.quantity import Reading, readings, split_unit
from factquiz.scoring.specimen import Specimen, expect, invalid
from factquiz.scoring.typed import is_blank, typed_badly, unreadable
from factquiz.scoring.units import canonical, is_unit, singulars

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from factquiz.assembly.policy import NumberMatch
    from factquiz.items.typed import KnownNumber, Numeric
    from factquiz.responses.submission import RawResponse


def mark(item: Numeric, raw: RawResponse | None, rule: NumberMatch) -> Mark:
    """Judge a response: one typed text."""
    if not raw or is_blank(raw):
        return OMITTED
    problem = unreadable(raw)
    if problem is not None:
        return ungradable(problem)
    found = readings(str(raw))
    if not found:
        return ungradable(Problem.NOT_A_NUMBER)
    if _is_right(item, found[0]):
        return _with_unit(item, found[0].unit, rule)
    if any(_is_right(item, other) for other in found[1:]):
        return ungradable(Problem.TWO_READINGS)
    known = next((each for each in item.known if _is_known(item, each, found[0])), None)
    return settled(NOTHING, (known.text,) if known else ())


def _with_unit(item: Numeric, typed: str, rule: NumberMatch) -> Mark:
    """Judge what stands beside a right number."""
    unit = canonical(typed)
    if _is_own(item, unit):
        return settled(Fraction(1), (item.text,))
    if is_unit(unit):
        return settled(rule.wrong_unit, (item.text,), (State.RIGHT, State.WRONG))
    return ungradable(Problem.EXTRA_WORDS)


def _is_own(item: Numeric, unit: str) -> bool:
    """Tell whether a unit is the item's, or made of words that stand in the question."""
    own = canonical(split_unit(item.unit)[1])
    if unit in {"", own}:
        return True
    if is_unit(unit) and is_unit(own):
        return False
    words = singulars(unit)
    return bool(words) and words <= singulars(f"{item.stem} {item.unit} {item.text}")


def _is_right(item: Numeric, reading: Reading) -> bool:
    margin = Fraction(item.tolerance)
    return _lies(item, reading, Fraction(item.low) - margin, Fraction(item.high) + margin)


def _is_known(item: Numeric, known: KnownNumber, reading: Reading) -> bool:
    return _lies(item, reading, Fraction(known.low), Fraction(known.high))


def _lies(item: Numeric, reading: Reading, low: Fraction, high: Fraction) -> bool:
    return any(low <= a and b <= high for a, b in _in_items_unit(item, reading))


def _in_items_unit(item: Numeric, reading: Reading) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield a reading in the item's unit; of “3” for “3 million euros” both 3 and 0.000003."""
    scale, _ = split_unit(item.unit)
    yield reading.low / scale, reading.high / scale
    if reading.scale == 1 != scale and not reading.unit:
        yield reading.low, reading.high


def specimens(item: Numeric, points: Fraction, rule: NumberMatch) -> tuple[Specimen, ...]:
    """Return the answer in words and in digits, its bounds, beyond them, and what is no number."""
    low, high = item.low - item.tolerance, item.high + item.tolerance
    # With the unit: for “million euros” a bare 2 may also be two euros, which is next to nothing.
    beyond = f"{_digits(high + max(item.tolerance, abs(high), type(high)(1)))} {item.unit}".strip()
    full = _digits(item.low * split_unit(item.unit)[0])
    name = "kg" if canonical(item.unit) != "kg" else "km"
    return (
        expect(f"right: {item.text}", item.text, Fraction(1), points),
        expect("right: the lower bound", _digits(low), Fraction(1), points),
        expect("right: the upper bound", _digits(high), Fraction(1), points),
        expect("right: with unit", f"{_digits(item.low)} {item.unit}", Fraction(1), points),
        expect("right: padded", f"  about {_digits(item.high)}. ", Fraction(1), points),
        expect("wrong: beyond", beyond, NOTHING, points),
        expect("wrong: a range too wide", f"{_digits(item.low)} to {beyond}", NOTHING, points),
        expect("another unit", f"{full} {name}", rule.wrong_unit, points),
        *(expect(f"wrong: {each.text}", each.text, NOTHING, points) for each in item.known),
        *typed_badly(_digits(item.low)),
        invalid("quite a lot", Problem.NOT_A_NUMBER),
        invalid("1 or 2 or 3", Problem.NOT_A_NUMBER),
        invalid(f"{full} zorkmids", Problem.EXTRA_WORDS),
    )


def _digits(number: Decimal) -> str:
    return f"{number:f}"
