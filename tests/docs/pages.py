"""The pages of the docs, and what stands on them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PACKAGE = ROOT / "src" / "factquiz"

_FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def text(page: Path) -> str:
    """Return the text of a page."""
    return page.read_text(encoding="utf-8")


def examples(page: Path, language: str) -> tuple[str, ...]:
    """Return the code blocks of a page that are in a language."""
    return tuple(code for _, found, code in _FENCE.findall(text(page)) if found == language)


def sections(page: Path, level: int) -> dict[str, str]:
    """Return the sections of a level, by title: what stands up to the next heading."""
    parts = _HEADING.split(_FENCE.sub("", text(page)))
    headings = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return {title: body.strip() for marks, title, body in headings if len(marks) == level}


def links(page: Path) -> tuple[str, ...]:
    """Return where the links of a page lead; those to other sites are left out."""
    found = _LINK.findall(_FENCE.sub("", text(page)))
    return tuple(each for each in found if not each.startswith(("http:", "https:", "mailto:")))
