"""The practice exam in a browser: sat by keyboard, interrupted, handed in, read over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.own_functions import of_modules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import OpenReader, Scheme
    from tests.built import Books

EXAM = "practice-exam"
KEY = "factquiz/exam/rivers-test"
TOTAL = 6


@pytest.fixture(scope="module")
def site(books: Books) -> Path:
    """Return the folder of the small course's pages."""
    return books.rivers()


def begin(page: Page, form: str = "1", minutes: str = "20") -> None:
    """Begin a form of the exam."""
    page.locator(".exam-which").select_option(form)
    page.locator(".exam-time").select_option(minutes)
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator(".exam-bar")).to_be_visible()


def choose_first(page: Page) -> None:
    """Choose the first option of the question that is shown, or type a word."""
    question = page.locator(".quiz-item:visible")
    boxes = question.locator("input[type=radio], input[type=checkbox]")
    if boxes.count():
        boxes.first.check()
    else:
        question.get_by_role("textbox").fill("nobody")


def button(page: Page, name: str) -> None:
    """Press a button of the exam."""
    page.get_by_role("button", name=name, exact=True).click()


def stored(page: Page) -> dict[str, object]:
    """Return the sitting as the browser keeps it."""
    data: dict[str, object] = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))
    return data


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)])
def test_an_exam_from_beginning_to_end(reader: OpenReader, scheme: Scheme, width: int) -> None:
    """Nothing breaks a rule at any stage; nothing is judged before it is handed in."""
    page = reader(width=width, scheme=scheme).open(EXAM)

    def sound() -> None:
        assert violations(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")

    sound()
    begin(page)
    worth = []
    for number in range(TOTAL - 1):
        worth.append(page.locator(".exam-worth").inner_text())
        choose_first(page)
        if number == 2:
            page.get_by_label("Come back to this one").check()
            sound()
        button(page, "Next")
    assert worth == [*["Worth 1 point."] * 4, "Worth 2 points."]
    expect(page.locator(".quiz-headline")).to_have_count(0)
    expect(page.locator("details:visible").filter(has_text="reasons")).to_have_count(0)
    button(page, "Look over and hand in")
    expect(page.locator(".exam-open")).to_have_text(
        "One question is still open. You wanted to come back to one."
    )
    sound()
    button(page, "Question 3")
    expect(page.get_by_label("Come back to this one")).to_be_checked()
    page.get_by_label("Come back to this one").uncheck()
    button(page, "Look over and hand in")
    button(page, "Hand in")
    expect(page.locator(".exam-results h2")).to_be_focused()
    result = page.locator(".exam-result")
    expect(result).to_contain_text(f"of {TOTAL} questions right")
    expect(result).to_contain_text("One was left open.")
    expect(page.locator(".quiz-headline")).to_have_count(TOTAL - 1)
    rows = page.locator(".exam-results tbody tr")
    asked = [row.locator("td").first.inner_text().split(" of ") for row in rows.all()]
    assert sum(int(total) for _, total in asked) == TOTAL
    right = page.locator('.quiz-item[data-verdict="right"]').count()
    assert sum(int(count) for count, _ in asked) == right
    again = rows.locator("a")
    assert again.count() == TOTAL - right
    assert "lessons/" in (again.first.get_attribute("href") or "")
    sound()


def test_by_keyboard_alone(reader: OpenReader) -> None:
    """Begin, answer, go on with Enter, mark, look over, go back, hand in: no mouse."""
    page = reader().open(EXAM)
    press = page.keyboard.press
    page.locator(".exam-which").focus()
    press("Tab")
    press("Tab")
    press("Enter")
    expect(page.locator("#exam-rivers-test-1 fieldset")).to_be_focused()
    for number in range(1, TOTAL + 1):
        question = page.locator(f"#exam-rivers-test-{number}")
        expect(question.locator("fieldset")).to_be_focused()
        press("Tab")
        if question.get_by_role("textbox").count():
            page.keyboard.type("somebody")
        else:
            press("Space")
        press("Enter")
    expect(page.locator(".exam-review h2")).to_be_focused()
    expect(page.locator(".exam-open")).to_have_text("Every question is answered.")
    press("Tab")
    press("Enter")
    expect(page.locator("#exam-rivers-test-1 fieldset")).to_be_focused()
    flag = page.get_by_label("Come back to this one")
    while not flag.evaluate("(one) => one === document.activeElement"):
        press("Tab")
    press("Space")
    expect(page.get_by_role("button", name="Question 1, answered, to come back to")).to_be_visible()
    page.get_by_role("button", name="Look over and hand in").press("Enter")
    page.get_by_role("button", name="Hand in", exact=True).press("Enter")
    expect(page.locator(".exam-results h2")).to_be_focused()


def test_nothing_is_lost_when_the_page_is_closed(reader: OpenReader) -> None:
    """Answers, marks and the clock are there again; after handing in, the results."""
    opened = reader()
    page = opened.open(EXAM)
    begin(page, form="2")
    choose_first(page)
    page.get_by_label("Come back to this one").check()
    before = stored(page)
    page = opened.again(EXAM)
    expect(page.locator(".exam-warning")).to_have_text(
        f"Here you are again: 1 of {TOTAL} answered."
    )
    assert stored(page) == before
    expect(page.get_by_role("button", name="Question 1, answered, to come back to")).to_be_visible()
    expect(page.locator(".exam-left")).to_have_text("20 minutes left")
    expect(page.locator("#exam-rivers-test-2")).to_be_visible()
    button(page, "Look over and hand in")
    button(page, "Hand in")
    page.reload()
    expect(page.locator(".exam-result")).to_contain_text("questions right")
    expect(page.locator("fieldset:not([disabled])")).to_have_count(0)
    button(page, "Begin another")
    begin(page, form="1", minutes="0")
    expect(page.locator(".exam-left")).to_have_text("No clock")
    assert stored(page)["given"] == {}


def test_the_clock_runs_out_and_nobody_is_thrown_out(reader: OpenReader) -> None:
    """It can be hidden; it counts seconds at the end; when it is over one may still go on."""
    page = reader().page
    page.clock.install(time=1_790_000_000_000)
    page.goto(f"{reader().site.as_uri()}/{EXAM}.html")
    begin(page)
    clock = page.locator(".exam-left")
    page.clock.run_for(60_000 * 16)
    expect(clock).to_have_text("4:00 left")
    button(page, "Hide the clock")
    expect(clock).to_be_hidden()
    page.clock.run_for(60_000 * 5)
    expect(clock).to_contain_text("The time is over.")
    choose_first(page)
    button(page, "Look over and hand in")
    button(page, "Hand in")
    expect(page.locator(".exam-result")).to_contain_text("You took 21 minutes.")


SPOILT = [
    "{",
    "7",
    '{"form": "9", "begun": 1, "until": 0, "ended": 0, "given": {}, "flags": []}',
    '{"form": "1", "begun": 1, "until": 0, "ended": 0, "given": {"gone": ["x"]}, "flags": []}',
    '{"form": "1", "begun": "x", "until": 0, "ended": 0, "given": {}, "flags": []}',
    '{"form": "1", "begun": 1, "until": 0, "ended": 0, "given": {"a": "<b>"}, "flags": 3}',
]


def test_a_sitting_of_another_version_is_left_alone(reader: OpenReader) -> None:
    """The page offers a new one, and does not touch what it cannot read."""
    page = reader().open(EXAM)
    for text in SPOILT:
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        page.reload()
        expect(page.locator(".exam-start")).to_be_visible()
        assert page.evaluate(f"localStorage.getItem('{KEY}')") == text
    begin(page)
    assert stored(page)["form"] == "1"


def test_two_windows_sit_one_exam(reader: OpenReader) -> None:
    """What is answered in one is answered in the other; handed in here is handed in there."""
    page = reader().open(EXAM)
    begin(page)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".exam-bar")).to_be_visible()
    choose_first(page)
    expect(other.get_by_role("button", name="Question 1, answered")).to_be_visible()
    button(page, "Look over and hand in")
    button(page, "Hand in")
    expect(other.locator(".exam-results")).to_be_visible()


def test_where_storage_is_forbidden_it_says_so(reader: OpenReader) -> None:
    """The exam can be sat, and the reader knows that it must not be closed."""
    page = reader(storage=False).open(EXAM)
    begin(page)
    choose_first(page)
    expect(page.locator(".exam-warning")).to_contain_text("does not keep your answers")
    button(page, "Look over and hand in")
    button(page, "Hand in")
    expect(page.locator(".exam-result")).to_be_visible()


def test_without_scripts_it_is_a_paper(reader: OpenReader) -> None:
    """All questions, each with its reasons to open, and no button that does nothing."""
    page = reader(javascript=False).open(EXAM)
    expect(page.locator(".quiz-item:visible")).to_have_count(TOTAL)
    expect(page.locator("section.exam button:visible")).to_have_count(0)
    page.locator("section.exam details summary").first.click()
    expect(page.locator(".quiz-reason:visible").first).to_be_visible()


def test_forced_colours_show_what_is_answered(reader: OpenReader) -> None:
    """Answered and open differ by their lines, not by colour alone."""
    page = reader().open(EXAM)
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    begin(page)
    choose_first(page)
    numbers = page.locator(".exam-numbers button")
    expect(numbers.nth(0)).to_have_css("border-bottom-style", "solid")
    expect(numbers.nth(1)).to_have_css("border-bottom-style", "dashed")


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    """Return a blank page with the functions that count."""
    yield from of_modules(browser, ("exam/results.js",), "tally", "byObjective")


def test_points_are_counted_with_what_is_partly_right(script: Page) -> None:
    """Partly right is counted by itself and earns its share; what was not judged is open."""
    judged: list[dict[str, str | float]] = [
        {"verdict": "right", "credit": 1, "points": 2, "objective": 0},
        {"verdict": "partial", "credit": 1 / 3, "points": 1, "objective": 1},
        {"verdict": "wrong", "credit": -0.25, "points": 1, "objective": 0},
        {"verdict": "", "credit": 0, "points": 1, "objective": 1},
        {"verdict": "unread", "credit": 0, "points": 1, "objective": 1},
    ]
    counted: dict[str, float] = {"right": 1, "partial": 1, "unread": 1, "open": 1}
    counted |= {"total": 5, "points": 2.08, "most": 6}
    assert script.evaluate("(judged) => own.tally(judged)", judged) == counted
    groups = "(judged) => [...own.byObjective(judged)].map(([name, some]) => [name, some.length])"
    assert script.evaluate(groups, judged) == [[0, 2], [1, 3]]
