"""The index at the end of the printed book: Sphinx's index entries with page numbers.

What is indexed is said in the pages: by ``{index}``, by a glossary, by the marks of the facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _ as said_by_sphinx

from factquiz.book.typst.literals import Code, call, expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder

    from factquiz.book.typst.anchors import Anchors

MOST = 12
"""How many places may stand behind a heading in one row; more are told apart by chapter."""


def index(builder: Builder, anchors: Anchors, titles: dict[str, str]) -> str:
    """Return the index, or nothing if no page of the book has an entry.

    ``titles`` are the chapters' by document, in the order of the book.
    """
    letters = IndexEntries(builder.env).create_index(builder, group_entries=False)
    shown = [
        expression("index-letter", letter, *entries)
        for letter, rows in letters
        if (entries := list(_entries(rows, anchors, titles)))
    ]
    return call("index-part", *shown) if shown else ""


def _entries(
    rows: Iterable[tuple[str, tuple]],  # type: ignore[type-arg]
    anchors: Anchors,
    titles: dict[str, str],
) -> Iterator[Code]:
    """Yield the headings of a letter that have a place in the book or lead to one that has."""
    for name, (targets, subs, _key) in rows:
        places = _places(targets, anchors)
        below = [(sub, _places(each, anchors)) for sub, each in subs]
        kept = [(sub, some) for sub, some in below if some or not _has_targets(subs, sub)]
        if len(places) > MOST:
            main = [each for each in places if each[1]]
            kept += _by_chapter([each for each in places if not each[1]], titles)
            places = main
        see = tuple(_see(sub) for sub, some in kept if not some)
        kept = [(sub, some) for sub, some in kept if some]
        if places or kept or see:
            yield expression("index-entry", name, tuple(places), *map(_sub, kept), see=see)


Place = tuple[str, bool]


def _has_targets(subs: Iterable[tuple[str, list[object]]], name: str) -> bool:
    return any(targets for sub, targets in subs if sub == name)


def _places(targets: Iterable[tuple[str | None, str | bool]], anchors: Anchors) -> list[Place]:
    """Return the labels of targets that the book has, and whether each says most."""
    found = ((anchors.resolve(uri), bool(main)) for main, uri in targets if isinstance(uri, str))
    return [(label, main) for label, main in found if label]


def _by_chapter(places: list[Place], titles: dict[str, str]) -> Iterator[tuple[str, list[Place]]]:
    """Yield places under the titles of their chapters, in the order of the book."""
    for docname, title in titles.items():
        if here := [each for each in places if each[0].partition("#")[0] == docname]:
            yield title, here


def _sub(sub: tuple[str, list[Place]]) -> Code:
    name, places = sub
    return expression("index-sub", name, tuple(places))


def _see(words: str) -> tuple[str, str]:
    """Return “see” or “see also” and the heading behind it, from Sphinx's words for both."""
    verb = next(
        each
        for each in (said_by_sphinx("see also %s"), said_by_sphinx("see %s"))
        if words.startswith(each[:-2])
    )[:-3]
    return verb, words[len(verb) + 1 :]
