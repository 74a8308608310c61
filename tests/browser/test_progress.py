"""How far a reader has come: read lessons, the place where she stopped, the section she is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import FORBID_STORAGE, PATIENCE, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.built import Books


@pytest.fixture
def reader(browser: Browser, books: Books) -> Iterator[Reader]:
    """Return a new reader of the small course."""
    context = browser.new_context(viewport={"width": 1440, "height": 800})
    context.set_default_timeout(PATIENCE)
    made = Reader(context.new_page(), books.rivers())
    yield made
    context.close()
    assert made.complaints == []


def _lesson(reader: Reader) -> Page:
    """Open the first lesson of the contents."""
    page = reader.open("index")
    page.locator(".contents > summary").click()
    link = page.locator(".contents-panel [data-lesson]").first
    expect(link).to_be_visible()
    page.goto(link.evaluate("(link) => link.href"))
    return page


def test_a_lesson_says_which_it_is_and_how_to_cite_it(reader: Reader) -> None:
    """Number, minutes, and under the text the author, the title and the book."""
    page = _lesson(reader)
    expect(page.locator(".eyebrow")).to_have_text(
        re.compile(r"^Lesson 1 of \d · about \d+ minutes$")
    )
    page.get_by_text("Cite this page").click()
    cited = page.locator(".imprint details p")
    expect(cited).to_contain_text(page.locator("h1").inner_text())
    expect(page.locator('meta[name="citation_title"]')).to_have_count(1)


def test_a_lesson_is_read_when_the_reader_says_so(reader: Reader) -> None:
    """The contents and the start page know it, and so does spaced review; and it can be undone."""
    page = _lesson(reader)
    page.get_by_label("I have read this lesson").check()
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('factquiz/read/')).length"
    assert page.evaluate(kept) == 1
    page.locator(".contents > summary").click()
    expect(page.locator(".contents-panel [data-lesson]").first).to_contain_text("(read)")
    start = reader.open("index")
    expect(start.locator(".course-progress")).to_contain_text(re.compile(r"Lessons read: 1 of \d"))
    assert violations(start) == []
    page = _lesson(reader)
    expect(page.get_by_label("I have read this lesson")).to_be_checked()
    page.get_by_label("I have read this lesson").uncheck()
    assert page.evaluate(kept) == 0


def test_the_start_page_leads_back_to_where_one_stopped(reader: Reader) -> None:
    """Nothing on a first visit; then the lesson and the section."""
    expect(reader.open("index").locator(".course-progress")).to_be_hidden()
    page = _lesson(reader)
    page.evaluate("document.fonts.ready.then(() => null)")
    heading = page.locator("main section > h2").last
    heading.evaluate("(heading) => heading.scrollIntoView()")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    words = heading.inner_text()
    start = reader.open("index")
    start.locator(".course-progress").get_by_role("link", name=words).click()
    expect(page.locator("main section > h2").last).to_be_in_viewport()


@pytest.mark.parametrize(
    "kept",
    ["nonsense", "null", '{"lesson":"elsewhere"}', '{"lesson":"<b>","anchor":"javascript:"}'],
)
def test_a_broken_or_foreign_place_is_no_place(reader: Reader, kept: str) -> None:
    """What stands in the storage may be anybody's."""
    page = reader.open("index")
    page.evaluate("(kept) => localStorage.setItem('factquiz/setting/place', kept)", kept)
    page.reload()
    expect(page.locator(".course-progress")).to_be_hidden()


def test_the_section_that_is_read_is_marked(reader: Reader) -> None:
    """In the margin, and for a screen reader too."""
    page = _lesson(reader)
    link = page.locator(".page-contents a").nth(1)
    link.click()
    expect(link).to_have_attribute("aria-current", "location")
    expect(page.locator(".page-contents [aria-current]")).to_have_count(1)


def test_where_nothing_can_be_kept_nothing_is_offered(browser: Browser, books: Books) -> None:
    """No box that forgets."""
    context = browser.new_context()
    context.add_init_script(FORBID_STORAGE)
    reader = Reader(context.new_page(), books.rivers())
    page = _lesson(reader)
    expect(page.locator(".lesson-read")).to_be_hidden()
    context.close()
    assert reader.complaints == []
