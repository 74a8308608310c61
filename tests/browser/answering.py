"""How tests answer the demo quiz: which control of which item, and what the page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def item(page: Page, ident: str) -> Locator:
    """Return the form of an item by the item's id."""
    return page.locator(f'.quiz-item[data-item="{ident}"]')


def choose(page: Page, ident: str, *options: str) -> Locator:
    """Choose options of an item and check it; return the item."""
    form = item(page, ident)
    for option in options:
        form.locator(f'input[value="{option}"]').check()
    form.locator(".quiz-check").click()
    return form


def type_answer(page: Page, ident: str, text: str) -> Locator:
    """Type an answer and check it; return the item."""
    form = item(page, ident)
    form.get_by_role("textbox").fill(text)
    form.locator(".quiz-check").click()
    return form


def fill(page: Page, ident: str, *given: str) -> Locator:
    """Give each place of an item its answer, in the order of the page, and check it.

    A select is given the value of an option, a text field a text; nothing leaves it open.
    """
    form = item(page, ident)
    for place, value in enumerate(given):
        control = form.locator("select, input").nth(place)
        if control.evaluate("(one) => one.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    form.locator(".quiz-check").click()
    return form


def answer_all(page: Page) -> None:
    """Answer every item: some right, some partly right, some wrong."""
    choose(page, "demo-choice", "y1455")
    choose(page, "demo-several", "paper", "steam")
    choose(page, "demo-true-false", "true")
    type_answer(page, "demo-short", "mattress")
    fill(page, "demo-match", "locked", 'ink "ball"', "")
    fill(page, "demo-classify", "compositor", "pressman", "compositor", "compositor")
    fill(page, "demo-order", "3", "2", "1", "4")
    fill(page, "demo-cloze", "Mainzz", "g1468")
    fill(page, "demo-numeric", "50 %")
    fill(page, "demo-date", "7 November 1455")


def answer_all_rightly(page: Page) -> None:
    """Answer every item rightly, but for the short answer."""
    choose(page, "demo-choice", "y1455")
    choose(page, "demo-several", "paper", "metal")
    choose(page, "demo-true-false", "false")
    fill(page, "demo-match", "locked", "tray", "wedge")
    fill(page, "demo-classify", "compositor", "pressman", "pressman", "compositor")
    fill(page, "demo-order", "2", "3", "1", "4")
    fill(page, "demo-cloze", "Mainz", "g1455")
    fill(page, "demo-numeric", "80")
    fill(page, "demo-date", "1455-11-06")
