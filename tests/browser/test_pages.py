"""Pages as a reader meets them: narrow, offline, without scripts, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.answering import answer_all
from tests.browser.axe import violations
from tests.browser.demo_site import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenReader

PAPER = "rgb(253, 251, 247)"
DARK_PAPER = "rgb(22, 24, 27)"

# Resolves when each picture is there, those too that wait until they are scrolled to.
EVERY_IMAGE = """
() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode();
})).then(() => null)
"""


def _overflow(page: Page) -> int:
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def _background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(reader: OpenReader, name: str) -> None:
    """WCAG 1.4.10: from 320 px up there is one direction of scrolling, with all panels open too."""
    page = reader().open(name)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for width in (320, 360, 640, 768, 1152, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert (width, _overflow(page)) == (width, 0)


def test_an_answered_quiz_does_not_scroll_sideways(reader: OpenReader) -> None:
    """Feedback fits into 320 px as well."""
    page = reader(width=320).open("lesson")
    answer_all(page)
    assert _overflow(page) <= 0


def test_text_of_twice_the_size_does_not_scroll_sideways(reader: OpenReader) -> None:
    """WCAG 1.4.4: text of 200 % on a small laptop keeps to its column."""
    page = reader(width=1024).open("lesson")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert _overflow(page) <= 0


@pytest.mark.parametrize("name", PAGES)
def test_pages_ask_for_nothing_from_elsewhere(reader: OpenReader, name: str) -> None:
    """From a folder every page loads whole: no foreign host, no missing file, no complaint."""
    one = reader()
    one.open(name)
    one.page.evaluate(EVERY_IMAGE)
    assert one.complaints == []


def test_forced_colours_lose_nothing(reader: OpenReader) -> None:
    """In the colours of the system every word can be read, and what is a control has an edge."""
    page = reader().open("lesson")
    answer_all(page)
    page.emulate_media(forced_colors="active")
    assert violations(page) == []
    for control in (".contents > summary", ".search-form button", ".quiz-check", "#colours"):
        edge = page.locator(control).first.evaluate("(one) => getComputedStyle(one).borderTopStyle")
        assert edge != "none", control


def test_contents_open_on_a_phone_without_scripts(reader: OpenReader) -> None:
    """The contents are a native <details>: a tap opens them, a tap leads to a page."""
    page = reader(width=360, javascript=False).open("index")
    page.get_by_text("Contents", exact=True).click()
    contents = page.get_by_role("navigation", name="Contents")
    contents.get_by_role("link", name="Sources and words").click()
    expect(page.locator("h1")).to_have_text("Sources and words")


def test_contents_stay_at_hand_on_a_phone(reader: OpenReader) -> None:
    """Far down a lesson the contents are still on the screen, with the sections of the page."""
    page = reader(width=360).open("lesson")
    page.get_by_role("heading", name="To discuss").scroll_into_view_if_needed()
    summary = page.locator("details.contents > summary")
    expect(summary).to_be_in_viewport()
    summary.click()
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="The question").click()
    expect(page.get_by_role("heading", name="The question")).to_be_in_viewport()
    expect(page.locator("details.contents")).not_to_have_attribute("open", "")


def test_a_heading_is_not_hidden_under_the_bar(reader: OpenReader) -> None:
    """WCAG 2.4.11: what a link leads to stands below the tools that stay on the screen."""
    page = reader(width=360).open("lesson")
    page.goto(page.url + "#three-things-at-once")
    bar = page.locator(".masthead").bounding_box()
    heading = page.get_by_role("heading", name="Three things at once").bounding_box()
    assert bar is not None
    assert heading is not None
    assert heading["y"] >= bar["y"] + bar["height"]


def test_contents_close_with_escape(reader: OpenReader) -> None:
    """Escape closes the contents and gives the focus back to what opened them."""
    page = reader().open("lesson")
    page.locator("details.contents > summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator("details.contents")).not_to_have_attribute("open", "")
    expect(page.locator("details.contents > summary")).to_be_focused()


def test_the_first_tab_skips_to_the_text(reader: OpenReader) -> None:
    """A keyboard reader reaches the text with two keys."""
    page = reader().open("lesson")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_chosen_colours_are_kept_for_every_page(reader: OpenReader) -> None:
    """Dark stays dark on the next page, and Auto follows the system again."""
    page = reader(scheme="light").open("index")
    assert _background(page) == PAPER
    page.get_by_label("Colours").select_option("Dark")
    assert _background(page) == DARK_PAPER
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_label("Colours")).to_have_value("dark")
    assert _background(page) == DARK_PAPER
    page.get_by_label("Colours").select_option("Auto")
    assert _background(page) == PAPER


def test_colours_can_be_chosen_where_storage_is_forbidden(reader: OpenReader) -> None:
    """The choice then lasts as long as the page."""
    page = reader(storage=False).open("index")
    page.get_by_label("Colours").select_option("Dark")
    assert _background(page) == DARK_PAPER


def test_without_scripts_the_system_decides_the_colours(reader: OpenReader) -> None:
    """No script, no choice to make: the control hides, and dark is dark."""
    page = reader(javascript=False, scheme="dark").open("lesson")
    assert _background(page) == DARK_PAPER
    expect(page.locator(".colours")).to_be_hidden()


def test_figures_follow_the_colours_of_the_page(reader: OpenReader) -> None:
    """An inlined figure is drawn in the page's ink, whatever the file says."""
    ink = "getComputedStyle(document.querySelector('svg text.fig-ink')).fill"
    assert reader(scheme="light").open("lesson").evaluate(ink) == "rgb(31, 28, 24)"
    assert reader(scheme="dark").open("lesson").evaluate(ink) == "rgb(228, 224, 216)"


def test_a_link_to_a_taught_sentence_marks_it(reader: OpenReader) -> None:
    """Who follows a link from feedback sees at once which sentence is meant."""
    page = reader().open("lesson")
    plain = page.locator("#taught-2").evaluate("(one) => getComputedStyle(one).backgroundColor")
    page.goto(page.url + "#taught-2")
    page.wait_for_timeout(800)  # the marker fades in
    marked = page.locator("#taught-2").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert plain != marked == "rgb(251, 231, 166)"


def test_a_source_mark_leads_to_the_paragraph(reader: OpenReader) -> None:
    """The mark says what it is; its note leads to the entry on the page of sources."""
    page = reader().open("lesson")
    mark = page.get_by_role("button", name="Source, contested: Chronicle, 3 ¶5")
    expect(mark).to_have_text("3 ¶5")
    mark.click()
    page.locator(":popover-open").get_by_role("link", name="Chronicle").click()
    expect(page.locator(":target")).to_contain_text("Chronicle, 3 ¶5")


def test_paper_shows_the_text_alone(reader: OpenReader) -> None:
    """In print there is no navigation, and dark pages come out dark on white."""
    page = reader(scheme="dark").open("lesson")
    page.emulate_media(media="print")
    for furniture in (".masthead", ".page-contents", ".pager", ".skip-link"):
        expect(page.locator(furniture)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(31, 28, 24)"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
        "rgba(0, 0, 0, 0)"
    )
