"""The page of an item analysis in a real browser, opened from a folder."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from factquiz.reports.analysis_page import analysis_page
from tests.analysis.classes import analysed, modelled
from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Scheme

OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of a simulated class, with a link on every fact, and with a model."""
    path = tmp_path_factory.mktemp("analysis") / "analysis.html"
    found = analysed(40)
    found = replace(found, irt=modelled(found, 9, odd=2))
    path.write_text(analysis_page(found, "https://example.org"), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_the_page_breaks_no_rule(
    browser: Browser, page_file: Path, scheme: Scheme, width: int
) -> None:
    """Axe finds nothing, nothing is blocked, and nothing scrolls sideways, all panels open."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
    )
    context.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(page_file.as_uri())
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    assert page.evaluate(OVERFLOW) == 0
    assert complaints == []
    context.close()


def test_headings_are_in_order(browser: Browser, page_file: Path) -> None:
    """One h1, and no level left out."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(page_file.as_uri())
    headings = "Array.from(document.querySelectorAll('h1,h2,h3,h4'), (one) => one.tagName)"
    levels = [int(name[1]) for name in page.evaluate(headings)]
    context.close()
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_flag_leads_to_its_item(browser: Browser, page_file: Path) -> None:
    """A click on “Item 1” opens what is said of it."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.get_by_role("link", name="Item 1", exact=True).first.click()
    expect(page.locator("#item-1")).to_be_visible()
    expect(page.locator("#item-2")).to_be_hidden()
    context.close()
