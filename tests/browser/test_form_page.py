"""The graded form page in a real browser, opened from a folder as a student opens it."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.assembly.sheet import sheet
from factquiz.gradebook import ledger
from factquiz.gradebook.model import Result
from factquiz.items.codec import decode
from factquiz.rendering.form_page import form_page
from factquiz.reports.feedback import feedback_page
from factquiz.responses.receipt import receipt
from factquiz.responses.roster import Student
from factquiz.responses.sources import read_folder
from factquiz.responses.submission import Submission
from tests.browser.axe import violations
from tests.browser.conftest import FORBID_STORAGE, PATIENCE
from tests.sample_class import parts
from tests.sample_class.graded import grade
from tests.sample_class.make import half, submission

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from factquiz.assembly.form import Form
    from tests.browser.conftest import Scheme

KEY = parts.key(("s01",))
FORM = KEY.forms[0]


def _html(form: Form = FORM) -> str:
    return form_page(sheet(form, DEFAULT_POLICY))


@contextmanager
def _watched(
    browser: Browser, scheme: Scheme = "light", width: int = 1440
) -> Iterator[BrowserContext]:
    """Give a fresh browser profile, in which no page may complain."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    context.close()
    assert complaints == []


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a fresh browser profile, in which no page may complain."""
    with _watched(browser) as context:
        yield context


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    """Give the form page as a file."""
    path = tmp_path / "form.html"
    path.write_text(_html(), encoding="utf-8")
    return path


def _open(context: BrowserContext, path: Path) -> Page:
    page = context.new_page()
    page.goto(path.as_uri())
    return page


def _save(page: Page, folder: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save submission.json").click()
    assert download.value.suggested_filename == "submission.json"
    download.value.save_as(folder / "submission.json")
    return (folder / "submission.json").read_bytes()


def _question(page: Page, item: str) -> Locator:
    return page.locator(f'fieldset[data-item="{item}"]')


def _answer_by_mouse(page: Page) -> None:
    page.get_by_role("group", name="Which grain").get_by_label("A wheat").check()
    page.get_by_role("group", name="True or false").get_by_label("True").check()
    parts = page.get_by_role("group", name="plain bread need")
    for label in ("A flour", "B water", "D leaven"):
        parts.get_by_label(label).check()
    _question(page, "fungus").get_by_label("Your answer").fill("  Yeast ")
    page.get_by_role("group", name="Which gas").get_by_label("B carbon dioxide").check()
    flat = page.get_by_role("group", name="flat breads")
    for label in ("B lavash", "D chapati"):
        flat.get_by_label(label).check()
    for prompt, label in (("Baguette", "B"), ("Lavash", "A"), ("Chapati", "C")):
        _question(page, "homes").get_by_label(prompt).select_option(label)
    for prompt, label in (("Brioche", "B"), ("Matzo", "A"), ("Tortilla", "A")):
        _question(page, "sorts").get_by_label(prompt).select_option(label)
    for button in ("Move up: Mix", "Move up: Knead", "Move up: Knead", "Move up: Bake",
                   "Move down: Bake"):  # fmt: skip
        page.get_by_role("button", name=button).click()
    page.get_by_label("Gap 1").fill("yeast")
    page.get_by_label("Gap 2").select_option(label="carbon dioxide")
    _question(page, "water").get_by_label("Your answer").fill("60–70 %")
    _question(page, "sliced").get_by_label("Your answer").fill("July 6th, 1928")


def test_what_the_page_saves_is_graded(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """Answered rightly on the page, saved, read and scored: all points."""
    page = _open(context, page_file)
    _answer_by_mouse(page)
    assert page.locator("#count").inner_text() == "12 of 12 answered"
    handed_in = tmp_path / "handed-in"
    handed_in.mkdir()
    _save(page, handed_in)
    book = ledger.grade(read_folder(handed_in), KEY)
    assert [(row.student.id, row.score) for row in book.rows()] == [("s01", FORM.max_score)]


def test_by_keyboard_alone(context: BrowserContext, page_file: Path, tmp_path: Path) -> None:
    """Tab, arrows, space and letters answer every kind of question; Enter saves."""
    page = _open(context, page_file)
    keyboard = page.keyboard

    def press(*names: str) -> None:
        for name in names:
            keyboard.press(name)

    press("Tab", "Space")  # question 1: A
    press("Tab", "Tab", "ArrowDown")  # past “Clear my answer”; question 2: false
    press("Tab", "Tab", "Space", "Tab", "Space")  # question 3: A, B
    press("Tab", "Tab", "Tab", "Tab")
    keyboard.type("mould")
    press("Tab", "Space", "ArrowDown", "ArrowDown")  # question 5: C
    press("Tab", "Tab", "Tab", "Tab", "Tab", "Space")  # question 6: D
    press("Tab", "ArrowDown", "ArrowDown", "Tab", "ArrowDown", "Tab")  # question 7: B, A, open
    press("Tab", "ArrowDown", "Tab", "Tab", "ArrowDown")  # question 8: A, open, A
    press("Tab", "Tab", "Enter", "Enter")  # question 9: the first entry down two places
    press("Tab", "Tab", "Tab", "Tab")  # past the entry that is now last, and “Clear my answer”
    keyboard.type("yeast")
    press("Tab", "ArrowDown", "Tab")  # question 10: the first option
    keyboard.type("65")
    press("Tab")
    keyboard.type("1928")
    press("Tab")
    with page.expect_download() as download:
        press("Enter")
    download.value.save_as(tmp_path / "saved.json")
    saved = json.loads((tmp_path / "saved.json").read_bytes())
    assert saved["responses"] == {
        "grain": "A",
        "salt": "false",
        "parts": ["A", "B"],
        "fungus": "mould",
        "gas": "C",
        "flat": ["D"],
        "homes": ["B", "A", ""],
        "sorts": ["A", "", "A"],
        "steps": ["B", "C", "A", "D"],
        "rising": ["yeast", "A"],
        "water": "65",
        "sliced": "1928",
    }


def test_reopening_restores_every_answer(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """Closed without saving and opened again: nothing is lost, and it says so."""
    page = _open(context, page_file)
    _answer_by_mouse(page)
    page.close()
    page = _open(context, page_file)
    assert page.locator("#message").inner_text() == "Your answers are as you left them."
    assert json.loads(_save(page, tmp_path))["responses"] == {
        "grain": "A",
        "salt": "true",
        "parts": ["A", "B", "D"],
        "fungus": "Yeast",
        "gas": "B",
        "flat": ["B", "D"],
        "homes": ["B", "A", "C"],
        "sorts": ["B", "A", "A"],
        "steps": ["B", "D", "A", "C"],
        "rising": ["yeast", "B"],
        "water": "60–70 %",
        "sliced": "July 6th, 1928",
    }


def _receipt(page: Page) -> str:
    """Return the receipt code that the page shows after saving."""
    said = page.locator("#message")
    expect(said).to_contain_text("Its receipt code is")
    return said.inner_text().split("receipt code is ")[1].split(":")[0]


def test_the_receipt_is_that_of_the_gradebook(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """What the page shows on saving stands in the gradebook and on the feedback page."""
    page = _open(context, page_file)
    _answer_by_mouse(page)
    _question(page, "fungus").get_by_label("Your answer").fill('Hefe “ä” <b>\\ "😀')
    handed_in = tmp_path / "handed-in"
    handed_in.mkdir()
    sent = decode(_save(page, handed_in), Submission)
    shown = _receipt(page)
    assert shown == receipt(sent)
    book = ledger.grade(read_folder(handed_in), KEY)
    (row,) = book.rows()
    assert row.receipt == shown
    ((result,),) = book.results()
    assert isinstance(result, Result)
    assert result.receipt == shown
    assert shown in feedback_page(row, "Bread", "https://example.org")


def test_reopened_the_page_says_whether_all_is_saved(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """After a crash nobody has to guess whether the file that was handed in is the last one."""
    page = _open(context, page_file)
    page.get_by_label("A wheat").check()
    _save(page, tmp_path)
    code = _receipt(page)
    page.reload()
    expect(page.locator("#message")).to_contain_text(
        f"They are saved, with the receipt code {code}"
    )
    page.get_by_label("B oats").check()
    page.reload()
    expect(page.locator("#message")).to_contain_text("They have changed since you saved them")


def test_the_answers_can_be_read_before_they_are_sent(
    context: BrowserContext, page_file: Path
) -> None:
    """In words, question by question, what is open too; by keyboard, and back again."""
    page = _open(context, page_file)
    _answer_by_mouse(page)
    _question(page, "homes").get_by_label("Lavash").select_option("")
    _question(page, "water").get_by_label("Your answer").fill("")
    _question(page, "fungus").get_by_label("Your answer").fill("<img src=x>")
    look = page.get_by_role("button", name="Look over my answers")
    look.press("Enter")
    dialog = page.get_by_role("dialog", name="Your answers")
    expect(dialog).to_be_visible()
    told = [entry.split("\n")[1:] for entry in dialog.locator("li").all_inner_texts()]
    assert told[2] == ["A flour", "B water", "D leaven"]
    assert told[3] == ["<img src=x>"]
    assert told[6][1] == "Lavash: left open"
    assert told[8] == ["1. Mix", "2. Knead", "3. Prove", "4. Bake"]
    assert told[9] == ["Gap 1: yeast", "Gap 2: carbon dioxide"]
    assert told[10] == ["Not answered"]
    assert page.locator("img").count() == 0
    expect(dialog.locator("#summary-receipt")).to_contain_text("Receipt code of these answers: ")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(look).to_be_focused()


def _load(page: Page, text: str) -> None:
    content = {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("#file").set_input_files(content)  # type: ignore[arg-type]


def test_a_saved_submission_comes_back(
    browser: Browser, context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """On another machine, from the file: every answer, and the same receipt; and back again."""
    page = _open(context, page_file)
    _answer_by_mouse(page)
    text = _save(page, tmp_path).decode()
    code = _receipt(page)
    with _watched(browser, width=320) as elsewhere:
        page = _open(elsewhere, page_file)
        page.get_by_label("B oats").check()
        _load(page, text)
        expect(page.locator("#message")).to_have_text(
            "The answers of the file are here: 12 of 12 questions."
        )
        _save(page, tmp_path)
        assert _receipt(page) == code
        page.get_by_role("button", name="Take back the loading").click()
        expect(page.locator("#count")).to_have_text("1 of 12 answered")
        expect(page.get_by_label("B oats")).to_be_checked()
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")


def test_a_file_that_is_not_of_this_form_changes_nothing(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """Not a submission, another form's or student's, or hostile: said, and nothing is lost."""
    page = _open(context, page_file)
    page.get_by_label("A wheat").check()
    mine = json.loads(_save(page, tmp_path))
    _receipt(page)
    for text in ("", "[]", "null", '{"format": "other"}', json.dumps({**mine, "responses": "x"})):
        _load(page, text)
        expect(page.locator("#message")).to_contain_text("That is not a submission")
    for other in ({"form": "002"}, {"quiz": "beer"}, {"student": "s02"}):
        _load(page, json.dumps({**mine, **other}))
        expect(page.locator("#message")).to_contain_text("belongs to another form")
    assert json.loads(_save(page, tmp_path))["responses"] == {"grain": "A"}
    _receipt(page)
    hostile = {"grain": {"toString": 1}, "fungus": "y" * 999, "steps": ["A"], "__proto__": "x"}
    _load(page, json.dumps({**mine, "responses": hostile}))
    expect(page.locator("#message")).to_contain_text("1 of 12 questions")
    assert json.loads(_save(page, tmp_path))["responses"] == {"fungus": "y" * 200}


def test_two_windows_of_one_form_do_not_undo_each_other(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """What is answered in one window stands in the other before the next answer is kept."""
    one, other = _open(context, page_file), _open(context, page_file)
    one.get_by_label("A wheat").check()
    expect(other.locator("#message")).to_contain_text("changed in another window")
    other.get_by_role("group", name="True or false").get_by_label("True").check()
    expect(one.locator("#count")).to_have_text("2 of 12 answered")
    assert json.loads(_save(one, tmp_path))["responses"] == {"grain": "A", "salt": "true"}


def test_another_form_starts_empty(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """Two forms in one browser do not share their answers."""
    _answer_by_mouse(_open(context, page_file))
    other = tmp_path / "other.html"
    other.write_text(_html(replace(FORM, code="002")), encoding="utf-8")
    assert _open(context, other).locator("#count").inner_text() == "0 of 12 answered"


def test_an_answer_can_be_taken_back(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """A radio button cannot be unticked, so a button does it; the focus stays in the question."""
    page = _open(context, page_file)
    group = page.get_by_role("group", name="Which grain")
    group.get_by_label("B oats").check()
    group.get_by_role("button", name="Clear my answer").click()
    assert page.evaluate("document.activeElement.value") == "A"
    assert page.locator("#count").inner_text() == "0 of 12 answered"
    assert json.loads(_save(page, tmp_path))["responses"] == {}
    assert "Not answered: 12 of 12." in page.locator("#message").inner_text()


def test_entries_are_moved_by_buttons_that_keep_the_focus(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """Where an entry now stands is said; the first goes no higher; taking back restores all."""
    page = _open(context, page_file)
    steps = _question(page, "steps")
    up = steps.get_by_role("button", name="Move up: Mix")
    up.press("Enter")
    expect(up).to_be_focused()
    status = steps.get_by_role("status")
    expect(status).to_have_text("Mix: place 1 of 4")
    assert steps.locator(".entry").all_inner_texts() == ["Mix", "Prove", "Bake", "Knead"]
    up.press("Enter")
    expect(up).to_be_focused()
    expect(status).to_have_text("Mix: place 1 of 4")
    assert json.loads(_save(page, tmp_path))["responses"] == {"steps": ["B", "A", "C", "D"]}
    steps.get_by_role("button", name="Clear my answer").click()
    assert steps.locator(".entry").all_inner_texts() == ["Prove", "Mix", "Bake", "Knead"]
    assert json.loads(_save(page, tmp_path))["responses"] == {}


def test_a_target_that_is_used_twice_is_told(context: BrowserContext, page_file: Path) -> None:
    """In a match, not where things are sorted; and no longer once it is mended."""
    page = _open(context, page_file)
    for prompt in ("Baguette", "Lavash"):
        _question(page, "homes").get_by_label(prompt).select_option("B")
    note = _question(page, "homes").get_by_role("status")
    expect(note).to_have_text("B is chosen more than once.")
    _question(page, "homes").get_by_label("Lavash").select_option("")
    expect(note).to_have_text("")
    for prompt in ("Brioche", "Matzo"):
        _question(page, "sorts").get_by_label(prompt).select_option("A")
    expect(_question(page, "sorts").get_by_role("status")).to_have_text("")


def test_a_form_for_anybody_asks_for_the_student(context: BrowserContext, tmp_path: Path) -> None:
    """Without an id nothing is saved, and the field has the focus."""
    path = tmp_path / "form.html"
    path.write_text(_html(replace(FORM, student="")), encoding="utf-8")
    page = _open(context, path)
    page.get_by_role("button", name="Save submission.json").click()
    assert page.locator("#message").inner_text() == "Type your student id first."
    page.keyboard.type("s99")
    assert json.loads(_save(page, tmp_path))["student"] == "s99"


def test_without_storage_the_page_works_and_warns(
    context: BrowserContext, page_file: Path, tmp_path: Path
) -> None:
    """A browser that keeps nothing still saves the file."""
    context.add_init_script(FORBID_STORAGE)
    page = _open(context, page_file)
    page.get_by_label("A wheat").check()
    assert "does not keep answers" in page.locator("#message").inner_text()
    assert json.loads(_save(page, tmp_path))["responses"] == {"grain": "A"}


def test_damaged_storage_does_no_harm(context: BrowserContext, page_file: Path) -> None:
    """Whatever stands in the browser's storage, the page opens."""
    page = _open(context, page_file)
    page.get_by_label("A wheat").check()
    for damage in (
        "{",
        "7",
        "null",
        '{"responses": {"grain": {"a": 1}, "fungus": null}}',
        '{"responses": {"homes": "A", "steps": ["A", "A", "B", "C"], "rising": [null, "Q", 7]}}',
    ):
        page.evaluate("(text) => localStorage.setItem(localStorage.key(0), text)", damage)
        page.reload()
        assert page.get_by_role("button", name="Save submission.json").is_visible()


def test_the_page_asks_for_nothing(context: BrowserContext, page_file: Path) -> None:
    """One request: the file itself."""
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    _answer_by_mouse(_open(context, page_file))
    assert requests == [page_file.as_uri()]


def test_the_policy_blocks_foreign_scripts(browser: Browser, page_file: Path) -> None:
    """A script that got into the page does not run, and the browser says that it was refused."""
    html = page_file.read_text(encoding="utf-8")
    page_file.write_text(html.replace("</main>", "<script>window.hacked = 1</script></main>"))
    context = browser.new_context()
    told: list[str] = []
    context.on("console", lambda message: told.append(message.text))
    page = _open(context, page_file)
    assert page.evaluate("window.hacked") is None
    assert page.locator("#count").inner_text() == "0 of 12 answered"
    assert "Content Security Policy" in told[0]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("kind", ["form", "feedback"])
def test_axe_finds_nothing(
    browser: Browser, page_file: Path, kind: str, width: int, scheme: Scheme
) -> None:
    """WCAG 2.2 AA and best practices hold on both pages, and nothing is wider than the window."""
    if kind == "feedback":
        sent = submission(FORM, half)
        sent = replace(sent, responses={**sent.responses, "gas": "A", "salt": ("true", "false")})
        (row,) = grade([("f", sent)], KEY, (Student(id="s01", name="A" * 90),)).rows()
        page_file.write_text(feedback_page(row, "Bread", "https://example.org"), encoding="utf-8")
    with _watched(browser, scheme, width) as context:
        page = _open(context, page_file)
        if kind == "form":
            page.get_by_label("A wheat").check()
        assert violations(page) == []
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")


def test_in_print_the_buttons_are_gone(context: BrowserContext, page_file: Path) -> None:
    """On paper the form is an exercise sheet with its code on it."""
    page = _open(context, page_file)
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Save submission.json").is_visible()
    assert page.get_by_text("Form 001").is_visible()
    assert page.get_by_label("A wheat").is_visible()
