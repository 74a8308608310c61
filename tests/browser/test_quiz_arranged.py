"""Match, classify, order and cloze on the page: part by part, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.answering import fill, item

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.browser.conftest import OpenReader


def _heads(form: Locator) -> list[str]:
    return form.locator(".quiz-feedback .quiz-reason-head").all_inner_texts()


def test_each_prompt_is_right_wrong_or_open_with_its_reason(reader: OpenReader) -> None:
    """The headline counts; the right answer does not stand beside the word “wrong”."""
    form = fill(reader().open("lesson"), "demo-match", "locked", 'ink "ball"', "")
    expect(form.locator(".quiz-headline")).to_have_text("Partly right: 1 of 3.")
    right, wrong, left = _heads(form)
    assert right.startswith("Right Forme: A page of type")
    assert wrong == "Wrong Galley"
    assert left == "Left open Quoin: A wedge that holds type fast"
    expect(form.locator(".quiz-feedback")).to_contain_text("A galley is the tray")
    expect(form.locator(".quiz-feedback")).to_contain_text("A quoin is a wedge")


def test_a_wrong_target_is_told_what_it_really_is_of(reader: OpenReader) -> None:
    """Beside the prompt's own reason stands that of the target that was chosen."""
    form = fill(reader().open("lesson"), "demo-match", "", 'ink "ball"', "")
    wrong = form.locator('.quiz-feedback .quiz-reason[data-verdict="wrong"]')
    expect(wrong).to_contain_text("Your answer: C: A leather ball that carries ink.")
    expect(wrong).to_contain_text("The leather ball is the ink ball.")
    expect(wrong.get_by_role("link").first).to_have_attribute("href", "#taught-2")


def test_a_category_may_take_several(reader: OpenReader) -> None:
    """In a classification one target twice is no mistake."""
    answers = ("compositor", "pressman", "pressman", "compositor")
    form = fill(reader().open("lesson"), "demo-classify", *answers)
    expect(form.locator(".quiz-headline")).to_have_text("That is right: 4 of 4.")


@pytest.mark.parametrize(
    ("ident", "answers"),
    [("demo-match", ("tray", "tray", "")), ("demo-order", ("1", "2", "1", ""))],
)
def test_what_is_used_twice_is_asked_again(
    reader: OpenReader, ident: str, answers: tuple[str, ...]
) -> None:
    """Where each is used once, a target or a place chosen twice is not judged."""
    form = fill(reader().open("lesson"), ident, *answers)
    expect(form.locator(".quiz-feedback")).to_have_text(
        "One of them is used twice. Here each is used once."
    )
    expect(form.get_by_role("button", name="Try again")).to_be_hidden()


def test_an_order_is_explained_in_the_right_order(reader: OpenReader) -> None:
    """Whatever order is shown, the feedback goes from the first to the last, with every reason."""
    form = fill(reader().open("lesson"), "demo-order", "3", "2", "1", "4")
    expect(form.locator(".quiz-headline")).to_have_text("Partly right: 2 of 4.")
    assert _heads(form) == [
        "Right 1. The punch is cut",
        "Wrong 2. The matrix is struck",
        "Wrong 3. The type is cast",
        "Right 4. The type is set",
    ]
    wrong = form.locator('.quiz-feedback .quiz-reason[data-verdict="wrong"]').first
    expect(wrong).to_contain_text("Your answer: 3.")
    expect(wrong).to_contain_text("struck into copper")


def test_nothing_right_is_said_kindly(reader: OpenReader) -> None:
    """No gap, no place, no prompt right: not yet."""
    form = fill(reader().open("lesson"), "demo-order", "1", "2", "4", "3")
    expect(form.locator(".quiz-headline")).to_have_text("Not yet: none of 4.")


def test_each_gap_is_judged_by_itself(reader: OpenReader) -> None:
    """A typed gap forgives a slip of the hand; a wrong option has its own reason, and no key."""
    form = fill(reader().open("lesson"), "demo-cloze", "mainzz", "g1468")
    expect(form.locator(".quiz-headline")).to_have_text("Partly right: 1 of 2.")
    assert _heads(form) == ["Right Gap 1: Mainz", "Wrong Gap 2: in 1468"]
    # who comes back to a gap with a screen reader hears its verdict there
    expect(form.get_by_label("Gap 1")).to_have_accessible_description("Right")
    expect(form.get_by_label("Gap 2")).to_have_accessible_description("Wrong")
    expect(form.locator(".quiz-feedback")).to_contain_text("It is written “Mainz”.")
    expect(form.locator(".quiz-feedback")).to_contain_text("the year in which he died")
    expect(form.locator(".quiz-feedback")).not_to_contain_text("1455")
    assert form.locator(".quiz-cloze .quiz-mark").all_inner_texts() == ["Right", "Wrong"]


def test_a_gap_that_nobody_knows_is_told_so(reader: OpenReader) -> None:
    """What is no known answer has no reason of its own, but is not passed over in silence."""
    form = fill(reader().open("lesson"), "demo-cloze", "Atlantis", "")
    expect(form.locator(".quiz-headline")).to_have_text(
        "Not yet: none of 2. What you typed is not an answer this question knows."
    )
    assert form.locator(".quiz-cloze .quiz-mark").all_inner_texts() == ["Wrong", "Left open"]


@pytest.mark.parametrize(
    ("ident", "names"),
    [
        ("demo-match", ["Forme", "Galley", "Quoin"]),
        (
            "demo-classify",
            ["Setting type", "Pulling the bar", "Inking the type", "Sorting type back"],
        ),
        ("demo-cloze", ["Gap 2"]),
    ],
)
def test_a_select_is_called_what_it_is_for(
    reader: OpenReader, ident: str, names: list[str]
) -> None:
    """The accessible name is the prompt itself, neither more nor less, answered or not."""
    form = item(reader().open("lesson"), ident)
    for answered in (False, True):
        boxes = [form.get_by_role("combobox", name=name, exact=True) for name in names]
        assert [box.count() for box in boxes] == [1] * len(names)
        if not answered:
            boxes[0].select_option(index=1)
            form.get_by_role("button", name="Check").click()


def test_another_choice_takes_every_verdict_away(reader: OpenReader) -> None:
    """One select changed, and no part of the old feedback is left; the other answers stay."""
    form = fill(reader().open("lesson"), "demo-match", "locked", 'ink "ball"', "")
    form.locator("select").nth(1).select_option("tray")
    expect(form.locator(".quiz-feedback")).to_be_empty()
    assert set(form.locator(".quiz-mark").all_inner_texts()) == {""}
    expect(form.locator("select").first).to_have_value("locked")


def test_nothing_chosen_is_asked_for(reader: OpenReader) -> None:
    """All left open is no answer; one of them answered is."""
    page = reader().open("lesson")
    form = fill(page, "demo-order", "", "", "", "")
    expect(form.locator(".quiz-feedback")).to_have_text("Choose an answer first, then check it.")
    form = fill(page, "demo-order", "", "", "1", "")
    expect(form.locator(".quiz-headline")).to_have_text("Partly right: 1 of 4.")


def test_answers_come_back_after_a_reload(reader: OpenReader) -> None:
    """Selects, text and feedback are as they were."""
    page = reader().open("lesson")
    fill(page, "demo-match", "locked", 'ink "ball"', "")
    fill(page, "demo-cloze", "Mainz", "g1440")
    page.reload()
    match, cloze = item(page, "demo-match"), item(page, "demo-cloze")
    expect(match.locator("select").nth(1)).to_have_value('ink "ball"')
    expect(match.locator(".quiz-headline")).to_have_text("Partly right: 1 of 3.")
    expect(cloze.get_by_role("textbox")).to_have_value("Mainz")
    expect(cloze.locator(".quiz-headline")).to_have_text("Partly right: 1 of 2.")


def test_without_scripts_pairs_and_orders_can_be_read(reader: OpenReader) -> None:
    """The reasons say which belongs to which, what is left over, and in which order all stands."""
    page = reader(javascript=False).open("lesson")
    match, order = item(page, "demo-match"), item(page, "demo-order")
    match.locator("summary").click()
    expect(match.get_by_text("Galley: A tray for lines of type")).to_be_visible()
    expect(match.get_by_text("The leather ball is the ink ball.")).to_be_visible()
    order.locator("summary").click()
    heads = order.locator(".quiz-reason-text").all_inner_texts()
    assert heads[:2] == ["1. The punch is cut", "2. The matrix is struck"]


def test_on_paper_there_are_lines_to_write_on(reader: OpenReader) -> None:
    """Printed after answering: blank lines before the prompts, and all that can be chosen."""
    page = reader(scheme="dark").open("lesson")
    fill(page, "demo-classify", "compositor", "pressman", "compositor", "compositor")
    fill(page, "demo-cloze", "Mainz", "g1468")
    page.emulate_media(media="print")
    classify, cloze = item(page, "demo-classify"), item(page, "demo-cloze")
    for control in (classify.locator("select").first, cloze.get_by_role("textbox")):
        expect(control).to_have_css("color", "rgba(0, 0, 0, 0)")
        expect(control).to_have_css("appearance", "none")
        expect(control).to_have_css("border-top-style", "none")
    row = classify.locator(".quiz-slot").first
    expect(row).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(row).to_have_css("border-top-style", "none")
    expect(classify.get_by_text("B: Pressman")).to_be_visible()
    expect(cloze.locator("label", has_text="Gap 2")).to_have_css("position", "static")
