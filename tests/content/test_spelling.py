"""The course is spelt in British English: lessons, other pages, facts, model answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factquiz.checks.copied import strings
from factquiz.checks.page import read
from tests.content.lessons import BOOK, COURSE, ROOT
from tests.content.spelling import allowed, names_of, unknown, words

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.facts.course import PlacedFact

PAGES = sorted([*BOOK.rglob("*.md"), *(ROOT / "answers").rglob("*.md")])
NAMES = names_of(COURSE, BOOK / "references.bib")
REFERENCES = {
    "id",
    "lesson",
    "objective",
    "holder",
    "issue",
    "same_as",
    "implies",
    "host",
    "part_of",
}
HELP = "Correct the word, or add it to tests/content/dictionary/allowed.txt if it is right."
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _page_texts(page: Path) -> list[str]:
    found = read(page.name, page.read_text(encoding="utf-8"))
    return [*(each.prose for each in found.sentences), *(figure.alt for figure in found.figures)]


def _fact_texts(placed: PlacedFact) -> list[str]:
    texts = strings(placed.fact.model_dump(exclude=REFERENCES))
    return [text for text in texts if not _ID.fullmatch(text)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_is_spelt_right(page: Path) -> None:
    """Every word of a page and of its alternative texts is known."""
    wrong = [word for text in _page_texts(page) for word in unknown(text, NAMES)]
    assert wrong == [], HELP


def test_facts_are_spelt_right() -> None:
    """Every word that a quiz may show is known."""
    wrong = {
        placed.fact.id: found
        for placed in COURSE.facts
        if (found := [word for text in _fact_texts(placed) for word in unknown(text, NAMES)])
    }
    assert wrong == {}, HELP


def test_every_allowed_word_is_needed() -> None:
    """The list of exceptions holds no word that the course has given up."""
    texts = [text for page in PAGES for text in _page_texts(page)]
    texts += [text for placed in COURSE.facts for text in _fact_texts(placed)]
    used = {form for text in texts for word in words(text) for form in (word, word.lower())}
    assert sorted(allowed() - used) == []


@pytest.mark.parametrize(
    "word",
    [
        "goverment",
        "negotations",
        "recieved",
        "color",
        "organize",
        "defense",
        "Helsniki",
        "traveled",
    ],
)
def test_slips_and_american_spellings_are_found(word: str) -> None:
    """Letters left out or swapped, and the spellings of the other shore."""
    assert unknown(f"They {word} it.", NAMES) == (word,)


@pytest.mark.parametrize(
    "text",
    ["Brezhnev's and Tavani’s", "US–Russia", "the OSCE's role", "the states' well-being", "can't"],
)
def test_names_acronyms_and_contractions_are_known(text: str) -> None:
    """Possessives with either mark, words joined by hyphens or dashes, words in capitals."""
    assert unknown(text, NAMES) == ()
