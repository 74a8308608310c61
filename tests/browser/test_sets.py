"""A matrix of discs: choosing columns, by keyboard and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.axe import violations

if TYPE_CHECKING:
    from tests.browser.conftest import OpenReader


def test_choosing_bodies_tells_who_is_in_all_of_them(reader: OpenReader) -> None:
    """The blocks that fit stay, the others go, and a sentence names everybody."""
    page = reader(width=320, scheme="dark").open("maps")
    blocks = page.locator(".matrix tbody:visible")
    says = page.locator(".matrix-says")
    expect(blocks).to_have_count(3)
    expect(says).to_be_hidden()
    page.get_by_role("checkbox", name="The Wood").focus()
    page.keyboard.press("Space")
    expect(blocks).to_have_count(2)
    expect(says).to_have_text("In The Wood: 4. Ash, Beech, Birch, Cedar.")
    page.get_by_role("checkbox", name="Nuts").check()
    expect(says).to_have_text("In The Wood, Nuts: 1. Beech.")
    page.get_by_role("checkbox", name="Trees").check()
    expect(says).to_have_text("In Trees, The Wood, Nuts: nobody.")
    assert violations(page) == []
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    expect(blocks).to_have_count(3)
    expect(says).to_be_hidden()


def test_without_scripts_every_combination_is_there(reader: OpenReader) -> None:
    """No choice that does nothing; the table says in words what its discs show."""
    page = reader(javascript=False).open("maps")
    expect(page.locator(".matrix-choice")).to_be_hidden()
    row = page.get_by_role("row", name="in in not in 3")
    expect(row).to_be_visible()
    expect(page.get_by_text("Ash, Birch, Cedar")).to_be_visible()
