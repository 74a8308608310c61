"""The book in Firefox: every kind of page opens, a quiz answers, a word is found."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.demo_site import PAGES
from tests.browser.firefox import Firefox, firefox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.built import Books

NEEDS_FIREFOX = (
    "this test needs Firefox: apt install firefox-esr, or set FACTQUIZ_FIREFOX to its path"
)
ENTER, ESCAPE = "\ue007", "\ue00c"  # as WebDriver names these keys
WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Return a tab of Firefox; at the end no page may have complained of an error."""
    named = os.environ.get("FACTQUIZ_FIREFOX")
    program = named or next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    if program is None:
        pytest.skip(NEEDS_FIREFOX)
    with firefox(program, tmp_path_factory.mktemp("profile")) as tab:
        yield tab
        assert tab.errors == []


def test_every_kind_of_page_opens(fox: Firefox, site: Path, books: Books) -> None:
    """From a folder: with its title and its styles, and no wider than the window."""
    rivers = books.rivers()
    lessons = sorted(rivers.rglob("lessons/*.html"))
    assert lessons
    for file in (*(site / f"{name}.html" for name in PAGES), rivers / "index.html", *lessons):
        fox.open(file.as_uri())
        assert fox.ask("document.querySelector('h1').textContent"), file.name
        assert fox.ask("getComputedStyle(document.documentElement).backgroundColor") in {
            *("rgb(253, 251, 247)", "rgb(22, 24, 27)"),
        }
        assert not fox.ask(WIDE), file.name


def test_a_question_is_answered(fox: Firefox, site: Path) -> None:
    """A choice and the button give a verdict, and it is kept for the next visit."""
    fox.open((site / "lesson.html").as_uri())
    item = "form.quiz-item:has(input[type=radio])"
    fox.click(f"{item} input[type=radio]")
    fox.click(f"{item} .quiz-check")
    fox.wait_for(f"document.querySelector('{item} .quiz-headline')")
    verdict = fox.ask(f"document.querySelector('{item}').dataset.verdict")
    assert verdict in {"right", "wrong"}
    fox.open((site / "lesson.html").as_uri())
    fox.wait_for(f"document.querySelector('{item}').dataset.verdict")
    assert fox.ask(f"document.querySelector('{item}').dataset.verdict") == verdict


def test_a_note_opens_and_closes(fox: Firefox, site: Path) -> None:
    """Firefox has popovers: a click opens, Escape closes."""
    fox.open((site / "lesson.html").as_uri())
    fox.click("button.defined")
    fox.wait_for("document.querySelector('.note:popover-open')")
    fox.type(ESCAPE)
    fox.wait_for("!document.querySelector('.note:popover-open')")


def test_a_misspelt_word_is_found(fox: Firefox, site: Path) -> None:
    """The search loads its data from the folder, by keyboard alone."""
    fox.open((site / "search.html").as_uri())
    fox.click("#q")
    fox.type(f"goldsmyths{ENTER}")
    fox.wait_for("document.querySelector('#search-results mark')")
    assert fox.ask("document.querySelector('#search-results mark').textContent") == "goldsmiths"
