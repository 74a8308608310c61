"""Catalogues that nobody wrote, to see what is of a catalogue and which way it runs."""

from __future__ import annotations

import re
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from factquiz.languages import LOCALE

if TYPE_CHECKING:
    from collections.abc import Callable

CATEGORIES = "one=1 other=2"
_KEPT = re.compile(r"(\{\w+\}|</?\w+>|https?|index\.html|submission\.json)")
_HEBREW = str.maketrans(
    {
        letter: chr(0x05D0 + place % 26)
        for place, letter in enumerate(ascii_lowercase + ascii_uppercase)
    }
)


def between_marks(text: str) -> str:
    """Return a message as it is, between two marks."""
    return f"§{text}§"


def in_hebrew_letters(text: str) -> str:
    """Return a message whose letters are replaced; what is filled in stays."""
    parts = _KEPT.split(text)
    return "".join(
        part if place % 2 else part.translate(_HEBREW) for place, part in enumerate(parts)
    )


def write(folder: Path, tag: str, said: Callable[[str], str]) -> Path:
    """Write a compiled catalogue for a language, and return the folder of catalogues."""
    with Path(LOCALE, "factquiz.pot").open("rb") as file:
        template = read_po(file)
    catalog = Catalog(locale=tag, charset="utf-8", fuzzy=False)
    for message in template:
        if message.id == CATEGORIES:
            catalog.add(CATEGORIES, CATEGORIES)
        elif isinstance(message.id, str):
            catalog.add(message.id, said(message.id), context=message.context)
        else:
            catalog.add(message.id, tuple(map(said, message.id)), context=message.context)
    path = folder / tag / "LC_MESSAGES" / "factquiz.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalog)
    return folder
