"""Pages that read from right to left, and pages that speak another language than their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser import demo_site, pseudo
from tests.browser.answering import answer_all
from tests.browser.axe import violations
from tests.browser.demo_site import PAGES
from tests.marked_language import Voices

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NARROW = {"width": 320, "height": 640}


def _demo(tmp_path_factory: pytest.TempPathFactory, tag: str, *settings: str) -> Path:
    folder = tmp_path_factory.mktemp(tag)
    said = pseudo.in_hebrew_letters if tag == "he" else pseudo.between_marks
    locales = pseudo.write(folder / "locales", tag, said)
    built = demo_site.run(folder, *settings, f"locale_dirs={locales}")
    assert built.succeeded, built.messages
    return built.site


@pytest.fixture(scope="module")
def hebrew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the demo book as if its text were in Hebrew."""
    return _demo(tmp_path_factory, "he", "language=he")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the English demo book around which every word is Esperanto, between two marks."""
    return _demo(tmp_path_factory, "eo", "factquiz_language=eo")


@pytest.fixture
def narrow(browser: Browser) -> Page:
    """Give a page of a small telephone."""
    return browser.new_context(viewport=NARROW).new_page()  # type: ignore[arg-type]


def _is_still(page: Page) -> bool:
    """Tell that nothing of a page is wider than the window."""
    found = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    return bool(found[0] <= found[1])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_turns_round(hebrew: Path, narrow: Page, name: str) -> None:
    """From right to left on every kind of page: nothing sticks out, and axe finds nothing."""
    narrow.goto((hebrew / f"{name}.html").as_uri())
    root = narrow.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("he", "rtl")
    assert _is_still(narrow)
    assert violations(narrow) == []


def test_a_quiz_turns_round(hebrew: Path, narrow: Page) -> None:
    """After answering, with every reason open; a stem in English keeps clear of its number."""
    narrow.goto((hebrew / "lesson.html").as_uri())
    number, stem = (
        narrow.locator(f".quiz-{name}").first.bounding_box() for name in ("number", "stem")
    )
    assert number is not None
    assert stem is not None
    assert stem["x"] + stem["width"] <= number["x"] + 1
    answer_all(narrow)
    narrow.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert _is_still(narrow)
    assert violations(narrow) == []


def test_the_way_on_is_to_the_left(hebrew: Path, browser: Browser) -> None:
    """Where one reads to the left: the next page, and the arrow to it."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto((hebrew / "lesson.html").as_uri())
    previous, following = (
        page.locator(f".pager-{name}").bounding_box() for name in ("previous", "next")
    )
    assert previous is not None
    assert following is not None
    assert following["x"] + following["width"] <= previous["x"] + 1
    arrow = "(one) => getComputedStyle(one.querySelector('.pager-label'), '::{}').content"
    before = page.locator(".pager-previous").evaluate(arrow.format("before"))
    after = page.locator(".pager-next").evaluate(arrow.format("after"))
    assert "→" in before
    assert "←" in after
    contents, text = (
        page.locator(name).bounding_box() for name in (".page-contents", ".text > h1, .text h1")
    )
    assert contents is not None
    assert text is not None
    assert contents["x"] > text["x"] or contents["x"] + contents["width"] <= text["x"]


@pytest.mark.parametrize("name", PAGES)
def test_each_word_is_marked_as_of_its_language(marked: Path, name: str) -> None:
    """What the page says is in the catalogue and of its language; all else is of the text."""
    voices = Voices((marked / f"{name}.html").read_text("utf-8"))
    ours, theirs = voices.of("eo"), voices.of("en")
    assert ours
    assert theirs
    assert [text for text in theirs if "§" in text] == []
    assert [text for text in _outside(ours) if not _is_data(text)] == []


def _outside(texts: list[str]) -> list[str]:
    """Return the texts that are no message, nor a part of one between its two marks."""
    return [
        text
        for place, text in enumerate(texts)
        if "§" not in text and "".join(texts[:place]).count("§") % 2 == 0
    ]


def _is_data(text: str) -> bool:
    """Tell what has no language: a licence, a date, a letter before an option."""
    return bool(re.fullmatch(r"[A-Z]|CC BY-SA 4\.0|© 2026, .*|\S+\.zip|\d{4}-\w+-\d+", text))


def test_no_rule_is_broken_in_two_languages(marked: Path, narrow: Page) -> None:
    """Every lang is a language, and what a script adds is marked, too."""
    narrow.goto((marked / "lesson.html").as_uri())
    answer_all(narrow)
    assert violations(narrow) == []
    feedback = narrow.locator(".quiz-feedback").first.inner_html()
    voices = Voices(feedback, "eo")
    assert [text for text in voices.of("en") if "§" in text] == []
    assert [text for text in voices.of("eo") if "§" not in text] == []
    assert _is_still(narrow)
