"""Numbers and dates on the page; how they are read is in ``test_typed_agreement``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.answering import item, type_answer

if TYPE_CHECKING:
    from tests.browser.conftest import OpenReader

NUMBER_UNREAD = "Write it in figures, such as 12.5 or 1,250: alone, or with its unit."
DATE_UNREAD = "That cannot be read as a date. Write it like 24 December 1900 or 1900-12-24."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("80", "That is right."),
        ("79,5 %", "That is right."),
        ("75–85 per cent", "That is right."),
        ("20%", "Not this one."),
        ("12", "Not this one. The right number is higher."),
        ("99", "Not this one. The right number is lower."),
        ("60-90", "Not this one. That range is too wide."),
    ],
)
def test_a_number_is_judged(reader: OpenReader, typed: str, said: str) -> None:
    """Within the tolerance it is right; else the page says on which side the number lies."""
    form = type_answer(reader().open("lesson"), "demo-numeric", typed)
    expect(form.locator(".quiz-headline")).to_have_text(said)


def test_a_known_wrong_number_has_its_own_reason(reader: OpenReader) -> None:
    """What the number is really of, with the evidence."""
    form = type_answer(reader().open("lesson"), "demo-numeric", "50")
    expect(form.locator(".quiz-feedback")).to_contain_text("Paper became 50% cheaper")
    expect(form.locator(".quiz-feedback").get_by_role("link").first).to_be_visible()


RIGHT, WRONG, OPEN = "{} is right.", "{} is not right.", "{} is still missing."


@pytest.mark.parametrize(
    ("typed", "headline", "parts"),
    [
        ("7 November 1455", "Partly right.", (RIGHT, RIGHT, WRONG)),
        ("November 1455", "Partly right.", (RIGHT, RIGHT, OPEN)),
        ("1455", "Not this one.", (RIGHT, OPEN, OPEN)),
        ("6 October 1455", "Not this one.", (RIGHT, WRONG, RIGHT)),
        ("6 November 1456", "Not this one.", (WRONG, RIGHT, RIGHT)),
    ],
)
def test_near_misses_are_told_apart(
    reader: OpenReader, typed: str, headline: str, parts: tuple[str, ...]
) -> None:
    """The page says what is right already, what is not, and what is missing."""
    form = type_answer(reader().open("lesson"), "demo-date", typed)
    names = ("The year", "The month", "The day")
    told = (part.format(name) for part, name in zip(parts, names, strict=True))
    expect(form.locator(".quiz-headline")).to_have_text(" ".join((headline, *told)))


@pytest.mark.parametrize("typed", ["6 November 1455", "Nov 6, 1455", "1455-11-06"])
def test_a_date_is_right_in_every_usual_form(reader: OpenReader, typed: str) -> None:
    """Day first, month first, year first; what it was is explained."""
    form = type_answer(reader().open("lesson"), "demo-date", typed)
    expect(form.locator(".quiz-headline")).to_have_text("That is right.")
    expect(form.locator(".quiz-feedback")).to_contain_text("after a lawsuit")


def test_the_date_of_something_else_has_its_own_reason(reader: OpenReader) -> None:
    """A known date is no near miss, however near it is."""
    form = type_answer(reader().open("lesson"), "demo-date", "12 March 1455")
    expect(form.locator(".quiz-headline")).to_have_text("Not this one.")
    expect(form.locator(".quiz-feedback")).to_contain_text("a bishop wrote of the sheets")


@pytest.mark.parametrize(
    ("ident", "typed", "asked"),
    [
        ("demo-numeric", "most of it", NUMBER_UNREAD),
        ("demo-numeric", "80 zorkmids", NUMBER_UNREAD),
        ("demo-date", "in autumn", DATE_UNREAD),
        ("demo-date", "6.11.1455", "That can be read as two dates. Write the month as a word."),
        ("demo-date", "  ", "Type an answer first, then check it."),
    ],
)
def test_what_cannot_be_read_is_not_judged(
    reader: OpenReader, ident: str, typed: str, asked: str
) -> None:
    """The page asks for another way to write it, and counts and keeps nothing."""
    page = reader().open("lesson")
    form = type_answer(page, ident, typed)
    expect(form.locator(".quiz-feedback")).to_have_text(asked)
    expect(form.locator(".quiz-feedback")).to_have_attribute("role", "status")
    expect(page.locator(".quiz-progress")).to_have_text("0 of 10 checked, 0 right so far.")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('answer'))") == []


def test_the_unit_is_part_of_the_name(reader: OpenReader) -> None:
    """Who hears the field named hears in what to answer."""
    form = item(reader().open("lesson"), "demo-numeric")
    expect(form.get_by_role("textbox", name="Your answer in %", exact=True)).to_be_visible()
