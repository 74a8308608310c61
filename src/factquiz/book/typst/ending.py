"""The end of a chapter: what stands last on it stays together, so that no page has two lines alone.

A chapter's markup is cut at the comments that name the lines of the sources; from the last piece
backwards they are put into one call, until they have the lines that a page should have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factquiz.book.typst.literals import SOURCE_MARK, block_content, blocks, call

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH, MOST = 350, 1000
"""Letters that are some six lines of a page, and letters that may move together to the next."""

_PIECE = re.compile(rf"^(?={re.escape(SOURCE_MARK)})", re.MULTILINE)
_WORDS = re.compile(r'#"((?:[^"\\]|\\.)*)";')
_SECTION = re.compile(r"^#section\(.*?rank: (?P<rank>\d)", re.MULTILINE)
_CELL = "\n], ["
_LARGE = re.compile(
    r'#(?:admonition|captioned\("image"|chronicle|drawing|exercise|pagebreak|raw|sheet)\b'
)
"""What has a height of its own, which letters do not tell."""


def kept_end(markup: str) -> str:
    """Return the markup of a chapter, with what ends it in one call of ``ending``."""
    pieces = [each.strip() for each in _PIECE.split(markup) if each.strip()]
    begin = _begin(pieces)
    if begin in {0, len(pieces)}:
        return markup
    found = _SECTION.search(pieces[begin])
    follows = begin > 0 and all(_is_paragraph(each) for each in pieces[begin - 1 : begin + 1])
    ending = call(
        "ending",
        block_content(blocks(pieces[begin:])),
        rank=int(found["rank"]) if found else 0,
        indented=follows,
    )
    return blocks((*pieces[:begin], ending))


def _begin(pieces: Sequence[str]) -> int:
    """Return which piece is the first of those that stay together."""
    letters, begin = 0, len(pieces)
    while begin and letters < ENOUGH and not _LARGE.search(pieces[begin - 1]):
        letters += _letters(pieces[begin - 1])
        if letters > MOST:
            break
        begin -= 1
    if begin < len(pieces) and begin and _SECTION.search(pieces[begin - 1]):
        begin -= 1
    return begin


def _letters(piece: str) -> int:
    """Return the letters of a piece; a cell of a table takes more room than its words."""
    cells = piece.count(_CELL) * 20 if "grid-table" in piece else 0
    return sum(map(len, _WORDS.findall(piece))) + cells


def _is_paragraph(piece: str) -> bool:
    """Tell whether a piece is a paragraph: words, after the comment that names their line."""
    _, _, shown = piece.partition("\n")
    return not re.match(
        r"#(?:captioned|close-print|enum|lead-in|list|section|terms|verse)\b", shown
    )
