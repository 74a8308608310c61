"""What a book holds: its parts, their pages, the sections of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from factquiz.book.interface import text_words
from factquiz.book.questions.places import questions_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the contents: document name, title, number (may be empty), pages below it."""

    docname: str
    title: str
    number: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A captioned group of pages."""

    caption: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page, under its anchor."""

    anchor: str
    title: str


def title(env: BuildEnvironment, docname: str) -> str:
    """Return the title of a page."""
    title = env.titles.get(docname)
    return title.astext() if title is not None else docname


def number(env: BuildEnvironment, docname: str) -> str:
    """Return the number of a page in the contents; empty if it has none."""
    return ".".join(map(str, env.toc_secnumbers.get(docname, {}).get("", ()) or ()))


def _toctrees(env: BuildEnvironment, docname: str) -> Iterator[addnodes.toctree]:
    toc = env.tocs.get(docname)
    return iter(()) if toc is None else toc.findall(addnodes.toctree)


def _entries(env: BuildEnvironment, toctree: addnodes.toctree) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            docname=docname,
            title=given or title(env, docname),
            number=number(env, docname),
            entries=(
                *_questions(env, docname),
                *(entry for below in _toctrees(env, docname) for entry in _entries(env, below)),
            ),
        )
        for given, docname in toctree["entries"]
        if docname in env.titles
    )


def _questions(env: BuildEnvironment, docname: str) -> Iterator[Entry]:
    """Yield the page of questions that belongs to a page, if it has one."""
    page = questions_pages(env.app).get(docname)
    if page:
        yield Entry(page.name, text_words(env.app).gettext("Questions"), "", ())


def contents(env: BuildEnvironment) -> tuple[Part, ...]:
    """Return the contents of the whole book, part by part, with the pages of questions."""
    return tuple(
        Part(caption=toctree.get("caption") or "", entries=_entries(env, toctree))
        for toctree in _toctrees(env, env.config.root_doc)
    )


def sections(env: BuildEnvironment, docname: str) -> tuple[Section, ...]:
    """Return the sections of a page, one level below its title."""
    toc = env.tocs.get(docname)
    if toc is None:
        return ()
    found = []
    for reference in toc.findall(nodes.reference):
        depth = sum(isinstance(above, nodes.list_item) for above in ancestors(reference))
        anchor = reference.get("anchorname", "").lstrip("#")
        if anchor and depth == len(("page", "section")):
            found.append(Section(anchor, reference.astext()))
    return tuple(found)


def ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield what a node stands in, the nearest first."""
    while node.parent is not None:
        node = node.parent
        yield node


def part_of(parts: tuple[Part, ...], docname: str) -> str:
    """Return the caption of the part of the book that a page is in; empty if it is in none."""
    return next(
        (part.caption for part in parts if any(docname == one.docname for one in part.entries)), ""
    )
