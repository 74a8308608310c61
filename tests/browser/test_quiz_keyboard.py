"""The quiz by keyboard alone: every interaction, from the first Tab to another try."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.answering import item

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import OpenReader


def _tab_to(page: Page, target: Locator) -> None:
    for _ in range(200):
        if target.evaluate("(one) => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the Tab key does not lead to {target}")


def _outlined(page: Page) -> bool:
    return bool(page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"))


CHECK = ("Tab", "Enter")
"""From the last select to the button: in a select, Enter opens the list."""


CASES = (
    ("demo-choice", "y1270", ("Space", "ArrowDown", "Enter"), "That is right."),
    ("demo-several", "paper", ("Space", "Tab", "Tab", "Space", "Enter"), "That is right."),
    ("demo-true-false", "true", ("Space", "ArrowDown", "Enter"), "That is right."),
    ("demo-short", "", (*"matrix", "Enter"), "That is right."),
    ("demo-match", "", ("b", "Tab", "d", "Tab", "a", *CHECK), "That is right: 3 of 3."),
    (
        "demo-classify",
        "",
        ("c", "Tab", "p", "Tab", "p", "Tab", "c", *CHECK),
        "That is right: 4 of 4.",
    ),
    (
        "demo-order",
        "",
        ("2", "Tab", "3", "Tab", "1", "Tab", "4", *CHECK),
        "That is right: 4 of 4.",
    ),
    (
        "demo-cloze",
        "",
        (*"Mainz", "Tab", "ArrowDown", "ArrowDown", *CHECK),
        "That is right: 2 of 2.",
    ),
    ("demo-numeric", "", (*"80", "Enter"), "That is right."),
    ("demo-date", "", (*"6 Nov 1455", "Enter"), "That is right."),
)
"""In the order of the page: an item, the option to begin with, what is typed, what is said."""


def test_every_interaction_is_answered_by_keyboard(reader: OpenReader) -> None:
    """From the top of the page through the whole quiz: Tab to each item, answer, Enter.

    The focus is visible and stays; one Tab on is another try.
    """
    page = reader().open("lesson")
    for ident, start, keys, said in CASES:
        form = item(page, ident)
        first = form.locator(f'input[value="{start}"]' if start else "input, select").first
        _tab_to(page, first)
        assert _outlined(page), ident
        for key in keys:
            page.keyboard.press("Space" if key == " " else key)
        expect(form.locator(".quiz-headline")).to_have_text(said)
        assert form.evaluate("(one) => one.contains(document.activeElement)"), ident
        retry = form.get_by_role("button", name="Try again")
        _tab_to(page, retry)
        assert _outlined(page), ident
        page.keyboard.press("Enter")
        expect(form.locator("input, select").first).to_be_focused()
        expect(form.locator(".quiz-feedback")).to_be_empty()


def test_arrow_keys_alone_do_not_answer(reader: OpenReader) -> None:
    """Moving among the options is not checking."""
    page = reader().open("lesson")
    form = item(page, "demo-choice")
    _tab_to(page, form.locator("input").first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(form.locator(".quiz-feedback")).to_be_empty()


def test_reasons_open_by_keyboard(reader: OpenReader) -> None:
    """The reasons of an item are one Enter away."""
    page = reader().open("lesson")
    form = item(page, "demo-choice")
    _tab_to(page, form.locator("summary"))
    page.keyboard.press("Enter")
    expect(form.locator(".quiz-reason").first).to_be_visible()
