"""The page on which doubts are settled: by keyboard, and what it saves is what a scan takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from factquiz.scans.decisions import read_decisions
from factquiz.scans.review import review_pages
from factquiz.scans.rows import State
from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE
from tests.scans.readings import KEY, PAGE, SHEETS, form, page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

MARKS = {
    "1": {"A": State.MARKED, "B": State.FAINT},
    "2": {"true": State.MARKED, "false": State.MARKED},
    "3": {"A": State.MARKED, "C": State.HALF},
    "9.2": {"D": State.CROSSED_OUT},
}


@pytest.fixture
def review(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the page for a sheet with four doubts and a written answer, and watch it."""
    (html,) = review_pages([form(page(MARKS, written="4"))], KEY.quiz, "<i>Bread</i>")
    (tmp_path / "review.html").write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    opened = context.new_page()
    opened.goto((tmp_path / "review.html").as_uri())
    yield opened
    context.close()
    assert complaints == []


def test_what_is_settled_by_keyboard_is_saved_for_the_next_scan(
    review: Page, tmp_path: Path
) -> None:
    """Nothing is chosen beforehand; the file holds what was settled, and a scan takes it."""
    count = review.get_by_role("status")
    expect(count).to_have_text("0 of 5 settled")
    assert review.locator("input:checked").count() == 0
    review.get_by_role("group", name="Answer 1").get_by_label("nothing is marked").press(" ")
    review.get_by_role("group", name="Answer 2").get_by_label("F marked").press(" ")
    several = review.get_by_role("group", name="Answer 3")
    several.get_by_label("nothing is marked").check()
    several.get_by_label("E empty").check()
    several.get_by_label("A marked").check()
    expect(several.get_by_label("nothing is marked")).not_to_be_checked()
    review.get_by_label("What stands here").fill(" =yeast <b> ")
    expect(count).to_have_text("4 of 5 settled")
    review.get_by_role("button", name="Next open one").press("Enter")
    last = review.get_by_role("group", name="Answer 9.2")
    expect(last.get_by_label("A empty")).to_be_focused()
    with review.expect_download() as saved:
        review.get_by_role("button", name="Save decisions").press("Enter")
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    assert path.name == "decisions.json"
    made, found = read_decisions([path], KEY.quiz, SHEETS)
    assert not found
    assert {(code, item): (each.chosen, each.text) for (code, item, _), each in made.items()} == {
        (PAGE.page.text, "grain"): ((), ""),
        (PAGE.page.text, "salt"): (("false",), ""),
        (PAGE.page.text, "parts"): (("A", "E"), ""),
        (PAGE.page.text, "fungus"): ((), "=yeast <b>"),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_used_by_everyone(review: Page, scheme: str) -> None:
    """No violation of WCAG 2.2, nothing wider than a telephone, hostile text is text."""
    review.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert violations(review) == []
    assert review.evaluate("document.documentElement.scrollWidth") <= 360
    expect(review.get_by_text("<i>Bread</i>")).to_be_visible()
    assert review.locator("img").count() == 5


def test_hostile_keys_do_not_break_out(review: Page) -> None:
    """A stem with markup in it is shown as it stands."""
    hostile = replace(KEY, title='"><script>alert(1)</script>')
    (html,) = review_pages([form(page(MARKS))], hostile.quiz, hostile.title)
    review.set_content(html)
    assert review.locator("script").count() == 1
