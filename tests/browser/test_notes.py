"""Definitions and sources at hand: by mouse, touch and keyboard, without a script, anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import OpenReader, Scheme

OPEN = ":popover-open"
SOURCE = "Source, contested: Chronicle, 3 ¶5"

# The notes that reach over the edge of the screen when they are opened, with their buttons.
OVER_THE_EDGE = """
() => [...document.querySelectorAll("button[popovertarget]")].flatMap((button) => {
  button.scrollIntoView({ block: "center" });
  button.click();
  const note = document.querySelector(":popover-open");
  const box = note.getBoundingClientRect();
  const outside = box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight;
  note.hidePopover();
  return outside || box.width < 200 ? [button.textContent] : [];
})
"""

NO_INTEREST = """
delete HTMLButtonElement.prototype.interestForElement;
document.addEventListener("DOMContentLoaded", () => {
  for (const one of document.querySelectorAll("[interestfor]")) one.removeAttribute("interestfor");
});
"""

# The marks that a line begins with: they would stand alone, far from their sentence.
ALONE = """
() => [...document.querySelectorAll("sup.fact-mark")].filter((mark) => {
  const words = document.createRange();
  words.setStartBefore(mark.parentNode.firstChild);
  words.setEndBefore(mark);
  const last = [...words.getClientRects()].filter((box) => box.width).at(-1);
  return mark.querySelector("button").getBoundingClientRect().left < last.right - 1;
}).length
"""


def _word(page: Page) -> Locator:
    return page.get_by_role("button", name="paper", exact=True)


def _note(page: Page) -> Locator:
    return page.locator(OPEN)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_a_word_explains_itself_to_who_presses_enter(
    reader: OpenReader, *, javascript: bool
) -> None:
    """Enter opens, Tab goes into the note, Escape closes and gives the focus back."""
    page = reader(javascript=javascript).open("lesson")
    _word(page).press("Enter")
    expect(_note(page)).to_contain_text("A word that this demo book explains.")
    page.keyboard.press("Tab")
    expect(_note(page).get_by_role("link", name="In the glossary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(_note(page)).to_have_count(0)
    expect(_word(page)).to_be_focused()


def test_a_tap_opens_and_a_tap_elsewhere_closes(reader: OpenReader) -> None:
    """One note at a time: the next tap closes the first."""
    page = reader(width=360, javascript=False).open("lesson")
    _word(page).click()
    expect(_note(page)).to_contain_text("paper")
    page.get_by_role("heading", name="Three things at once").click()
    expect(_note(page)).to_have_count(0)


def test_pointing_shows_the_note_and_a_click_does_not_take_it_away(reader: OpenReader) -> None:
    """Who points reads; who clicks by habit goes on reading; Escape closes (WCAG 1.4.13)."""
    page = reader().open("lesson")
    _word(page).hover()
    expect(_note(page)).to_contain_text("paper")
    _word(page).click()
    expect(_note(page)).to_contain_text("paper")
    page.keyboard.press("Escape")
    expect(_note(page)).to_have_count(0)


def test_a_browser_that_knows_no_interest_shows_notes_by_script(reader: OpenReader) -> None:
    """Pointing shows, moving away hides, a click keeps."""
    one = reader()
    one.page.add_init_script(NO_INTEREST)
    page = one.open("lesson")
    assert page.locator("[interestfor]").count() == 0
    _word(page).hover()
    expect(_note(page)).to_contain_text("paper")
    page.get_by_role("heading", name="Three things at once").hover()
    expect(_note(page)).to_have_count(0)
    _word(page).hover()
    expect(_note(page)).to_contain_text("paper")
    _word(page).click()
    page.get_by_role("heading", name="Three things at once").hover()
    page.wait_for_timeout(1000)
    expect(_note(page)).to_contain_text("paper")


def test_a_browser_without_popovers_goes_to_the_note(reader: OpenReader) -> None:
    """There the notes stand open at the end of the page, and the button leads to its own."""
    one = reader()
    one.page.add_init_script("delete HTMLElement.prototype.popover;")
    page = one.open("lesson")
    note = _word(page).get_attribute("popovertarget")
    _word(page).click()
    assert page.evaluate("location.hash") == f"#{note}"


def test_a_mark_says_how_the_sentence_stands_and_asks_about_it(reader: OpenReader) -> None:
    """The standing in words, and a way to the question of the page's quiz on that fact."""
    page = reader(javascript=False).open("lesson")
    page.get_by_role("button", name=SOURCE).click()
    expect(_note(page)).to_contain_text("Contested.")
    _note(page).get_by_role("link", name="question 3").click()
    expect(page.locator(":target .quiz-stem")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_every_note_fits_the_screen(reader: OpenReader, width: int) -> None:
    """Wherever its word stands, a note is seen whole and wide enough to read."""
    page = reader(width=width).open("lesson")
    assert page.evaluate(OVER_THE_EDGE) == []


def test_a_mark_stays_on_the_line_of_its_sentence(reader: OpenReader) -> None:
    """On no screen does a line begin with a mark; without the joiner before it, some would."""
    page = reader().open("lesson")
    widths = range(320, 720, 8)

    def alone() -> int:
        found = 0
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            found += page.evaluate(ALONE)
        return found

    assert alone() == 0
    page.evaluate(
        "document.querySelectorAll('.fact-mark').forEach((one) => one.firstChild.remove())"
    )
    assert alone() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["paper", SOURCE])
def test_an_open_note_breaks_no_rule(reader: OpenReader, scheme: Scheme, name: str) -> None:
    """As accessible as the page it stands on."""
    page = reader(width=360, scheme=scheme).open("lesson")
    page.get_by_role("button", name=name, exact=True).click()
    expect(_note(page)).to_be_visible()
    assert violations(page) == []


def test_notes_and_dotted_lines_are_not_printed(reader: OpenReader) -> None:
    """On paper a word is a word."""
    page = reader().open("lesson")
    page.emulate_media(media="print")
    expect(page.locator(".note").first).to_be_hidden()
    line = _word(page).evaluate("(one) => getComputedStyle(one).textDecorationLine")
    assert line == "none"
