"""What everything typed has in common: it is one text, short, of characters that can be typed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring.mark import Problem
from factquiz.scoring.specimen import Specimen, invalid, omitted

if TYPE_CHECKING:
    from factquiz.responses.submission import RawResponse


def is_blank(raw: RawResponse | None) -> bool:
    """Tell whether nothing was typed."""
    return not raw or (isinstance(raw, str) and raw.isspace())


def unreadable(raw: RawResponse) -> Problem | None:
    """Return why a response is no typed text, if it is none."""
    if not isinstance(raw, str):
        return Problem.NOT_TEXT
    if len(raw) > MAX_TEXT:
        return Problem.TOO_LONG
    if not raw.isprintable() and any(map(_is_control, raw)):
        return Problem.CONTROL_CHARACTERS
    return None


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and char not in "\t\n\r"


def typed_badly(text: str) -> tuple[Specimen, ...]:
    """Return what is no typed text, and nothing; ``text`` is a right answer."""
    return (
        *omitted(None, "", "   ", ()),
        invalid((text,), Problem.NOT_TEXT),
        invalid("x" * (MAX_TEXT + 1), Problem.TOO_LONG),
        invalid(text + "\x00", Problem.CONTROL_CHARACTERS),
    )
