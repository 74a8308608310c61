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
    form.get_by_role("button", name="Check").click()
    return form


def type_answer(page: Page, ident: str, text: str) -> Locator:
    """Type an answer and check it; return the item."""
    form = item(page, ident)
    form.get_by_role("textbox").fill(text)
    form.get_by_role("button", name="Check").click()
    return form


def answer_all(page: Page) -> None:
    """Answer every item: one right, one partly right, two wrong."""
    choose(page, "demo-choice", "y1455")
    choose(page, "demo-several", "paper", "steam")
    choose(page, "demo-true-false", "true")
    type_answer(page, "demo-short", "mattress")
