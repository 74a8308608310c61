"""The map with a slider: by keyboard, by button, playing, without scripts, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import OpenReader, Scheme


def filling(page: Page, name: str) -> str:
    """Return how the state of that name is filled, as the last letters of its pattern."""
    state = page.locator(".atlas use:not([display])", has=page.locator(f"title:text('{name}')"))
    return str(state.get_attribute("fill"))[-3:-1]


def slider(page: Page) -> Locator:
    """Return the slider, by its name."""
    return page.get_by_role("slider", name="Year")


def test_the_keyboard_moves_the_map(reader: OpenReader) -> None:
    """Arrow keys go year by year, Home and End to the ends; map, year and words follow."""
    page = reader().open("maps")
    slider(page).focus()
    assert filling(page, "East:") == "f2"
    page.keyboard.press("Home")
    expect(page.locator(".atlas output")).to_have_text("1890")
    assert filling(page, "East:") == "f0"
    says = page.locator(".atlas-says")
    expect(says).to_have_text("Members at the end of 1890: LL 0, Union 0. No change in this year.")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".atlas output")).to_have_text("1900")
    expect(says).to_contain_text("LL: West joined.")
    assert filling(page, "West:") == "f1"
    page.keyboard.press("End")
    expect(page.locator(".atlas output")).to_have_text("2000")


def test_buttons_go_from_change_to_change(reader: OpenReader) -> None:
    """The buttons skip years in which nothing happens, and stop at both ends."""
    page = reader().open("maps")
    earlier = page.get_by_role("button", name="Earlier change")
    later = page.get_by_role("button", name="Later change")
    expect(later).to_have_attribute("aria-disabled", "true")
    for year in ("1990", "1960", "1950"):
        earlier.click()
        expect(page.locator(".atlas output")).to_have_text(year)
    assert filling(page, "East:") == "f3"
    later.click()
    expect(page.locator(".atlas output")).to_have_text("1960")
    expect(page.locator(".atlas-says")).to_contain_text("LL: East left.")


def test_an_outline_and_an_area_come_with_their_time(reader: OpenReader) -> None:
    """Before its year an area is not there, and a state has its older outline."""
    page = reader().open("maps")
    areas = page.locator(".atlas use.map-area:not([display])")
    expect(areas).to_have_count(2)
    before = page.locator(".atlas use[data-until='1969']")
    expect(before).to_have_attribute("display", "none")
    slider(page).fill("1950")
    expect(areas).to_have_count(1)
    expect(before).not_to_have_attribute("display", "none")


def test_playing_runs_to_the_end_and_can_be_stopped(reader: OpenReader) -> None:
    """From the end it begins anew; the button says what it will do next."""
    page = reader().open("maps")
    page.clock.install()
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".atlas output")).to_have_text("1890")
    page.clock.run_for(1300)
    expect(page.locator(".atlas output")).to_have_text("1900")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(5000)
    expect(page.locator(".atlas output")).to_have_text("1900")
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(10_000)
    expect(page.locator(".atlas output")).to_have_text("1990")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_without_scripts_the_map_shows_its_year(reader: OpenReader) -> None:
    """No control that does nothing; the map, its legend and the small maps are there."""
    page = reader(javascript=False).open("maps")
    expect(page.locator(".atlas-controls")).to_be_hidden()
    expect(page.get_by_role("img", name="Members at the end of 2000: LL 2")).to_be_visible()
    expect(page.locator(".atlas-panel svg")).to_have_count(2)
    expect(page.get_by_text("Harbour (East): held")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_moved_map_breaks_no_rule(reader: OpenReader, scheme: Scheme) -> None:
    """After moving, too, axe finds nothing."""
    page = reader(width=320, scheme=scheme).open("maps")
    slider(page).fill("1955")
    assert violations(page) == []


def test_the_name_of_the_map_says_the_year_shown(reader: OpenReader) -> None:
    """Who hears the map hears the year on the slider, not the one it opened with."""
    page = reader().open("maps")
    slider(page).fill("1955")
    picture = page.locator(".atlas-frame").get_by_role("img", name="Members at the end of 1955")
    expect(picture).to_be_visible()


def test_paper_has_no_controls(reader: OpenReader) -> None:
    """In print the slider is gone and the map stays."""
    page = reader().open("maps")
    page.emulate_media(media="print")
    expect(page.locator(".atlas-controls")).to_be_hidden()
    expect(page.locator(".atlas-frame svg")).to_be_visible()
