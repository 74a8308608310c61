"""A lesson whose quiz has a page of its own: from the card to the questions and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.test_quiz_again import answer, first_to_vary

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import OpenReader
    from tests.built import Books

LESSON = "lessons/orientation"
PAGE = f"{LESSON}-questions"
GO = "Go to the questions"


@pytest.fixture(scope="module")
def site(books: Books) -> Path:
    """Return the folder of the course's pages."""
    return books.students()


def test_without_scripts_the_way_is_there(reader: OpenReader) -> None:
    """Lesson, card, questions with their answers, the rest of the lesson, the next lesson."""
    page = reader(javascript=False, width=360).open(LESSON)
    card = page.get_by_role("region", name="Quiz: ")
    expect(card).to_contain_text("about 10 minutes")
    expect(card.get_by_role("progressbar")).to_be_hidden()
    card.get_by_role("link", name=GO).click()
    expect(page.locator("h1")).to_have_text("Questions: Two sources and how to read them")
    reasons = page.locator("details.quiz-reasons").first
    reasons.locator("summary").click()
    expect(reasons.locator(".quiz-rationale").first).to_be_visible()
    page.get_by_role("link", name="To discuss").click()
    expect(page.locator(":target > h2")).to_have_text("To discuss")
    page.go_back()
    page.get_by_role("link", name="Next").click()
    expect(page.locator("h1")).to_have_text("Cold War baskets")


def test_the_card_tells_how_far_one_has_come(reader: OpenReader) -> None:
    """Also where another question has taken the place of one that was answered."""
    one = reader()
    page = one.open(LESSON)
    card = page.get_by_role("region", name="Quiz: ")
    expect(card.get_by_role("progressbar")).to_be_hidden()
    card.get_by_role("link", name=GO).click()
    place = first_to_vary(page)
    answer(place.locator("form"))
    answer(page.locator(".quiz-item").last)
    expect(page.locator(".quiz-progress")).to_contain_text("2 of 16 checked")
    page = one.open(LESSON)
    told = page.locator(".quiz-card-told")
    expect(told).to_have_text("2 of 16 answered so far.")
    assert violations(page) == []
    page = one.open(PAGE)
    first_to_vary(page).get_by_role("button", name="Another question on this").click()
    expect(page.locator(".quiz-progress")).to_contain_text("1 of 16 checked")
    page = one.open(LESSON)
    expect(told).to_have_text("1 of 16 answered so far.")


def test_answered_questions_are_accessible(reader: OpenReader) -> None:
    """After all answers no rule is broken, and nothing scrolls sideways."""
    page = reader(scheme="dark", width=320).open(PAGE)
    for form in page.locator(".quiz-item").all():
        answer(form)
    expect(page.locator(".quiz-done")).to_contain_text("You have checked all 16")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_note_asks_though_the_quiz_is_elsewhere(reader: OpenReader) -> None:
    """What asks is fetched at the first call, and is there at the second; then back to the mark."""
    page = reader().open(LESSON)
    assert page.locator("script[src*='quiz.js']").count() == 0
    mark = page.locator(".fact-mark button").first
    for _ in range(2):
        mark.focus()
        page.keyboard.press("Enter")
        link = page.locator(".note:popover-open a[data-ask]")
        link.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Ask me about this")
        expect(dialog.locator("form")).to_be_visible()
        answer(dialog.locator("form"))
        expect(dialog.get_by_role("status")).not_to_be_empty()
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(mark).to_be_focused()


def test_where_nothing_can_be_fetched_a_note_leads_to_the_questions(reader: OpenReader) -> None:
    """Somebody has saved the lesson without the script of the quiz: the link is still a link."""
    opened = reader()
    opened.page.route("**/_static/quiz.js", lambda route: route.abort())
    page = opened.open(LESSON)
    page.locator(".fact-mark button").first.click()
    page.locator(".note:popover-open a[data-ask]").click()
    expect(page.locator("h1")).to_have_text("Questions: Two sources and how to read them")
    assert all(each.startswith(("lost:", "console: Failed")) for each in opened.complaints)
    opened.complaints.clear()
