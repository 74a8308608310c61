"""Rounding for people."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.figures import decimal, mixed, percent


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("1/3", 2, "0.33"),
        ("2/3", 2, "0.67"),
        ("5/2", 0, "3"),
        ("1/200", 2, "0.01"),
        ("-1/200", 2, "-0.01"),
        ("-1/300", 2, "0.00"),
        ("22/3", 2, "7.33"),
        ("7", 2, "7.00"),
        ("0", 1, "0.0"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: str, places: int, shown: str) -> None:
    """As teachers round; and there is no minus zero."""
    assert decimal(Fraction(value), places) == shown


@given(st.fractions(), st.integers(0, 4))
def test_rounding_is_off_by_half_a_unit_at_most(value: Fraction, places: int) -> None:
    """The decimal is the nearest there is."""
    assert abs(Fraction(decimal(value, places)) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        ("7", "7", "100.0"),
        ("9999", "10000", "99.9"),
        ("1", "10000", "0.1"),
        ("-1", "10000", "-0.1"),
        ("0", "7", "0.0"),
        ("0", "0", "0.0"),
        ("31/6", "7", "73.8"),
    ],
)
def test_per_cent_says_all_or_nothing_only_when_it_is(part: str, whole: str, shown: str) -> None:
    """100.0 is a faultless score and 0.0 an empty one, never a rounded one."""
    assert percent(Fraction(part), Fraction(whole)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2", "2"),
        ("0", "0"),
        ("1/3", "1/3"),
        ("7/3", "2 1/3"),
        ("-1/3", "−1/3"),
        ("-4/3", "−1 1/3"),
    ],
)
def test_mixed_numbers_are_exact(value: str, shown: str) -> None:
    """Points are shown as people write them."""
    assert mixed(Fraction(value)) == shown
