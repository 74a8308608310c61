"""The instructor's edition of the course, as `make instructor` builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_every_page_says_whose_it_is_and_stays_out_of_search_engines(edition: Path) -> None:
    """The notice and the word to robots stand on each page, the search page too."""
    pages = sorted(edition.rglob("*.html"))
    assert edition / "search.html" in pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert '<p class="notice">Instructor’s edition – not for students</p>' in html, page
        assert '<meta name="robots" content="noindex, nofollow">' in html, page
