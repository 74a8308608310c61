"""EDTF dates are closed intervals of days, and comparing them never says more than is known."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.facts.dates import APPROXIMATE_YEARS, Precision, When, parse

MIN, MAX = date.min, date.max


@pytest.mark.parametrize(
    ("edtf", "first", "last", "precision"),
    [
        ("1975-08-01", date(1975, 8, 1), date(1975, 8, 1), Precision.DAY),
        ("1972-02-29", date(1972, 2, 29), date(1972, 2, 29), Precision.DAY),
        ("1975-08", date(1975, 8, 1), date(1975, 8, 31), Precision.MONTH),
        ("1975-02", date(1975, 2, 1), date(1975, 2, 28), Precision.MONTH),
        ("1975-08-XX", date(1975, 8, 1), date(1975, 8, 31), Precision.MONTH),
        ("1975", date(1975, 1, 1), date(1975, 12, 31), Precision.YEAR),
        ("1975-XX", date(1975, 1, 1), date(1975, 12, 31), Precision.YEAR),
        ("1975-XX-XX", date(1975, 1, 1), date(1975, 12, 31), Precision.YEAR),
        ("0793", date(793, 1, 1), date(793, 12, 31), Precision.YEAR),
        ("197X", date(1970, 1, 1), date(1979, 12, 31), Precision.YEARS),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), Precision.YEARS),
        ("2002-21", date(2002, 3, 1), date(2002, 6, 30), Precision.MONTH),
        ("2002-23", date(2002, 9, 1), date(2002, 12, 31), Precision.MONTH),
        ("2002-24", date(2002, 1, 1), date(2003, 3, 31), Precision.MONTH),
        ("1973-10-30/1989-02-02", date(1973, 10, 30), date(1989, 2, 2), Precision.DAY),
        ("1973/1989-02", date(1973, 1, 1), date(1989, 2, 28), Precision.YEAR),
        ("2014/..", date(2014, 1, 1), MAX, Precision.YEAR),
        ("2014/", date(2014, 1, 1), MAX, Precision.YEAR),
        ("../1989-11-09", MIN, date(1989, 11, 9), Precision.DAY),
        ("/1989-11-09", MIN, date(1989, 11, 9), Precision.DAY),
        ("1985~", date(1983, 1, 1), date(1987, 12, 31), Precision.YEAR),
        ("1985?", date(1983, 1, 1), date(1987, 12, 31), Precision.YEAR),
        ("1985%", date(1983, 1, 1), date(1987, 12, 31), Precision.YEAR),
        ("1985-02~", date(1983, 2, 1), date(1987, 2, 28), Precision.MONTH),
        ("1135~/1146~", date(1133, 1, 1), date(1148, 12, 31), Precision.YEAR),
        ("0001~", MIN, date(3, 12, 31), Precision.YEAR),
        ("9999~", date(9997, 1, 1), MAX, Precision.YEAR),
    ],
)
def test_a_date_covers_every_day_it_may_mean(
    edtf: str, first: date, last: date, precision: Precision
) -> None:
    """Each form of EDTF that the course uses becomes its first and last possible day."""
    when = parse(edtf)
    assert (when.first, when.last, when.precision) == (first, last, precision)
    assert str(when) == edtf
    assert when.is_interval == ("/" in edtf)
    assert when.approximate == any(mark in edtf for mark in "~?%")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "1975 ", " 1975", "75", "1975-8-1", "01.08.1975", "1975/08/01", "in 1975"),
        *("1975-13", "1975-00", "1975-02-29", "1975-08-32", "0000", "-0043", "Y17000"),
        *("1989/1973", "1989-06/1989-05", "/", "../..", "1973/1980/1989", "1973-1989"),
        *("[1667,1668]", "{1667,1668}", "1985-04-12T23:20:30", "2002-25", "15XX-12-25"),
        *("１９７５", "1975–1989", "open", "unknown/1989"),
    ],
)
def test_what_is_no_date_is_refused_and_named(text: str) -> None:
    """The error shows what was found, so that a reader of the message can find it."""
    with pytest.raises(ValueError, match=r"^'.*' \w+") as failure:
        parse(text)
    shown = str(failure.value).split("'")[1]
    assert shown in text
    assert shown or "//" in f"/{text}/"


@given(st.text(alphabet="0123456789-/X~?%.[]{},SEYT: ", max_size=25))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    """Nothing that stands in a date's place raises anything but ValueError."""
    try:
        when = parse(text)
    except ValueError:
        return
    assert when.first <= when.last


def test_two_dates_are_ordered_only_if_no_day_is_shared() -> None:
    """Year against day inside it, touching intervals, and circa: none of them is decided."""
    assert parse("1973").before(parse("1974-01-01"))
    assert not parse("1974").before(parse("1974-12-31"))
    assert not parse("1974-12-31").before(parse("1974"))
    assert parse("1817/1876").before(parse("1877"))
    assert not parse("1817/1876").before(parse("1846/1880"))
    assert not parse("1973/1989").before(parse("1989/1991"))
    assert not parse("1985~").before(parse("1987"))
    assert parse("1985~").before(parse("1988"))
    assert not parse("2014/..").before(parse("2020"))
    assert not parse("2002-24").excludes(parse("2002-01-15"))
    assert not parse("2002-24").excludes(parse("2003-02"))


@settings(max_examples=25, deadline=None)
@given(st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?", "%"]))
def test_plain_dates_are_read_as_the_edtf_package_reads_them(
    day: date, length: int, mark: str
) -> None:
    """Years, months and days are read without the package, for speed; the outcome is the same."""
    text = day.isoformat()[:length]
    parsed = parse_edtf(text)
    when = parse(text)
    assert tuple(parsed.lower_strict())[:3] == (when.first.year, when.first.month, when.first.day)
    assert tuple(parsed.upper_strict())[:3] == (when.last.year, when.last.month, when.last.day)
    assert type(parse_edtf(text + mark)).__name__ in {"Date", "UncertainOrApproximate"}
    assert parse(text + mark).approximate == bool(mark)


_DAYS = st.dates(min_value=date(10, 1, 1), max_value=date(9990, 12, 31))


@st.composite
def singles(draw: st.DrawFn) -> tuple[date, str]:
    """Draw a day and an EDTF text that may mean it, at any precision."""
    day = draw(_DAYS)
    text = day.isoformat()
    form = draw(st.sampled_from([text, text[:7], text[:4], text[:3] + "X", text[:7] + "-XX"]))
    blurred = draw(st.booleans())
    return day, form + "~" if blurred and "X" not in form else form


@st.composite
def whens(draw: st.DrawFn) -> tuple[date, When]:
    """Draw a day and a date or interval that covers it."""
    day, text = draw(singles())
    if draw(st.booleans()):
        return day, parse(text)
    other, other_text = draw(singles())
    ends = sorted([(day, text), (other, other_text)])
    opening, closing = draw(
        st.sampled_from([(ends[0][1], ".."), ("..", ends[1][1]), (ends[0][1], ends[1][1])])
    )
    shown = ends[1][0] if opening == ".." else ends[0][0]
    return shown, parse(f"{opening}/{closing}")


@given(whens())
def test_a_date_covers_the_day_it_was_made_of(dated: tuple[date, When]) -> None:
    """Whatever the precision, the day itself is never left out."""
    day, when = dated
    assert when.first <= day <= when.last


@given(whens(), whens())
def test_before_and_excludes_agree(one: tuple[date, When], other: tuple[date, When]) -> None:
    """Exclusion is symmetric, ordering is not, and both are true of the days meant."""
    (day, left), (other_day, right) = one, other
    assert left.excludes(right) == right.excludes(left)
    assert left.excludes(right) == (left.before(right) or right.before(left))
    assert not (left.before(right) and right.before(left))
    assert not left.excludes(left)
    if left.before(right):
        assert day < other_day
    if day == other_day:
        assert not left.excludes(right)


@given(whens(), whens(), whens())
def test_before_is_transitive(
    one: tuple[date, When], two: tuple[date, When], three: tuple[date, When]
) -> None:
    """So a chronology of any length has one order."""
    if one[1].before(two[1]) and two[1].before(three[1]):
        assert one[1].before(three[1])


@given(_DAYS)
def test_circa_reaches_as_far_as_it_says(day: date) -> None:
    """“About 1985” may be any year up to the stated distance, and no further."""
    circa = parse(f"{day.year:04}~")
    inside = parse(f"{day.year + APPROXIMATE_YEARS:04}")
    outside = parse(f"{day.year + APPROXIMATE_YEARS + 1:04}")
    assert not circa.excludes(inside)
    assert circa.before(outside)


@given(_DAYS)
def test_a_finer_date_lies_within_the_coarser_one(day: date) -> None:
    """A day lies in its month, its month in its year, its year in its decade."""
    text = day.isoformat()
    forms = [parse(form) for form in (text, text[:7], text[:4], text[:3] + "X")]
    for inner, outer in itertools.pairwise(forms):
        assert outer.first <= inner.first <= inner.last <= outer.last
        assert inner.precision > outer.precision
        assert not inner.excludes(outer)


def test_neighbouring_days_exclude_each_other() -> None:
    """Two dates known to the day are always told apart."""
    day = date(1999, 12, 31)
    assert parse(day.isoformat()).before(parse((day + timedelta(days=1)).isoformat()))
