"""The quiz on the page: checked, explained, remembered, printed, and answered by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.answering import (
    answer_all,
    answer_all_rightly,
    choose,
    item,
    type_answer,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import OpenReader


def _feedback(form: Locator) -> Locator:
    return form.locator(".quiz-feedback")


def test_a_wrong_option_gets_its_own_reason_and_links(reader: OpenReader) -> None:
    """Feedback is of the option that was chosen, does not tell the key, and links the evidence."""
    form = choose(reader().open("lesson"), "demo-choice", "y1476")
    expect(_feedback(form)).to_contain_text("Not this one.")
    expect(_feedback(form)).to_contain_text("first press in another country")
    expect(_feedback(form)).not_to_contain_text("1455")
    links = _feedback(form).get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [
        "#taught-1",
        "sources.html#source-chronicle-2-1",
    ]


def test_a_right_option_gets_its_reason_too(reader: OpenReader) -> None:
    """Right is explained as well, and marked on the option by a word."""
    form = choose(reader().open("lesson"), "demo-choice", "y1455")
    expect(_feedback(form)).to_contain_text("That is right.")
    expect(_feedback(form)).to_contain_text("about five years of work")
    expect(form.get_by_role("radio", name="1455 Right")).to_be_checked()


def test_several_options_are_right_wrong_and_missed(reader: OpenReader) -> None:
    """A multiple response is told apart option by option, each with its reason."""
    form = choose(reader().open("lesson"), "demo-several", "paper", "steam")
    expect(_feedback(form)).to_contain_text("Partly right.")
    heads = _feedback(form).locator(".quiz-reason-head").all_inner_texts()
    assert heads == ["Right paper", "Wrong steam power", "Missed metal that casts well"]
    expect(_feedback(form)).to_contain_text("worked by hand until the 1810s")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (("paper", "metal"), "That is right."),
        (("paper",), "Partly right."),
        (("steam", "crown"), "Not this one."),
        (("paper", "metal", "steam", "crown"), "Partly right."),
    ],
)
def test_all_of_the_keys_and_nothing_else_is_right(
    reader: OpenReader, chosen: tuple[str, ...], said: str
) -> None:
    """Right is the whole answer; some keys are part of it; none is wrong."""
    form = choose(reader().open("lesson"), "demo-several", *chosen)
    expect(form.locator(".quiz-headline")).to_have_text(said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("matrix", "That is right."),
        ("  MÁTRIX! ", "That is right."),
        ("matrxi", "That is right. It is written “matrix”."),
        ("mattress", "Not this one."),
        ("punsh", "Not this one."),
        ("anvil", "That is not an answer this question knows."),
    ],
)
def test_a_typed_answer_is_read_as_the_engine_reads_it(
    reader: OpenReader, typed: str, said: str
) -> None:
    """Case, accents and slips of the hand are forgiven; a known wrong answer never is."""
    form = type_answer(reader().open("lesson"), "demo-short", typed)
    expect(form.locator(".quiz-headline")).to_contain_text(said)


def test_typed_text_is_never_markup(reader: OpenReader) -> None:
    """What a student types is compared and kept as text."""
    page = reader().open("lesson")
    hostile = "<img src=x onerror=alert(1)>"
    type_answer(page, "demo-short", hostile)
    page.reload()
    expect(item(page, "demo-short").get_by_role("textbox")).to_have_value(hostile)
    assert page.locator("img[src=x]").count() == 0


def test_nothing_chosen_is_no_mistake(reader: OpenReader) -> None:
    """An empty answer is asked for, not judged."""
    page = reader().open("lesson")
    form = choose(page, "demo-choice")
    expect(_feedback(form)).to_have_text("Choose an answer first, then check it.")
    expect(page.locator(".quiz-progress")).to_have_text("0 of 10 checked, 0 right so far.")


def test_feedback_is_a_live_region(reader: OpenReader) -> None:
    """A screen reader hears the feedback: the region is there, empty, before it is filled."""
    page = reader().open("lesson")
    region = item(page, "demo-choice").get_by_role("status")
    expect(region).to_be_empty()
    choose(page, "demo-choice", "y1455")
    expect(region).to_contain_text("That is right.")


def test_another_choice_takes_the_verdict_away(reader: OpenReader) -> None:
    """A verdict never stands beside an answer that it was not given for."""
    page = reader().open("lesson")
    form = choose(page, "demo-choice", "y1270")
    form.get_by_role("radio", name="1455").check()
    expect(_feedback(form)).to_be_empty()
    expect(form.locator(".quiz-mark").first).to_be_empty()


def test_retry_clears_the_item_alone(reader: OpenReader) -> None:
    """Try again empties this item, puts the focus on it, and leaves the others."""
    page = reader().open("lesson")
    choose(page, "demo-true-false", "false")
    form = choose(page, "demo-choice", "y1270")
    form.get_by_role("button", name="Try again").click()
    expect(form.get_by_role("radio", name="1270")).to_be_focused()
    expect(form.get_by_role("radio", name="1270")).not_to_be_checked()
    expect(item(page, "demo-true-false").locator(".quiz-headline")).to_have_text("That is right.")


def test_progress_is_kept_and_erased(reader: OpenReader) -> None:
    """Answers and feedback are there after a reload, until the reader erases them."""
    page = reader().open("lesson")
    answer_all(page)
    page.reload()
    expect(page.locator(".quiz-done")).to_have_text("You have checked all 10: 1 right.")
    expect(item(page, "demo-several").locator(".quiz-headline")).to_have_text("Partly right.")
    page.get_by_role("button", name="Erase my answers").click()
    expect(page.locator(".quiz-done")).to_have_text("Your answers to this quiz are erased.")
    page.reload()
    expect(page.locator("input:checked")).to_have_count(0)
    typed = page.locator(".quiz select, .quiz input[type=text]")
    assert typed.evaluate_all("(all) => all.filter((one) => one.value).length") == 0
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('answer'))") == []


def test_a_faultless_quiz_is_told_so(reader: OpenReader) -> None:
    """At the end the score is a sentence, and there is nothing to read again."""
    page = reader().open("lesson")
    answer_all_rightly(page)
    expect(page.locator(".quiz-done")).to_be_empty()
    type_answer(page, "demo-short", "matrices")
    expect(page.locator(".quiz-done")).to_have_text("You have checked all 10, and all are right.")
    expect(page.locator(".quiz-again")).to_be_hidden()


SPOILT = ["{", "7", '["gone"]', '[["y1455"]]', "[null]", '""', '[{}, 1, "x", "y", "z", "a", "b"]']


@pytest.mark.parametrize("stored", SPOILT)
def test_a_spoilt_memory_is_no_harm(reader: OpenReader, stored: str) -> None:
    """What another version or another hand left in the store is ignored."""
    page = reader().open("lesson")
    put = "([id, text]) => localStorage.setItem(`factquiz/answer/${id}`, text)"
    idents = ("demo-choice", "demo-match", "demo-order", "demo-cloze", "demo-numeric", "demo-date")
    for ident in idents:
        page.evaluate(put, [ident, stored])
    page.reload()
    expect(page.locator(".quiz-progress")).to_be_visible()
    form = choose(page, "demo-choice", "y1455")
    expect(form.locator(".quiz-headline")).to_have_text("That is right.")


def test_the_quiz_works_where_storage_is_forbidden(reader: OpenReader) -> None:
    """Then nothing is kept, and the page says so."""
    page = reader(storage=False).open("lesson")
    form = choose(page, "demo-choice", "y1455")
    expect(form.locator(".quiz-headline")).to_have_text("That is right.")
    expect(page.locator(".quiz-kept-note")).to_contain_text("does not keep your answers")


def test_without_scripts_the_reasons_can_be_read(reader: OpenReader) -> None:
    """No button that does nothing; every reason opens with its verdict in words."""
    page = reader(javascript=False).open("lesson")
    form = item(page, "demo-choice")
    expect(page.get_by_text("JavaScript is off in this browser")).to_be_visible()
    expect(form.locator("button:visible")).to_have_count(0)
    form.locator("summary").click()
    reasons = form.locator(".quiz-reason:visible")
    expect(reasons).to_have_count(4)
    expect(reasons.nth(1)).to_contain_text("Right")
    expect(reasons.nth(0)).to_contain_text("no type")


def test_without_scripts_enter_loses_nothing(reader: OpenReader) -> None:
    """Enter in the text field does not send the page anywhere."""
    page = reader(javascript=False).open("lesson")
    before = page.url
    field = item(page, "demo-short").get_by_role("textbox")
    field.fill("matrix")
    field.press("Enter")
    assert page.url == before
    expect(field).to_have_value("matrix")


def test_on_paper_the_quiz_is_a_clean_exercise(reader: OpenReader) -> None:
    """Printed after answering: questions, empty boxes and a line; no answer of any kind."""
    page = reader().open("lesson")
    answer_all(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.emulate_media(media="print")
    for hidden in (
        ".quiz-feedback",
        ".quiz-reasons",
        ".quiz-actions",
        ".quiz-summary",
        ".quiz-mark",
    ):
        expect(page.locator(f"{hidden}:visible")).to_have_count(0)
    box = item(page, "demo-choice").locator("input").nth(1)
    expect(box).to_be_checked()
    expect(box).to_have_css("appearance", "none")
    expect(box).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(item(page, "demo-short").get_by_role("textbox")).to_have_css("color", "rgba(0, 0, 0, 0)")
