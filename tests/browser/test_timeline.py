"""The timeline and the table of positions of the small course in a browser."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.axe import violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenReader, Scheme
    from tests.built import Books

pytestmark = pytest.mark.slow

VISIBLE_ROWS = "document.querySelectorAll('.timeline-table tbody tr:not([hidden])').length"
BOXES = """
Array.from(document.querySelectorAll('.timeline-section:not([hidden])'), (section) =>
  Array.from(section.querySelectorAll('.timeline-entry:not([hidden])'), (entry) => {
    const box = entry.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom];
  }))
"""
PLACES = """
Array.from(document.querySelectorAll('.timeline-entry'), (entry) => entry.getAttribute('transform'))
"""


@pytest.fixture(scope="module")
def site(books: Books) -> Path:
    """Return the folder of the small course's pages."""
    return books.rivers()


def shown(page: Page) -> int:
    """Return how many entries the form says are shown; the rows must agree."""
    said = int(page.locator(".timeline-controls output").inner_text().split()[0])
    assert said == page.evaluate(VISIBLE_ROWS)
    return said


def overlapping(page: Page) -> list[Any]:
    """Return the pairs of entries of one figure that share room on the screen."""
    return [
        (one, other)
        for boxes in page.evaluate(BOXES)
        for one, other in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360), ("light", 320)])
def test_the_timeline_breaks_no_rule(reader: OpenReader, scheme: Scheme, width: int) -> None:
    """No violation and no sideways scrolling, before and after filtering."""
    page = reader(width=width, scheme=scheme).open("timeline")
    for _ in range(2):
        assert violations(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.get_by_label("Lesson", exact=True).select_option(index=1)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360), ("light", 320)])
def test_the_table_of_positions_breaks_no_rule(
    reader: OpenReader, scheme: Scheme, width: int
) -> None:
    """No violation and no sideways scrolling; a count leads to its row."""
    page = reader(width=width, scheme=scheme, javascript=True).open("positions")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    count = page.locator("main table").first.locator("a").first
    target = count.get_attribute("href")
    count.click()
    assert target
    assert page.locator(target).count() == 1


def test_filters_narrow_the_rows_and_the_figures_together(reader: OpenReader) -> None:
    """Each filter leaves as many as it says, two leave what both allow, and reset all."""
    page = reader().open("timeline")
    every = shown(page)
    for label in ("Time", "Lesson", "Body"):
        chosen = page.get_by_label(label, exact=True)
        words = chosen.locator("option").nth(1).inner_text()
        chosen.select_option(index=1)
        assert f"({shown(page)})" in words
        drawn = page.locator(".timeline-entry:not([hidden]):visible").count()
        assert drawn == shown(page) < every
        page.get_by_role("button", name="Show all").click()
        page.wait_for_function(f"{VISIBLE_ROWS} === {every}", polling=100)
    assert shown(page) == every


def test_filters_that_exclude_each_other_leave_nothing(reader: OpenReader) -> None:
    """Then no section stands empty on the page, and the form says so."""
    page = reader().open("timeline")
    for decade in range(1, page.get_by_label("Time", exact=True).locator("option").count()):
        page.get_by_label("Time", exact=True).select_option(index=decade)
        counts = []
        for lesson in (1, 2):
            page.get_by_label("Lesson", exact=True).select_option(index=lesson)
            counts.append(shown(page))
            sections = page.locator(".timeline-section:visible").count()
            assert sections == (1 if counts[-1] else 0)
        page.get_by_label("Lesson", exact=True).select_option(index=0)
        assert sum(counts) == shown(page)


def test_no_label_touches_another_at_any_zoom(reader: OpenReader) -> None:
    """As written by the server, and as laid out anew by the script."""
    page = reader().open("timeline")
    assert overlapping(page) == []
    for width in ("2", "4", "1"):
        page.get_by_label("Figure", exact=True).select_option(width)
        assert overlapping(page) == []


def test_the_script_lays_out_as_the_book_does(reader: OpenReader) -> None:
    """With nothing filtered and no zoom, every entry stays where it was printed."""
    page = reader().open("timeline")
    before = page.evaluate(PLACES)
    page.get_by_label("Figure", exact=True).select_option("4")
    assert page.evaluate(PLACES) != before
    page.get_by_label("Figure", exact=True).select_option("1")
    assert page.evaluate(PLACES) == before


def test_everything_is_reached_by_keyboard(reader: OpenReader) -> None:
    """Tab comes to each control in its order, arrows choose, and the figures can be scrolled."""
    page = reader().open("timeline")
    page.get_by_label("Time", exact=True).focus()
    every = shown(page)
    page.keyboard.press("ArrowDown")
    assert shown(page) < every
    for label in ("Lesson", "Source", "Body", "Figure"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.labels[0].textContent") == label
    assert page.locator(".timeline-frame:visible").first.get_attribute("tabindex") == "0"


def test_an_entry_of_the_figure_leads_to_its_row(reader: OpenReader) -> None:
    """A click marks the row, with the focus on its link; pointed at, it says the same in full."""
    page = reader().open("timeline")
    row = page.locator(".timeline-section").last.locator("tbody tr").last
    entry = page.locator(".timeline-entry").last
    entry.locator("tspan").last.click()
    assert row.evaluate("(one) => one.contains(document.activeElement)")
    assert page.locator("tr.found").count() == 1
    date, what = (row.locator("td").nth(cell).inner_text().strip() for cell in (0, 1))
    assert entry.locator("title").text_content() == f"{date}: {what}"


def test_without_a_script_all_of_it_is_there(reader: OpenReader) -> None:
    """Figures, tables and the key; only the filters are away."""
    page = reader(javascript=False).open("timeline")
    assert not page.locator(".timeline-controls").is_visible()
    assert page.locator(".timeline-strip").first.is_visible()
    assert page.locator(".timeline-table").first.is_visible()


def test_on_a_narrow_screen_the_table_is_the_timeline(reader: OpenReader) -> None:
    """Rows become blocks on a rail, with their marks; the wide figures are away."""
    page = reader(width=360).open("timeline")
    assert not page.locator(".timeline-strip").first.is_visible()
    mark = page.locator(".timeline-table .timeline-glyph").first.bounding_box()
    date = page.locator(".timeline-date").first.bounding_box()
    assert mark
    assert date
    assert 0 <= mark["x"] < date["x"]
    assert page.locator(".timeline-table tr").nth(1).evaluate("e => getComputedStyle(e).display")
