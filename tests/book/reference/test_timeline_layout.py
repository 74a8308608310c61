"""Where things stand on a strip: true to scale, and no label over another."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.book.timeline.drawing import svg
from factquiz.book.timeline.entries import Chronicle, Entry, Sort, in_order
from factquiz.book.timeline.layout import Axis, Placed, is_day, strip, text_width, wrapped
from factquiz.book.timeline.paper import fitting
from factquiz.facts.dates import parse
from tests.courses import COURSES, engine

AXIS = Axis(1990, 1999, 650)
MANY = 90
"""Entries on one strip: more than any has in the book, where each is of some years."""


def entry(ident: str, edtf: str, label: str = "Something", sort: Sort = Sort.EVENT) -> Entry:
    """Return an entry with a label."""
    return Entry(ident, ident, parse(edtf), sort, label, label, "only")


def placed(edtf: str) -> Placed:
    """Return a single entry in its place."""
    return strip([entry("one", edtf)], AXIS).placed[0]


def overlap(one: Placed, other: Placed) -> bool:
    """Return whether the boxes of two entries share any room."""
    beside = one.x + one.right <= other.x + other.left or other.x + other.right <= one.x + one.left
    apart = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or apart)


def test_a_day_is_a_mark_and_a_year_a_bar_of_its_year() -> None:
    """The precision of a date is the width of what is drawn."""
    assert placed("1995-01-01").bar == 0
    assert placed("1995-01-01").x == pytest.approx(AXIS.x(date(1995, 1, 1)))
    year = placed("1995")
    assert (year.x, round(year.x + year.bar, 1)) == (
        AXIS.x(date(1995, 1, 1)),
        AXIS.x(date(1996, 1, 1)),
    )
    assert placed("1995-02").bar == pytest.approx(28 / 3652 * 650, abs=0.1)


def test_about_a_year_is_wider_than_the_year() -> None:
    """Circa reaches two years to both sides, as it does where dates are compared."""
    about = placed("1995~")
    assert about.bar > 4 * placed("1995").bar
    assert not is_day(about.entry)


def test_what_goes_on_reaches_the_edge_and_what_ends_later_is_cut() -> None:
    """An arrow in the label tells that a known end lies beyond the strip."""
    assert placed("1995-05-05/..").x + placed("1995-05-05/..").bar == pytest.approx(650)
    assert not placed("1995-05-05/..").cut
    beyond = placed("1995-05-05/2003-01-01")
    assert beyond.cut
    assert beyond.lines[-1].endswith("→")


def test_an_end_that_is_not_known_draws_the_beginning_only() -> None:
    """``1995-05-05/`` is a mark on its first day."""
    assert placed("1995-05-05/").bar == 0


def test_at_the_right_edge_a_label_stands_to_the_left() -> None:
    """No label leaves the drawing."""
    last = placed("1999-12-30")
    assert last.leftward
    assert last.x + last.right <= AXIS.width + 6


@given(
    st.lists(
        st.tuples(
            st.dates(date(1990, 1, 1), date(1999, 12, 31)),
            st.text("abc mW", min_size=1, max_size=80),
            st.integers(0, 900),
        ),
        max_size=25,
    )
)
def test_no_label_overlaps_another(given: list[tuple[date, str, int]]) -> None:
    """Whatever begins when, and however long its name, each has room of its own."""
    entries = [
        entry(str(number), f"{day}" if number % 2 else f"{day}/1999-12-31", f"x{label}")
        for number, (day, label, _) in enumerate(given)
    ]
    drawn = strip(in_order(entries), AXIS)
    assert [one for one in combinations(drawn.placed, 2) if overlap(*one)] == []
    assert len(drawn.placed) == len(entries)


def test_a_wide_text_is_wrapped_and_keeps_its_words() -> None:
    """Lines are as long as asked for, unless one word is longer."""
    lines = wrapped("the vote with which the conflict began", 80)
    assert " ".join(lines) == "the vote with which the conflict began"
    assert all(text_width(line) <= 80 for line in lines)
    assert wrapped("unaussprechlich", 10) == ("unaussprechlich",)


@pytest.mark.parametrize("name", COURSES)
def test_a_strip_is_well_formed_and_the_same_each_time(name: str) -> None:
    """Every entry is drawn once, with ids of its own prefix, in the same bytes."""
    entries = Chronicle(engine(name).base).dates[-MANY:]
    axis = Axis(entries[0].begins.year, entries[-1].begins.year, 650)
    drawing = svg(strip(entries, axis), prefix="here", label="A & B")
    assert drawing == svg(strip(entries, axis), prefix="here", label="A & B")
    root = ET.fromstring(drawing)  # noqa: S314 (made a line above)
    assert root.get("aria-label") == "A & B"
    drawn = [each for each in root.iter() if each.get("class") == "timeline-entry"]
    assert len(drawn) == len(entries)
    assert all(str(each.get("id")).startswith("here") for each in root.iter() if each.get("id"))


@pytest.mark.parametrize(
    ("edtf", "drawn"),
    [
        ("1995-05-05", "<circle"),
        ("1995", 'fill="none" stroke="#1c4e7d"'),
        ("1995~", "stroke-dasharray="),
        ("1995-05-05/1996-06-06", 'fill="#1c4e7d"'),
        ("1995-05-05/..", 'fill="url(#here-on)"'),
    ],
)
def test_each_precision_looks_different_without_colour(edtf: str, drawn: str) -> None:
    """A mark, an open bar, a dashed one, a filled one, and one that fades."""
    drawing = svg(strip([entry("one", edtf)], AXIS), prefix="here", label="x")
    group = drawing[drawing.index('<g class="timeline-entry"') :]
    assert drawn in group


def test_in_print_a_crowded_time_is_divided_and_nothing_lost() -> None:
    """Parts of equal years, each low enough for a page, with every entry in one of them."""
    crowd = [entry(f"e{n}", f"19{90 + n % 10}-05-{n % 28 + 1:02}", "word " * 9) for n in range(90)]
    entries = in_order(crowd)
    parts = fitting(entries, Axis(1990, 1999, 500))
    assert len(parts) > 1
    assert parts[0].axis.first_year == 1990
    assert all(a.axis.last_year + 1 == b.axis.first_year for a, b in pairwise(parts))
    drawn = [each.entry for part in parts for each in part.placed]
    assert sorted(each.id for each in drawn) == sorted(each.id for each in entries)
    assert fitting(entries[:3], Axis(1990, 1999, 500))[0].axis.last_year == 1999
