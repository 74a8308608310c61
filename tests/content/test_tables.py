"""Every column of a table in the book has a name, which a screen reader reads with each cell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

BOOK = Path(__file__).parents[2] / "book"
PAGES = sorted(BOOK.rglob("*.md"))
HEADER = re.compile(r"^\|(.+)\|\s*\n\|[\s:|-]+\|\s*$", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(BOOK).as_posix())
def test_every_column_has_a_name(page: Path) -> None:
    """No header cell is empty."""
    for match in HEADER.finditer(page.read_text(encoding="utf-8")):
        assert all(cell.strip() for cell in match[1].split("|")), match[0]


def test_the_pattern_finds_tables() -> None:
    """The check looks at something: most lessons have a table."""
    assert sum(bool(HEADER.search(page.read_text(encoding="utf-8"))) for page in PAGES) > 5
