"""The course's own book, page by page."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.book.html.test_first_visit import LIMIT, sent
from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE, Reader
from tests.browser.served import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Scheme
    from tests.built import Books

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def book(books: Books) -> Path:
    """Return the folder of the course's pages."""
    return books.students()


@pytest.fixture(scope="module", params=[("light", 1440), ("dark", 360)], ids=str)
def reader(browser: Browser, book: Path, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Return a reader of the book on a large screen by day, or on a telephone by night."""
    scheme: Scheme
    scheme, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    yield Reader(context.new_page(), book)
    context.close()


WIDE_TABLES = """() => Array.from(document.querySelectorAll("main .scroll"))
  .filter((box) => box.querySelector("table") && box.scrollWidth > box.clientWidth + 1)
  .map((box) => `${box.getAttribute("aria-label")} scrolls sideways`)"""


def _names(book: Path) -> list[str]:
    pages = sorted(book.rglob("*.html"))
    return [page.relative_to(book).with_suffix("").as_posix() for page in pages]


def test_every_page_of_the_book_is_accessible_and_complete(reader: Reader) -> None:
    """No violation, nothing missing or from elsewhere; no page or table scrolls sideways.

    Pages of questions are all of one kind: on a telephone by night one of them stands for all.
    """
    found = {}
    names = _names(reader.site)
    alike = [name for name in names if name.endswith("-questions")]
    assert "index" in names
    assert len(alike) > 1
    if reader.page.viewport_size == {"width": 360, "height": 800}:
        names = [name for name in names if name not in alike[1:]]
    for name in names:
        page = reader.open(name)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        boxed = page.evaluate(WIDE_TABLES)
        found[name] = [*violations(page), *(["scrolls sideways"] if wide else []), *boxed]
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert reader.complaints == []


@pytest.mark.parametrize(
    ("query", "group", "address"),
    [
        ("Helsinky", "Sections", "lessons/cold-war-baskets.html#from-a-soviet-idea-to-helsinki"),
        ("Gorbachov", "Words, people and bodies", "people-and-bodies.html#person-"),
        ("mbfr", "Words, people and bodies", "people-and-bodies.html#body-mbfr"),
        ("OSCE", "Words, people and bodies", "people-and-bodies.html#body-"),
        ("three baskets", "Sections", "lessons/cold-war-baskets.html#three-baskets"),
        ("Kekonnen host", "Facts", "lessons/cold-war-baskets.html#fact-urho-kekkonen"),
        ("Tavani 2019", "Sources and literature", "bibliography.html#cite-"),
    ],
)
def test_the_search_finds_what_students_type(
    reader: Reader, query: str, group: str, address: str
) -> None:
    """Names misspelt, abbreviations, headings: the first of its kind leads to the right place."""
    page = reader.open("search")
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    first = page.get_by_role("region", name=group).get_by_role("link").first
    first.wait_for()
    assert address in str(first.get_attribute("href"))


KINDS = (
    *("accessions", "bibliography", "glossary", "index", "memberships", "offline"),
    *("lessons/governance-limits", "lessons/governance-limits-questions", "positions"),
    *("practice", "practice-final", "records", "review", "search", "sources", "timeline"),
)

JUMPS = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0));
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(resolve, 200, 0); /* it reports nothing if there was nothing */
})"""


def test_pages_are_small_and_stand_still(browser: Browser, book: Path) -> None:
    """As they are sent, with all that they load, before the browser begins to keep the book.

    A shift of 0.05 costs a page nothing; a line that jumps costs 0.1.
    """
    took = {}
    jumped = {}
    with ExitStack() as opened:
        pages = {}
        for name in KINDS:
            # With a server and a cache of its own, as high and wide as a telephone.
            host = opened.enter_context(served(book))
            context = browser.new_context(
                service_workers="block", viewport={"width": 412, "height": 823}
            )
            opened.callback(context.close)
            page = context.new_page()
            page.goto(f"{host.url}{name}.html")
            pages[name] = host, page
        # While the last are opened the first come to rest.
        for name, (host, page) in pages.items():
            page.wait_for_load_state("networkidle")
            sizes = (size for file, size in host.sent.items() if not file.endswith(".png"))
            took[name] = sum(sizes) / 1024
            page.evaluate(f"() => {{ window.jumped = ({JUMPS})(); }}")
        for name, (_, page) in pages.items():
            jumped[name] = page.evaluate("window.jumped")
    assert {name: size for name, size in took.items() if size > LIMIT} == {}
    assert {name: shift for name, shift in jumped.items() if shift > 0.05} == {}
    counted = {name: sent(book, name) for name in KINDS if name != "practice"}
    assert {name: took[name] for name in counted} == pytest.approx(counted)
