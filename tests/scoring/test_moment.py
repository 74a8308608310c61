"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.scoring.moment import Day, parse_iso, readings

AUGUST = Day(1975, 8, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1 August 1975",
        "1st August 1975",
        "the 1st of August, 1975",
        "August 1, 1975",
        "August 1st 1975",
        "Aug. 1, 1975",
        "1 Aug 1975",
        "1-Aug-1975",
        "01 AUGUST 1975.",
        "Friday, 1 August 1975",
        "on 1 August 1975",
        "1. August 1975",
        "1975-08-01",
        "1975–08–01",
        "1975/8/1",
        "1975.08.01",
        "1.VIII.1975",
        "1 viii 1975",
        "1975 August 1",
    ],
)
def test_a_day_is_read_in_one_way(text: str) -> None:
    """Day first, month first, ISO, names, ordinals, Roman months: the first of August."""
    assert readings(text) == (AUGUST,)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("August 1975", Day(1975, 8)),
        ("in Sept. 1975", Day(1975, 9)),
        ("1975-08", Day(1975, 8)),
        ("08/1975", Day(1975, 8)),
        ("1975", Day(1975)),
        ("about 1975", Day(1975)),
        ("793", Day(793)),
        ("24.5.2002", Day(2002, 5, 24)),
        ("5/24/2002", Day(2002, 5, 24)),
        ("5.5.2002", Day(2002, 5, 5)),
        ("29 February 2000", Day(2000, 2, 29)),
    ],
)
def test_dates_less_exact_or_without_doubt(text: str, day: Day) -> None:
    """Months and years are read as such; numbers alone, if only one order makes a date."""
    assert readings(text) == (day,)


def test_numbers_alone_can_be_two_dates() -> None:
    """Day first, as on the continent, comes before month first, as in the United States."""
    assert readings("1.8.1975") == (AUGUST, Day(1975, 1, 8))
    assert readings("8/1/1975") == (Day(1975, 1, 8), AUGUST)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "1.8.75", "31 June 1975", "29 February 1900", "1 August", "August",
        "13/13/1975",
        "1975-13", "1974–1975", "early 1975", "0000", "1 Augustus 1975", "19750801", "١٩٧٥",
    ],
)  # fmt: skip
def test_what_is_no_date_has_no_reading(text: str) -> None:
    """Nothing is guessed: neither a century, nor a missing year, nor a day that never was."""
    assert readings(text) == ()


@given(st.dates(date(1000, 1, 1)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    """In ISO 8601, in British and in American words."""
    expected = Day(day.year, day.month, day.day)
    for text in (day.isoformat(), day.strftime("%d %B %Y"), day.strftime("%b %d, %Y")):
        assert readings(text) == (expected,)
    assert parse_iso(str(expected)) == expected


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is typed, there are at most two readings."""
    assert len(readings(text)) <= 2
