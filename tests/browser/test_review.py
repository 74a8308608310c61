"""Spaced review in a browser: a session, its undoing, the file, the stores that fail."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.axe import violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenReader, Scheme
    from tests.built import Books

pytestmark = pytest.mark.slow

COUNTS = "document.querySelector('.review-counts').textContent"
PLACE = "document.querySelector('.review-place').textContent"
STORED = "Object.keys(localStorage).filter((key) => key.startsWith('factquiz/review/')).length"
FOCUS = "document.activeElement.className || document.activeElement.textContent"
QUOTA = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


@pytest.fixture(scope="module")
def site(books: Books) -> Path:
    """Return the folder of the small course's pages."""
    return books.rivers()


def read_lessons(page: Page) -> None:
    """Tick every lesson, and wait until all of them are there."""
    boxes = page.locator(".review-lessons input")
    for box in boxes.all():
        box.check()
    loaded = "document.querySelectorAll('.review-lesson-counts:not(:empty)').length"
    page.wait_for_function(f"{loaded} === {boxes.count()}", polling=100)


def begin(page: Page, what: str = "questions") -> None:
    """Start a session."""
    page.locator("#review-what").select_option(what)
    page.get_by_role("button", name="Start a session of ten").click()


def give_up(page: Page) -> None:
    """Ask to be shown the answer, and go on."""
    page.get_by_role("button", name="I do not know").click()
    page.get_by_role("button", name="Go on").click()


def progress(page: Page) -> dict[str, Any]:
    """Return the progress that the page saves as a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == "my-progress.json"
    data: dict[str, Any] = json.loads(download.value.path().read_text("utf-8"))
    return data


def load(page: Page, given: str | Path) -> str:
    """Load a file of progress, which may be given by what is in it; return what the page says."""
    if isinstance(given, str):
        content = {"name": "my.json", "mimeType": "application/json", "buffer": given.encode()}
        page.locator(".review-file").set_input_files(content)  # type: ignore[arg-type]
    else:
        page.locator(".review-file").set_input_files(given)
    said = page.locator(".review-transferred")
    page.wait_for_function("document.querySelector('.review-transferred').textContent", polling=100)
    return said.inner_text()


def known_entry(**changed: object) -> dict[str, object]:
    """Return a sound entry of a review, with changes."""
    entry = {
        "lesson": "rhine",
        "s": 3,
        "d": 5,
        "last": 20000,
        "due": 20003,
        "at": 1,
        "log": [[1, 3]],
    }
    return {**entry, **changed}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 360), ("light", 320)])
def test_the_page_breaks_no_rule(reader: OpenReader, scheme: Scheme, width: int) -> None:
    """At every moment: before a session, asked, answered, over, with a card, before erasing."""
    page = reader(width=width, scheme=scheme).open("practice")

    def sound() -> None:
        assert violations(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")

    sound()
    read_lessons(page)
    begin(page)
    sound()
    page.get_by_role("button", name="I do not know").click()
    sound()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Stop here").click()
    begin(page, "cards")
    page.get_by_role("button", name="Show the answer").click()
    sound()
    page.get_by_role("button", name="Well").click()
    page.get_by_role("button", name="Stop here").click()
    page.locator(".review-plots summary").first.click()
    sound()
    page.get_by_role("button", name="Erase everything").click()
    sound()


def test_new_items_come_only_from_lessons_that_are_read(reader: OpenReader) -> None:
    """Nothing at first; ticking a lesson brings its items, and it stays ticked."""
    page = reader().open("practice")
    assert "Tick a lesson" in page.locator(".review-counts").inner_text()
    assert page.get_by_role("button", name="Start a session of ten").is_disabled()
    page.locator(".review-lessons input").first.check()
    page.wait_for_function(f"/New: [1-9]/.test({COUNTS})", polling=100)
    page.reload()
    page.wait_for_function(f"/New: [1-9]/.test({COUNTS})", polling=100)
    assert page.locator(".review-lessons input:checked").count() == 1


def test_a_quiz_that_is_begun_opens_its_lesson(reader: OpenReader) -> None:
    """One question answered on the page of a lesson, and the lesson's items come."""
    page = reader().open("lessons/danube")
    page.evaluate(
        "localStorage.setItem('factquiz/answer/' + "
        "document.querySelector('.quiz-item').dataset.item, '[\"x\"]')"
    )
    page.goto(page.url.replace("lessons/danube", "practice"))
    page.wait_for_function(f"/New: [1-9]/.test({COUNTS})", polling=100)
    assert "quiz begun" in page.locator(".review-lesson-counts[data-lesson=danube]").inner_text()


def test_a_whole_session_by_keyboard(reader: OpenReader) -> None:
    """Each thing is answered, rated and left with Tab, Space and Enter alone, up to the end."""
    page = reader().open("practice")
    read_lessons(page)
    page.locator("#review-what").select_option("cards")
    page.get_by_role("button", name="Start a session of ten").focus()
    page.keyboard.press("Enter")
    turns = 0
    while page.evaluate(PLACE):
        assert page.evaluate(FOCUS) == "Show the answer"
        page.keyboard.press("Enter")
        assert "Not yet" in page.evaluate(FOCUS)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert "Well" in page.evaluate(FOCUS)
        page.keyboard.press("Enter")
        turns += 1
    assert turns == page.evaluate(STORED) == 10
    assert page.evaluate("document.activeElement.id") == "review-session"
    assert "10 questions looked at" in page.locator(".review-said").inner_text()


def test_a_right_answer_is_rated_and_a_wrong_one_returns(reader: OpenReader) -> None:
    """Right: three ratings, and it stays away. Not known: once more in the same session."""
    page = reader().open("practice")
    read_lessons(page)
    begin(page)
    first = page.locator(".quiz-stem").inner_text()
    give_up(page)
    seen = []
    while "Once more" not in page.evaluate(PLACE):
        seen.append(page.locator(".quiz-stem").inner_text())
        give_up(page)
    assert len(seen) == 9
    assert page.locator(".quiz-stem").inner_text() == first


def test_undo_brings_the_question_back(reader: OpenReader) -> None:
    """The entry goes, the count goes back, the same question stands there again."""
    page = reader().open("practice")
    read_lessons(page)
    begin(page)
    first = page.locator(".quiz-stem").inner_text()
    assert page.get_by_role("button", name="Undo").is_disabled()
    give_up(page)
    assert page.evaluate(STORED) == 1
    page.get_by_role("button", name="Undo").click()
    assert page.evaluate(STORED) == 0
    assert page.locator(".quiz-stem").inner_text() == first
    assert page.evaluate(PLACE).startswith("Question 1 of 10")


def test_progress_moves_to_another_browser(reader: OpenReader) -> None:
    """Saved in one, erased there, loaded in another: the same reviews and the same lessons."""
    one = reader().open("practice")
    read_lessons(one)
    begin(one)
    for _ in range(3):
        give_up(one)
    saved = progress(one)
    assert len(saved["reviews"]) == 3
    one.get_by_role("button", name="Erase everything").click()
    one.get_by_role("button", name="No, keep it").click()
    assert one.evaluate(STORED) == 3
    one.get_by_role("button", name="Erase everything").click()
    one.get_by_role("button", name="Yes, erase").click()
    assert one.evaluate("localStorage.length") == 0
    other = reader().open("practice")
    assert "Reviews: 3." in load(other, json.dumps(saved))
    assert progress(other) == saved


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{", '{"format":"other","version":1}', '"<img src=x onerror=alert(1)>"'],
)
def test_a_file_of_something_else_changes_nothing(reader: OpenReader, text: str) -> None:
    """It is refused in words, whatever it is."""
    page = reader().open("practice")
    assert "Nothing was changed" in load(page, text)
    assert page.evaluate("localStorage.length") == 0


def test_a_hostile_file_is_sifted(reader: OpenReader) -> None:
    """Of wrong shapes nothing is kept, markup stays text, and what is sound comes in."""
    page = reader().open("practice")
    markup = "<img src=x onerror=document.title=1>"
    bad = {
        "no-object": 1,
        "not-a-number": known_entry(s="3"),
        "endless": known_entry(s="HUGE"),
        "before": known_entry(due=1),
        "future": known_entry(at=9_000_000_000_000),
        "long": known_entry(log=[[1, 3]] * 51),
        "rating": known_entry(log=[[1, 5]]),
        "lesson": known_entry(lesson=markup),
        markup: known_entry(),
        "__proto__": {"polluted": 1},
    }
    sitting = {"form": "1", "begun": 1, "until": 0, "ended": 2, "given": {"a": ["x"]}, "flags": []}
    file = {
        "format": "factquiz-progress",
        "version": 1,
        "reviews": {**bad, "sound": known_entry(extra=markup)},
        "answers": {"a": [markup], "b": "x", "c": [1]},
        "sure": {"a": [3, 1], "b": [4, 1], "c": [1], "d": markup},
        "turns": {"a": ["b"], "c": [markup], "d": {"0": "b"}},
        "exams": {
            "e": sitting,
            "f": {**sitting, "flags": [markup]},
            "g": {**sitting, "until": "1"},
        },
        "read": [markup, "rhine"],
    }
    said = load(page, json.dumps(file).replace('"HUGE"', "1e999"))
    assert "Reviews: 1. Answers to quizzes: 1. Lessons read: 1." in said
    assert f"{len(bad) + 3 + 3 + 2 + 2} entries" in said
    assert page.locator("img").count() == 0
    kept = json.loads(page.evaluate("localStorage.getItem('factquiz/review/sound')"))
    assert kept == known_entry()
    saved = progress(page)
    assert saved["sure"] == {"a": [3, 1]}
    assert saved["turns"] == {"a": ["b"]}
    assert saved["exams"] == {"e": sitting}
    assert page.evaluate("({}).polluted === undefined")


def test_a_file_too_large_is_not_read(reader: OpenReader, tmp_path: Path) -> None:
    """Ten million bytes are more than any progress."""
    page = reader().open("practice")
    (tmp_path / "my.json").write_bytes(b" " * 10_000_001)
    assert "too large" in load(page, tmp_path / "my.json")


def test_forbidden_storage_is_said_and_a_session_works(reader: OpenReader) -> None:
    """Everything works in memory, and can be saved as a file."""
    page = reader(storage=False).open("practice")
    assert "does not let the page keep" in page.locator(".review-warning").inner_text()
    read_lessons(page)
    begin(page)
    give_up(page)
    assert len(progress(page)["reviews"]) == 1


def test_full_storage_is_said_and_a_session_works(reader: OpenReader) -> None:
    """The reviews go on in memory."""
    page = reader().open("practice")
    page.evaluate(QUOTA)
    read_lessons(page)
    assert "no room left" in page.locator(".review-warning").inner_text()
    begin(page)
    give_up(page)
    give_up(page)
    assert len(progress(page)["reviews"]) == 2


def test_two_windows_keep_each_others_reviews(reader: OpenReader) -> None:
    """Both review at once; all reviews are there in the end, and each window knows them."""
    first = reader().open("practice")
    read_lessons(first)
    second = first.context.new_page()
    second.goto(first.url)
    read_lessons(second)
    begin(first)
    begin(second, "cards")
    give_up(first)
    second.get_by_role("button", name="Show the answer").click()
    second.get_by_role("button", name="Well").click()
    give_up(first)
    assert first.evaluate(STORED) == 3
    for page in (first, second):
        page.wait_for_function(
            "document.querySelector('.review-plots table').textContent", polling=100
        )
        assert len(progress(page)["reviews"]) == 3


def test_reviews_of_an_older_course_are_kept_aside(reader: OpenReader) -> None:
    """Unknown items and unreadable entries break nothing and stay where they are."""
    page = reader().open("practice")
    page.evaluate(
        """([entry]) => {
          localStorage.setItem("factquiz/review/gone", JSON.stringify(entry));
          localStorage.setItem("factquiz/review/elsewhere",
            JSON.stringify({ ...entry, lesson: "a-lesson-that-was" }));
          localStorage.setItem("factquiz/review/broken", "{");
        }""",
        [known_entry()],
    )
    page.reload()
    page.wait_for_function("document.querySelector('.review-aside')", polling=100)
    assert "2 reviews belong" in page.locator(".review-aside").inner_text()
    assert page.evaluate(STORED) == 3


def test_without_a_script_the_page_leads_to_the_quizzes(reader: OpenReader) -> None:
    """It says what it needs; each link leads to a quiz."""
    page = reader(javascript=False).open("practice")
    assert page.get_by_text("needs JavaScript").is_visible()
    assert not page.locator(".review-app").is_visible()
    links = page.locator(".review-note a")
    assert links.count() == 2
    links.first.click()
    assert page.locator(":target.quiz").count() == 1


def test_questions_are_answered_by_keyboard(reader: OpenReader) -> None:
    """The focus comes to the first control; chosen and checked, it goes on to the rating."""
    page = reader().open("practice")
    read_lessons(page)
    begin(page)
    for _ in range(10):
        kind = page.locator(".quiz-item").get_attribute("data-interaction")
        inside = "document.activeElement.closest('.quiz-item fieldset') !== null"
        assert page.evaluate(inside)
        for _ in range(page.locator(".quiz-item select, .quiz-item input[type=text]").count()):
            page.keyboard.press("ArrowDown") if kind == "match" else page.keyboard.type("1900")
            page.keyboard.press("Tab")
        if kind in {"choice", "true_false", "multiple_response"}:
            page.keyboard.press("Space")
        page.locator(".quiz-check").focus()
        page.keyboard.press("Enter")
        if not page.locator(".review-ratings button").count():  # it could not be read as an answer
            page.locator(".review-unknown").focus()
            page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.className") == "review-primary"
        page.keyboard.press("Enter")
    assert page.evaluate(STORED) == 10


def test_a_right_answer_comes_back_when_it_is_due(reader: OpenReader) -> None:
    """It has three ratings; it is away until its day, and due on that day, also if unticked."""
    page = reader().open("practice")
    page.clock.set_fixed_time(1_790_000_000)
    page.reload()
    read_lessons(page)
    begin(page)
    while page.locator(".quiz-item").get_attribute("data-interaction") != "choice":
        give_up(page)
    stored = page.evaluate(STORED)
    key = page.locator(".quiz-reason[data-key]").get_attribute("data-option")
    ident = page.locator(".quiz-item").get_attribute("data-item")
    page.locator(f".quiz-option input[value='{key}']").check()
    page.get_by_role("button", name="Check").click()
    assert page.locator(".quiz-headline").inner_text() == "That is right."
    assert page.locator(".review-ratings button").count() == 3
    page.get_by_role("button", name="At once").click()
    page.get_by_role("button", name="Stop here").click()
    entry = json.loads(
        page.evaluate("(id) => localStorage.getItem('factquiz/review/' + id)", ident)
    )
    assert entry["due"] - entry["last"] == 8
    assert "Due today: 0" in page.evaluate(COUNTS)
    page.clock.set_fixed_time(1_790_000_000 + 8 * 86_400)
    for box in page.locator(".review-lessons input").all():
        box.uncheck()
    page.reload()
    page.wait_for_function(f"{COUNTS}.includes('Due today: {stored + 1}. New: 0.')", polling=100)


def test_what_another_window_reviewed_is_not_undone(reader: OpenReader) -> None:
    """The later review stays, and the page says so."""
    page = reader().open("practice")
    read_lessons(page)
    begin(page)
    ident = page.locator(".quiz-item").get_attribute("data-item")
    give_up(page)
    later = """(id) => {
      const key = "factquiz/review/" + id;
      const entry = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify({ ...entry, at: entry.at + 1 }));
    }"""
    page.evaluate(later, ident)
    page.get_by_role("button", name="Undo").click()
    assert "reviewed in another window" in page.locator(".review-said").inner_text()
    assert page.evaluate(STORED) == 1


def test_ten_thousand_stored_answers_stay_fast(reader: OpenReader) -> None:
    """The page is ready, and a rating is taken, as before."""
    page = reader().open("practice")
    page.evaluate(
        """([entry]) => {
          for (let n = 0; n < 10000; n += 1) {
            localStorage.setItem("factquiz/answer/old" + n, '["x"]');
            localStorage.setItem("factquiz/review/old" + n, JSON.stringify(entry));
          }
        }""",
        [known_entry()],
    )
    page.reload()
    read_lessons(page)
    begin(page)
    page.get_by_role("button", name="I do not know").click()
    took = page.evaluate(
        """() => {
          const begun = performance.now();
          document.querySelector(".review-ratings button").click();
          return performance.now() - begun;
        }"""
    )
    assert took < 500
    assert "10000 reviews belong" in page.locator(".review-aside").inner_text()


def test_data_that_do_not_load_are_said(reader: OpenReader) -> None:
    """The page names the lesson whose file is missing, and the others go on."""
    opened = reader()
    opened.page.route("**/rhine.js*", lambda route: route.abort())
    page = opened.open("practice")
    for box in page.locator(".review-lessons input").all():
        box.check()
    page.wait_for_function(f"/New: [1-9]/.test({COUNTS})", polling=100)
    page.wait_for_function("document.querySelector('.review-warning').textContent", polling=100)
    assert "could not be loaded" in page.locator(".review-warning").inner_text()
    opened.complaints.clear()


def test_the_page_is_light(site: Path) -> None:
    """60 KB as it is sent, with its styles, scripts and typeface, without the lessons' data."""
    html = (site / "practice.html").read_text("utf-8")
    files = [
        site / "practice.html",
        *(site / name for name in re.findall(r"_static/[\w./-]+", html)),
    ]
    sent = sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)
    fonts = site / "_static" / "fonts"
    sent += sum((fonts / f"literata{style}.woff2").stat().st_size for style in ("", "-italic"))
    assert sent < 60 * 1024
