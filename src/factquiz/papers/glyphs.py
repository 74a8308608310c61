"""Characters that no font of the papers has, found before anything is set."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec
import typst

from factquiz.items.codec import encode
from factquiz.papers.typeset import MissingGlyphError, Typesetter
from factquiz.typefaces import folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factquiz.items.base import Record

_FORMATTING = {"\n", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060"}
"""Characters that are not seen and may stand in a text."""


def texts(record: Record) -> Iterator[str]:
    """Yield every text in a record, at any depth."""
    return _texts(msgspec.json.decode(encode(record)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def families(typefaces: Path | None = None) -> str:
    """Return the names of all typefaces that are tried, for a message."""
    book = typst.Fonts(include_system_fonts=False, font_paths=[*folders(typefaces)])
    return ", ".join(sorted(book.families()))


def missing(shown: Iterable[str], typefaces: Path | None = None) -> frozenset[str]:
    """Return the characters of some texts that no typeface has: none of ours, none of a folder."""
    characters = {each for text in shown for each in text if not each.isascii() or each < " "}
    characters -= _FORMATTING
    found = {each for each in characters if not each.isprintable() and not each.isspace()}
    waiting = sorted(characters - found)
    probe = Typesetter("probe", typefaces)
    while waiting:
        try:
            probe.pdf(waiting)
        except MissingGlyphError as error:
            bad = {each for each in waiting if each in error.text or _escaped(each) in error.text}
            if not bad:
                raise
            found |= bad
            waiting = [each for each in waiting if each not in bad]
        else:
            break
    return frozenset(found)


def _escaped(character: str) -> str:
    return f"\\u{{{ord(character):x}}}"


def described(character: str) -> str:
    """Return a character as a person can look it up: itself, its number, its name."""
    name = unicodedata.name(character, "a control character")
    number = f"U+{ord(character):04X}"
    return f"“{character}” ({number}, {name})" if character.isprintable() else f"{number} ({name})"
