"""The instructor's edition of the course in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Scheme
    from tests.built import Books

pytestmark = pytest.mark.slow

KINDS = (
    "index",
    "guide/add-facts",
    "discussion/conclusions",
    "items/conclusions",
    "misreadings/conclusions",
    "reference/blueprints",
    "reference/coverage",
)
"""A page of each kind, the shortest where there are several."""

OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture(scope="session")
def edition(books: Books) -> Path:
    """Return the folder of the edition's pages."""
    return books.edition()


@pytest.fixture(scope="module", params=[("light", 1440), ("dark", 320)], ids=str)
def reader(browser: Browser, edition: Path, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Return a reader of the edition on a large screen by day, or on the smallest by night."""
    scheme: Scheme
    scheme, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    yield Reader(context.new_page(), edition)
    context.close()


def _overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("name", KINDS)
def test_no_page_breaks_a_rule(reader: Reader, name: str) -> None:
    """No violation of WCAG or good practice, with every fold open."""
    page = reader.open(name)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []


def test_no_page_scrolls_sideways_or_asks_for_anything_from_elsewhere(reader: Reader) -> None:
    """Every page of the edition fits its screen, with every fold open, and loads whole."""
    names = [
        page.relative_to(reader.site).with_suffix("").as_posix()
        for page in sorted(reader.site.rglob("*.html"))
    ]
    assert set(KINDS) <= set(names)
    wide = {}
    for name in names:
        page = reader.open(name)
        page.evaluate(OPEN_ALL)
        wide[name] = _overflow(page)
    assert {name: more for name, more in wide.items() if more > 0} == {}
    assert reader.complaints == []


def test_the_notice_stays_in_sight_on_a_small_screen(browser: Browser, edition: Path) -> None:
    """Far down a page one still sees whose edition it is, and a heading is not hidden under it."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    context.set_default_timeout(PATIENCE)
    page = Reader(context.new_page(), edition).open("reference/coverage")
    page.goto(f"{page.url}#coverage-missing")
    notice = page.get_by_text("Instructor’s edition – not for students", exact=True)
    expect(notice).to_be_in_viewport()
    heading = page.get_by_role("heading", name="What is missing").bounding_box()
    bar = notice.bounding_box()
    assert bar is not None
    assert heading is not None
    assert heading["y"] >= bar["y"] + bar["height"]
    context.close()


def test_a_fold_opens_by_keyboard_without_scripts(browser: Browser, edition: Path) -> None:
    """The items of an interaction are behind a native control."""
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = Reader(context.new_page(), edition).open("items/conclusions")
    fold = page.locator("details.fold").first
    expect(fold.locator(".items").first).to_be_hidden()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fold.locator(".items").first).to_be_visible()
    context.close()
