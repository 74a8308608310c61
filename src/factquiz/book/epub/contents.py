"""The table of contents, with the book's parts and the headings of each chapter."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factquiz.book.epub.pages import Page, Section
    from factquiz.book.typst.structure import Chapter
    from factquiz.languages import Language

DEPTH = 2
"""How many levels of headings are listed; the title of a document is the first.

Readers show a long list a screen at a time, so deeper ones would be in the way.
"""


def _marked(words: Language) -> tuple[tuple[str, str, str], ...]:
    """Return what a page is by a class it has: the class, the kind of landmark, its name."""
    return (
        ("glossary", "glossary", words.gettext("Glossary")),
        ("citation-list", "bibliography", words.gettext("Bibliography")),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; a part has no address of its own."""

    title: str
    href: str = ""
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that a reader's software can offer by what it is."""

    kind: str
    title: str
    href: str


def contents(chapters: Sequence[Chapter], pages: Sequence[Page], *, base: str) -> tuple[Entry, ...]:
    """Return the lines of the contents, parts above their chapters.

    ``base`` is the address of the page that they stand on.
    """
    by_name = {each.docname: each for each in pages}
    lines: list[Entry] = []
    for part, inside in groupby(chapters, key=lambda each: each.part):
        entries = tuple(_nested(list(inside), by_name, base))
        lines += [Entry(part, below=entries)] if part else entries
    return tuple(lines)


def _nested(chapters: list[Chapter], pages: dict[str, Page], base: str) -> Iterator[Entry]:
    """Yield chapters, with the documents that stand below them behind their own headings."""
    while chapters:
        first = chapters.pop(0)
        below = []
        while chapters and chapters[0].depth > first.depth:
            below.append(chapters.pop(0))
        page = pages[first.docname]
        sections = page.sections[0].below if page.sections else ()
        yield Entry(
            page.title,
            _href(page, "", base),
            (*_sections(sections, page, base, 2), *_nested(below, pages, base)),
        )


def _sections(sections: Iterable[Section], page: Page, base: str, level: int) -> Iterator[Entry]:
    if level <= DEPTH:
        for each in sections:
            below = tuple(_sections(each.below, page, base, level + 1))
            yield Entry(each.title, _href(page, each.anchor, base), below)


def _href(page: Page, anchor: str, base: str) -> str:
    path = quote(posixpath.relpath(page.href, posixpath.dirname(base)))
    return f"{path}#{quote(anchor)}" if anchor else path


def landmarks(
    pages: Sequence[Page], words: Language, *, base: str, cover: str
) -> tuple[Landmark, ...]:
    """Return the places to go to: cover, contents, the first page, glossary, bibliography."""
    folder = posixpath.dirname(base)
    found = [
        Landmark("cover", words.gettext("Cover"), posixpath.relpath(cover, folder)),
        Landmark("toc", words.gettext("Contents"), f"{posixpath.relpath(base, folder)}#contents"),
        Landmark("bodymatter", words.gettext("Start of the book"), _href(pages[0], "", base)),
    ]
    for name, kind, title in _marked(words):
        page = next((each for each in pages if name in each.classes), None)
        if page is not None:
            found.append(Landmark(kind, title, _href(page, "", base)))
    return tuple(found)
