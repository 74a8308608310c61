"""A second try with another question, how sure a reader was, and being asked where she reads."""

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

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import OpenReader
    from tests.built import Books

QUIZ = "lessons/danube"
ANOTHER = "Another question on this"


@pytest.fixture(scope="module")
def site(books: Books) -> Path:
    """Return the folder of the small course's pages."""
    return books.rivers()


def answer(form: Locator) -> None:
    """Give some answer to a question, whatever it asks, and check it."""
    for place, select in enumerate(form.locator("fieldset select").all(), 1):
        select.select_option(index=min(place, select.locator("option").count() - 1))
    for box in form.locator("input[type=radio], input[type=checkbox]").all()[:1]:
        box.check()
    for field in form.locator("input[type=text]").all():
        field.fill("1999")
    form.get_by_role("button", name="Check").click()


def kept(page: Page) -> list[str]:
    """Return the keys of what the browser keeps, settings left out."""
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    return [key for key in keys if not key.startswith("factquiz/setting/")]


def first_to_vary(page: Page) -> Locator:
    """Return the place of the first question that has others on its facts."""
    places = page.locator(".quiz-items > li")
    varied = places.evaluate_all(
        "(all) => all.findIndex((one) => one.querySelector('[data-more]'))"
    )
    return places.nth(varied)


def ident(place: Locator) -> str:
    """Return the id of the item that stands in a place."""
    return place.locator("form").get_attribute("data-item") or ""


def test_a_second_try_is_another_question(reader: OpenReader) -> None:
    """It takes the place, the number and the anchor of the first; it stays until all is erased."""
    page = reader().open(QUIZ)
    place = first_to_vary(page)
    first = ident(place)
    before = place.locator("form").get_attribute("id")
    number = place.locator(".quiz-number").inner_text()
    answer(place.locator("form"))
    place.get_by_role("button", name=ANOTHER).click()
    expect(place.locator(f'form:not([data-item="{first}"])')).to_be_visible()
    second = ident(place)
    assert place.locator("form").get_attribute("id") == before
    assert place.locator(".quiz-number").inner_text() == number
    assert place.evaluate("(one) => one.contains(document.activeElement)")
    expect(page.locator(".quiz-progress")).to_contain_text("0 of 7 checked")
    answer(place.locator("form"))
    expect(page.locator(".quiz-progress")).to_contain_text("1 of 7 checked")
    assert violations(page) == []
    page.reload()
    expect(place.locator(f'form[data-item="{second}"] .quiz-headline')).to_be_visible()
    expect(page.locator(".quiz-progress")).to_contain_text("1 of 7 checked")
    page.get_by_role("button", name="Erase my answers").click()
    assert ident(place) == first
    expect(place.locator(".quiz-headline")).to_have_count(0)
    assert kept(page) == []


def test_no_two_tries_in_a_row_ask_the_same(reader: OpenReader) -> None:
    """Round and round: each time another one, and after the last the first comes back, empty."""
    page = reader().open(QUIZ)
    place = first_to_vary(page)
    seen = [ident(place)]
    for _ in range(4):
        answer(place.locator("form"))
        place.get_by_role("button", name=ANOTHER).click()
        expect(place.locator(f'form:not([data-item="{seen[-1]}"])')).to_be_visible()
        expect(place.locator(".quiz-headline")).to_have_count(0)
        seen.append(ident(place))
        if seen[-1] == seen[0]:
            break
    assert seen[-1] == seen[0]
    assert len(set(seen)) == len(seen) - 1 > 1


def test_without_its_file_the_same_question_comes_again(reader: OpenReader) -> None:
    """Somebody has saved the page alone: the second try still works, and says what it is."""
    opened = reader()
    opened.page.route("**/danube-practice.js*", lambda route: route.abort())
    page = opened.open(QUIZ)
    place = first_to_vary(page)
    first = ident(place)
    answer(place.locator("form"))
    place.get_by_role("button", name=ANOTHER).click()
    expect(place.locator(".quiz-feedback")).to_contain_text("here is the same once more")
    assert ident(place) == first
    assert all(each.startswith(("lost:", "console: Failed")) for each in opened.complaints)
    opened.complaints.clear()


@pytest.mark.parametrize(
    "stored", ["{", '["gone"]', '{"a": 1}', '["<img src=x onerror=alert(1)>"]']
)
def test_turns_of_another_version_do_no_harm(reader: OpenReader, stored: str) -> None:
    """A question that the course no longer has leaves the first one in its place."""
    page = reader().open(QUIZ)
    place = first_to_vary(page)
    first = ident(place)
    page.evaluate(
        "([id, text]) => localStorage.setItem(`factquiz/turns/${id}`, text)", [first, stored]
    )
    page.reload()
    answer(place.locator("form"))
    assert ident(place) == first
    expect(place.locator(".quiz-headline")).to_be_visible()
    assert page.locator("img[src=x]").count() == 0


def test_a_full_browser_is_said_and_the_quiz_goes_on(reader: OpenReader) -> None:
    """Nothing more can be kept: another question comes all the same, and the page says so."""
    page = reader().open(QUIZ)
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }"
    )
    place = first_to_vary(page)
    first = ident(place)
    answer(place.locator("form"))
    expect(page.locator(".quiz-kept-note")).to_contain_text("does not keep your answers")
    place.get_by_role("button", name=ANOTHER).click()
    expect(place.locator(f'form:not([data-item="{first}"])')).to_be_visible()


def test_two_windows_show_the_same(reader: OpenReader) -> None:
    """What is answered in one window is answered in the other."""
    opened = reader()
    page = opened.open(QUIZ)
    other = page.context.new_page()
    other.goto(page.url)
    answer(page.locator(".quiz-item").first)
    expect(other.locator(".quiz-progress")).to_contain_text("1 of 7 checked")
    expect(other.locator(".quiz-item").first.locator(".quiz-headline")).to_be_visible()
    page.get_by_role("button", name="Erase my answers").click()
    expect(other.locator(".quiz-progress")).to_contain_text("0 of 7 checked")


def test_what_is_erased_elsewhere_is_erased_here(reader: OpenReader) -> None:
    """The page of progress erases all: where another question stood, the first one is back."""
    page = reader().open(QUIZ)
    place = first_to_vary(page)
    first = ident(place)
    answer(place.locator("form"))
    place.get_by_role("button", name=ANOTHER).click()
    expect(place.locator(f'form:not([data-item="{first}"])')).to_be_visible()
    answer(place.locator("form"))
    page.evaluate("document.activeElement.blur()")
    other = page.context.new_page()
    other.goto(page.url.replace(QUIZ, "index"))
    other.evaluate("localStorage.clear()")
    expect(place.locator(f'form[data-item="{first}"]')).to_be_visible()
    expect(page.locator(".quiz-progress")).to_contain_text("0 of 7 checked")


def test_nobody_is_asked_how_sure_she_is_unless_she_wants(reader: OpenReader) -> None:
    """Off at first; once on it stays on, and what is left open is no hindrance."""
    page = reader().open(QUIZ)
    expect(page.locator(".quiz-sure:visible")).to_have_count(0)
    page.get_by_label("Ask me how sure I am").check()
    expect(page.locator(".quiz-sure:visible")).to_have_count(7)
    page.reload()
    expect(page.locator(".quiz-sure:visible")).to_have_count(7)
    answer(page.locator(".quiz-item").first)
    expect(page.locator(".quiz-progress")).to_contain_text("1 of 7 checked")


def test_how_sure_and_how_right_at_the_end(reader: OpenReader) -> None:
    """A table of what was said before the first check, and a sentence; it survives a reload."""
    page = reader(width=320).open(QUIZ)
    page.get_by_label("Ask me how sure I am").check()
    for form in page.locator(".quiz-item").all():
        form.get_by_label("How sure are you?").select_option("certain (19 in 20)")
        answer(form)
        expect(form.get_by_label("How sure are you?")).to_be_disabled()
    right = int(page.locator(".quiz-done").inner_text().split(": ")[1].split()[0])
    assert right < 6
    page.reload()
    table = page.locator(".quiz-calibration")
    rows = table.locator("tbody tr:visible")
    expect(rows).to_have_count(1)
    assert rows.locator("td").all_inner_texts() == ["7", str(right)]
    expect(table.locator("p")).to_contain_text("less often than you felt sure")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_what_nobody_said_is_not_counted(reader: OpenReader) -> None:
    """Levels that do not exist, or no pair at all, leave the table without a row."""
    page = reader().open(QUIZ)
    spoilt = ["[9, 1]", '["length", 1]', "[]", "7", '[1, "x"]', "{", "[null, 1]"]
    put = "([id, text]) => localStorage.setItem(`factquiz/sure/${id}`, text)"
    for form, text in zip(page.locator(".quiz-item").all(), spoilt, strict=True):
        page.evaluate(put, [form.get_attribute("data-item"), text])
    page.reload()
    for form in page.locator(".quiz-item").all():
        answer(form)
    expect(page.locator(".quiz-done")).not_to_be_empty()
    expect(page.locator(".quiz-calibration")).to_be_hidden()


@pytest.fixture(scope="module")
def sure(browser: Browser) -> Iterator[Page]:
    """Return a blank page that can judge how well somebody judges herself."""
    yield from of_modules(browser, ("quiz/sure.js",), "calibration")


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([[3, 0]] * 3, "few"),
        ([[3, 1]] * 3 + [[3, 0]], "over"),
        ([[0, 1], [0, 0], [1, 1], [1, 1]], "under"),
        ([[1, 1], [1, 0], [2, 1], [2, 0], [0, 0]], "fair"),
    ],
)
def test_felt_and_known_are_compared(sure: Page, pairs: list[list[int]], said: str) -> None:
    """The mean of what was said against the share that was right; of three answers, nothing."""
    assert sure.evaluate("(pairs) => own.calibration(pairs)", pairs) == said


def test_a_mark_asks_about_its_sentence_by_keyboard(reader: OpenReader) -> None:
    """From the mark into its note, to the question, an answer, and back to the mark."""
    page = reader().open(QUIZ)
    mark = page.locator(".fact-mark button").first
    mark.focus()
    page.keyboard.press("Enter")
    link = page.locator(".note:popover-open a[data-ask]")
    expect(link).to_have_text("Ask me about this")
    while not link.evaluate("(one) => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Ask me about this")
    expect(dialog.locator("form")).to_be_visible()
    assert dialog.evaluate("(one) => one.contains(document.activeElement)")
    answer(dialog.locator("form"))
    expect(dialog.get_by_role("status")).not_to_be_empty()
    # the same one again has no use where there are others
    others = dialog.get_by_role("button", name=ANOTHER).is_visible()
    assert dialog.get_by_role("button", name="Try again").is_visible() is not others
    assert violations(page) == []
    assert kept(page) == [
        "factquiz/answer/" + (dialog.locator("form").get_attribute("data-item") or "")
    ]
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(mark).to_be_focused()


def test_without_scripts_the_note_leads_to_the_quiz(reader: OpenReader) -> None:
    """The same words are a link to a question on the sentence, or to the quiz of its page."""
    page = reader(javascript=False).open(QUIZ)
    hrefs = [link.get_attribute("href") or "" for link in page.locator("a[data-ask]").all()]
    assert hrefs
    assert all(page.locator(href).count() == 1 for href in dict.fromkeys(hrefs))
    assert {href.rstrip("-0123456789") for href in hrefs} == {"#quiz-danube-practice"}


def test_what_a_quiz_keeps_is_in_the_file_of_progress(reader: OpenReader) -> None:
    """The quiz leads to the page that saves it; loaded into another browser all is as it was."""
    page = reader().open(QUIZ)
    page.get_by_label("Ask me how sure I am").check()
    place = first_to_vary(page)
    place.get_by_label("How sure are you?").select_option(index=1)
    answer(place.locator("form"))
    place.get_by_role("button", name=ANOTHER).click()
    page.wait_for_function("Object.keys(localStorage).some((key) => key.includes('/turns/'))")
    answer(place.locator("form"))
    second = ident(place)
    saving = page.get_by_role("link", name="Save, load or erase")
    expect(saving).to_be_visible()
    page.goto(saving.evaluate("(link) => link.href"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    text = download.value.path().read_text("utf-8")
    saved = json.loads(text)
    assert [level for level, _ in saved["sure"].values()] == [0]
    assert [turns[-1] for turns in saved["turns"].values()] == [second]
    sure = page.locator(".review-plot").filter(has_text="by how sure you were")
    sure.locator("summary").click()
    right = sum(right for _, right in saved["sure"].values())
    assert sure.locator("tbody tr").all_inner_texts() == [f"guessing (1 in 4)\t{right} of 1"]
    other = reader().open("practice")
    content = {"name": "my.json", "mimeType": "application/json", "buffer": text.encode()}
    other.locator(".review-file").set_input_files(content)  # type: ignore[arg-type]
    expect(other.locator(".review-transferred")).to_contain_text("Answers to quizzes: 2.")
    other.goto(other.url.replace("practice", QUIZ))
    expect(other.locator(f'form[data-item="{second}"] .quiz-headline')).to_be_visible()
