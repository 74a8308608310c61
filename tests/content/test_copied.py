"""No sentence of the course is a sentence of its two sources.

The sources are not here; their fingerprint is (``factquiz fingerprint``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.checks import copied
from factquiz.checks.overlap import Fingerprint
from factquiz.checks.page import read
from tests.content.lessons import COURSE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted([*(ROOT / "book").rglob("*.md"), *(ROOT / "answers").rglob("*.md")])
DATA = sorted([*(ROOT / "exercises").rglob("*.yml"), ROOT / "book/sources.yml"])


FINGERPRINT = copied.load(ROOT) or Fingerprint(frozenset())
NAMES = copied.names(COURSE)


def _runs(text: str) -> list[str]:
    return list(FINGERPRINT.shared(text, NAMES))


def test_the_fingerprint_is_that_of_two_documents() -> None:
    """Four pages and an article have some seven thousand runs of eight words."""
    assert 6000 < len(FINGERPRINT.digests) < 9000


def test_a_sentence_of_a_source_would_be_found() -> None:
    """The last words of the note's title stand in the source, and are found there."""
    assert _runs("The EU and Russia: A Security Partnership? EU and Russia") != []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_sentence_of_a_page_is_shared(page: Path) -> None:
    """Lessons, other pages and model answers are in our own words."""
    found = read(page.name, page.read_text(encoding="utf-8"))
    texts = (*(each.text for each in found.sentences), *(figure.alt for figure in found.figures))
    assert [run for text in texts for run in _runs(text)] == []


@pytest.mark.parametrize("data", DATA, ids=lambda data: data.relative_to(ROOT).as_posix())
def test_no_line_of_a_data_file_is_shared(data: Path) -> None:
    """Facts, quizzes and the list of sources are in our own words."""
    lines = data.read_text(encoding="utf-8").split("\n")
    assert [run for line in lines for run in _runs(line)] == []
