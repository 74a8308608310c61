"""Every figure of the book, on whatever page, tells in words what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.checks import alternatives
from factquiz.checks.page import read
from tests.content.lessons import BOOK, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted([*BOOK.rglob("*.md"), *(ROOT / "answers").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_figures_of_a_page_have_alternative_texts(page: Path) -> None:
    """Pages that are no lesson are held to the same rule."""
    found = read(page.relative_to(ROOT).as_posix(), page.read_text(encoding="utf-8"))
    assert [str(each) for each in alternatives.check(found)] == []


def test_no_two_figures_share_their_text() -> None:
    """An alternative text that fits two figures describes neither."""
    figures = [
        figure
        for page in PAGES
        for figure in read(page.name, page.read_text(encoding="utf-8")).figures
    ]
    assert len(figures) > 15
    assert len({figure.alt for figure in figures}) == len({figure.file for figure in figures})
