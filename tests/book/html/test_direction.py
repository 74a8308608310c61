"""Styles that turn round with the direction of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.courses import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = REPOSITORY / "src" / "factquiz"
STYLES = sorted(path for path in SOURCE.rglob("*.css") if "epub" not in path.parts)
"""Every style sheet for browsers; readers of EPUB know few of the newer properties."""

PHYSICAL = re.compile(
    r"\b(?:margin|padding|border)-(?:left|right)\b|(?<![-\w])(?:left|right):"
    r"|text-align: *(?:left|right)"
)
_SIDES = re.compile(r"\b(?:margin|padding): *([^;}]+)")


def _four(values: str) -> list[str]:
    return re.findall(r"[^\s()]+(?:\((?:[^()]|\([^()]*\))*\))?", values)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_say_start_and_end(path: Path) -> None:
    """Not left and right, which are elsewhere where one reads from the right."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert PHYSICAL.findall(text) == []
    sides = [found[1] for found in _SIDES.finditer(text)]
    assert [
        each for each in sides if len(_four(each)) == 4 and _four(each)[1] != _four(each)[3]
    ] == []
