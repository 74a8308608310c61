"""Numbers as people type them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.scoring.quantity import readings, split_unit
from factquiz.scoring.units import canonical, is_unit


def _read(text: str) -> list[tuple[str, str, str]]:
    return [(str(one.low), str(one.high), one.unit) for one in readings(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("15", "15", "15", ""),
        (" 15. ", "15", "15", ""),
        ("12.5", "25/2", "25/2", ""),
        ("12,5", "25/2", "25/2", ""),
        ("1,234,567", "1234567", "1234567", ""),
        ("1.234.567", "1234567", "1234567", ""),
        ("1,234.5", "2469/2", "2469/2", ""),
        ("1.234,5", "2469/2", "2469/2", ""),
        ("1 234", "1234", "1234", ""),
        ("1\u2009234\u202f567", "1234567", "1234567", ""),
        ("1’234", "1234", "1234", ""),
        ("-5", "-5", "-5", ""),
        ("−5 km", "-5", "-5", "km"),
        ("minus 5", "-5", "-5", ""),
        ("40%", "40", "40", "%"),
        ("40 ％", "40", "40", "%"),
        ("about 40 %", "40", "40", "%"),
        ("approx. 40", "40", "40", ""),
        ("c. 40 per cent", "40", "40", "per cent"),
        ("~40", "40", "40", ""),
        ("It was about 40", "40", "40", ""),
        ("€40", "40", "40", "€"),
        ("50-60", "50", "60", ""),
        ("50–60 %", "50", "60", "%"),
        ("50% – 60%", "50", "60", "%"),
        ("50 to 60 per cent", "50", "60", "per cent"),
        ("between 50 and 60 %", "50", "60", "%"),
        ("from 50 to 60", "50", "60", ""),
        ("60–50", "50", "60", ""),
        ("fifteen", "15", "15", ""),
        ("twenty-seven member states", "27", "27", "member states"),
        ("Fifty to sixty per cent", "50", "60", "per cent"),
        ("3 million euros", "3000000", "3000000", "euros"),
        ("two hundred", "200", "200", ""),
        ("1–2 thousand", "1000", "2000", ""),
        ("more than 50", "50", "50", "more than"),
        ("15 km²", "15", "15", "km2"),
        ("0.5", "1/2", "1/2", ""),
        ("0,500", "1/2", "1/2", ""),
    ],
)
def test_a_number_is_read_in_one_way(text: str, low: str, high: str, unit: str) -> None:
    """Points, commas, spaces, units, hedges and words make one number, or one range."""
    assert _read(text) == [(low, high, unit)]


@pytest.mark.parametrize(
    ("text", "english", "continental"), [("1,234", "1234", "617/500"), ("1.234", "617/500", "1234")]
)
def test_three_digits_behind_one_mark_can_be_read_in_two_ways(
    text: str, english: str, continental: str
) -> None:
    """The English reading comes first; what to make of the other one is for the marker."""
    assert [low for low, _, _ in _read(text)] == [english, continental]


@pytest.mark.parametrize(
    "text",
    [
        "", "many", "?", "%", "1 or 2 or 3", "50 60", "12 34 567", "1,23,456", "1.2.3", "12345 678",
        "-5 to -3", "1,2345,678", "x15y", "½",
    ],
)  # fmt: skip
def test_what_is_no_number_has_no_reading(text: str) -> None:
    """Nothing is guessed: a person will look at it."""
    assert readings(text) == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is typed, there is an answer: at most two readings, ends in their order."""
    found = readings(text)
    assert len(found) <= 2
    assert all(one.low <= one.high for one in found)


@given(st.decimals(0, 10**12, places=3), st.sampled_from([" ", "\u2009", "'", ","]))
def test_every_number_is_read_as_it_is_written(number: object, separator: str) -> None:
    """With digits in groups, by any of the marks, the first reading is the number itself."""
    text = f"{number:,.3f}"
    grouped = text if separator == "," else text.replace(",", separator)
    assert readings(grouped)[0].low == Fraction(str(number))


@pytest.mark.parametrize(
    ("one", "other"),
    [("per cent", "%"), ("percent", "%"), ("Euros", "€"), ("kilometres", "km"), ("sq. km", "km2")],
)
def test_units_have_many_names(one: str, other: str) -> None:
    """Names of one unit are the same unit, whatever the case and the dots."""
    assert canonical(one) == canonical(other)
    assert is_unit(canonical(one))


def test_a_unit_may_hold_a_scale() -> None:
    """Of “million euros” the scale is a million and the unit euros."""
    assert split_unit("million euros") == (1_000_000, "euros")
    assert split_unit("") == (1, "")
