"""The end of the quiz: what is worth another look, and what to read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.answering import answer_all, answer_all_rightly, choose, fill, type_answer

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenReader


def _read_again(page: Page) -> dict[str, list[str]]:
    """Return the sentences to read again, objective by objective, as far as they are shown."""
    shown = {}
    for entry in page.locator(".quiz-again li:visible").all():
        links = entry.locator("a:visible").all_inner_texts()
        if links:
            shown[entry.inner_text().split(".")[0]] = links
    return shown


def _tallies(page: Page) -> list[str]:
    """Return what is said of each objective, in the order of the page."""
    return page.locator(".quiz-tally").all_inner_texts()


def test_nothing_is_said_before_the_end(reader: OpenReader) -> None:
    """Half-way through, the page counts; it does not sum up."""
    page = reader().open("lesson")
    choose(page, "demo-choice", "y1270")
    expect(page.locator(".quiz-progress")).to_have_text("1 of 10 checked, 0 right so far.")
    expect(page.locator(".quiz-again")).to_be_hidden()


def test_what_was_missed_is_read_again_by_objective(reader: OpenReader) -> None:
    """Only what was missed, and of an item of several parts only the parts that were."""
    page = reader().open("lesson")
    answer_all(page)
    assert _tallies(page) == ["1 of 3 so far.", "0 of 4 so far.", "0 of 3 so far."]
    expect(page.locator(".quiz-done")).to_have_text("You have checked all 10: 1 right.")
    assert _read_again(page) == {
        "Date the beginnings of print": ["for question 8: Gap 2", "for question 10"],
        "Explain what a press needed": [
            *("for question 2", "for question 3"),
            *("for question 6: Inking the type", "for question 9"),
        ],
        "Name the parts of a press and the steps of the work": [
            *("for question 4", "for question 5: Galley", "for question 5: Quoin"),
            *("for question 7: The matrix is struck", "for question 7: The type is cast"),
        ],
    }


def test_an_objective_that_is_reached_has_nothing_to_read_again(reader: OpenReader) -> None:
    """One slip, one objective, one question, one sentence: and the link leads to it."""
    page = reader().open("lesson")
    answer_all_rightly(page)
    type_answer(page, "demo-short", "mattress")
    assert list(_read_again(page)) == ["Name the parts of a press and the steps of the work"]
    assert _tallies(page) == ["All 3 right.", "All 4 right.", "2 of 3 so far."]
    look = page.locator(".quiz-again > p a:visible")
    assert look.all_inner_texts() == ["4"]
    page.get_by_role("link", name="for question 4").click()
    expect(page.locator("#taught-2:target")).to_be_visible()


def test_a_second_try_is_summed_up_anew(reader: OpenReader) -> None:
    """What is put right disappears from the list; the last one ends it."""
    page = reader().open("lesson")
    answer_all_rightly(page)
    type_answer(page, "demo-short", "mattress")
    fill(page, "demo-date", "1456")
    assert len(_read_again(page)) == 2
    fill(page, "demo-date", "6 November 1455")
    assert len(_read_again(page)) == 1
    type_answer(page, "demo-short", "matrix")
    expect(page.locator(".quiz-done")).to_have_text("You have checked all 10, and all are right.")
    expect(page.locator(".quiz-again")).to_be_hidden()


def test_the_end_is_announced(reader: OpenReader) -> None:
    """The summary is in a live region, which is there before it is filled."""
    page = reader().open("lesson")
    region = page.locator(".quiz-summary").get_by_role("status")
    expect(region).to_have_count(1)
    answer_all(page)
    expect(region).to_contain_text("Read again:")
