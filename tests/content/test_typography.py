"""Quotation marks, spaces and dashes are the same all through the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.content.lessons import BOOK

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted(BOOK.rglob("*.md"))
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)")

FAULTS = {
    "a second space": r"(?<=[^\s|]) {2,}(?=[^\s|])",
    "a space at the end of a line": r"[ \t]$",
    "a curly mark, where the build makes straight ones curly": r"[“”‘’]",
    "a hyphen for a dash": r" --? ",
    "an em dash, where the course has an en dash with spaces": "—",
    "a hyphen between years": r"\b(?:1[89]|20)\d\d-(?:\d\d){1,2}\b",
    "three full stops for an ellipsis": r"\.\.\.",
    "a space before a mark": r"(?<=\w) [,;:.?!](?=\s|$)",
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(BOOK).as_posix())
def test_a_page_is_set_as_the_others(page: Path, fault: str) -> None:
    """No line has the fault; code, roles and addresses do not count."""
    found = [
        f"{page.name}:{number}: {line.strip()}"
        for number, line in enumerate(page.read_text(encoding="utf-8").split("\n"), 1)
        if re.search(FAULTS[fault], _CODE.sub("x", line))
    ]
    assert found == [], fault
