"""What a first visit to a page takes: on each page of the course, one by one."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.built import Books

LIMIT = 40
"""KB of the page and all that it loads, as a host sends it, without images: docs/theme.md."""

_LOADED = re.compile(r'<(?:script|link)\b[^>]*?(?:src|href)="([^"#?]+\.(?:js|css))(?:\?[^"]*)?"')


def sent(site: Path, name: str) -> float:
    """Return the KB of a page with its styles and scripts, and the script that keeps the book.

    A test in a browser compares: no page loads more by itself than the data of spaced review.
    """
    page = site / f"{name}.html"
    loaded = _LOADED.findall(page.read_text(encoding="utf-8"))
    files = {page, site / "_static/offline.js", *((page.parent / one).resolve() for one in loaded)}
    return sum(len(gzip.compress(file.read_bytes(), 6, mtime=0)) for file in files) / 1024


@pytest.mark.slow
def test_no_first_visit_takes_more_than_40_kb(books: Books) -> None:
    """Every page of the course, whoever comes to it first: the pages of questions, too."""
    site = books.students()
    names = [
        page.relative_to(site).with_suffix("").as_posix() for page in sorted(site.rglob("*.html"))
    ]
    assert {"lessons/governance-limits", "lessons/governance-limits-questions"} <= set(names)
    found = {name: round(sent(site, name), 1) for name in names}
    assert found["index"] > 10  # the styles were counted
    assert {name: size for name, size in found.items() if size > LIMIT} == {}
