"""A language whose every message stands between two marks, to see what is of the catalogue."""

from __future__ import annotations

import html
import re
from functools import cache
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.pofile import read_po

from factquiz.languages import LOCALE, Language

CATEGORIES = "one=1 other=2"
"""What the numbers of a language are like: read by a program, and by nobody else."""


class _Marking(NullTranslations):
    def gettext(self, message: str) -> str:
        return message if message == CATEGORIES else f"§{message}§"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"§{msgid1 if n == 1 else msgid2}§"

    def pgettext(self, context: str, message: str) -> str:
        return f"§{context}|{message}§"


MARKED = Language("qaa", _Marking())
"""The tag is one of those that ISO 639 leaves free."""


@cache
def _template() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each message of the template with the files that have it."""
    with Path(LOCALE, "factquiz.pot").open("rb") as file:
        catalog = read_po(file)
    found = []
    for each in catalog:
        files = frozenset(place for place, _ in each.locations)
        context = f"{each.context}|" if each.context else ""
        names = (each.id,) if isinstance(each.id, str) else each.id
        found += [(f"{context}{name}", files) for name in names if name and name != CATEGORIES]
    return tuple(found)


def messages(*parts: str) -> set[str]:
    """Return the messages that the template has from files with one of these in their path."""
    return {
        name for name, files in _template() if any(part in file for part in parts for file in files)
    }


def said(page: str) -> set[str]:
    """Return the messages of the template that a text holds, in the marked language."""
    text = html.unescape(page)
    return {
        name
        for name, _ in _template()
        if re.search("§" + re.sub(r"\\{\w+\\}", ".*?", re.escape(name)) + "§", text)
    }


class Voices(HTMLParser):
    """The pieces of text of a page, by the language in which they are marked to be."""

    _VOID = frozenset({"input", "meta", "link", "br", "wbr", "img", "hr"})

    def __init__(self, page: str, outer: str = "") -> None:
        super().__init__()
        self._stack = [outer]
        self._found: dict[str, list[str]] = {}
        self.feed(page)

    def of(self, tag: str) -> list[str]:
        """Return the texts in a language that have at least a letter, or a mark."""
        return [text for text in self._found.get(tag, []) if re.search(r"[^\W\d_]|§", text)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the language of an element, or that of what it stands in."""
        if tag not in self._VOID:
            language = dict(attrs).get("lang") or self._stack[-1]
            self._stack.append("" if tag in {"script", "style", "title"} else language)

    def handle_endtag(self, tag: str) -> None:
        """Go back to what the element stands in."""
        if tag not in self._VOID:
            self._stack.pop()

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if data.strip():
            self._found.setdefault(self._stack[-1], []).append(data.strip(" \n:·"))
