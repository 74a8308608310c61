"""A lesson on its own: what a reader needs of the rest of the book, put behind it.

That is what its hard words mean, the works it cites, and the paragraphs its marks name.
Data in, markup out; which lessons there are, and where the files go, is the builder's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.evidence import links_of_run, short_name, source_name
from factquiz.book.nodes import FINE_PRINT, defined, fact_mark
from factquiz.book.typst.anchors import DOCUMENT_PREFIX
from factquiz.book.typst.literals import Code, blocks, call, content, expression, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.book.athand.notes import Ground
    from factquiz.book.typst.translator import Translator
    from factquiz.items.base import SourceLink

Place = tuple[str, str]
"""A document and an id in it."""

_NUMBER = re.compile(r"(\d+)")


def cited(document: nodes.document) -> tuple[Place, ...]:
    """Return where the references of a document lead, in other documents, each once."""
    addresses = (each.get("refuri", "") for each in document.findall(nodes.reference))
    places = (
        address.removeprefix(DOCUMENT_PREFIX).partition("#")
        for address in addresses
        if address.startswith(DOCUMENT_PREFIX)
    )
    return tuple(dict.fromkeys((docname, ident) for docname, _, ident in places if ident))


def works(document: nodes.document, wanted: Iterable[str]) -> tuple[nodes.citation, ...]:
    """Return the entries of a bibliography that have one of some ids, in its order.

    They are copies, without the lessons that use them: the reader has one of these in hand.
    """
    ids = set(wanted)
    found = [each for each in document.findall(nodes.citation) if ids & set(each["ids"])]
    return tuple(_alone(each) for each in found)


def _alone(entry: nodes.citation) -> nodes.citation:
    copy = entry.deepcopy()
    for each in list(copy.findall(nodes.inline)):
        if FINE_PRINT in each["classes"]:
            each.parent.remove(each)
    return copy


def references(entries: Iterable[tuple[Translator, nodes.citation]]) -> str:
    """Return the works that a lesson cites, or nothing."""
    shown = [t.node(entry) for t, entry in entries]
    return blocks((call("references-head"), *shown)) if shown else ""


def explained_words(document: nodes.document) -> str:
    """Return the hard words of a lesson and what they mean, or nothing."""
    notes = {each.note.name: each.note for each in document.findall(defined)}
    pairs = []
    for name in sorted(notes, key=str.casefold):
        acronym = f" ({notes[name].acronym})" if notes[name].acronym else ""
        pairs.append(_item(f"{name}{acronym}", notes[name].means))
    return call("words-list", *pairs) if pairs else ""


def marked_sources(document: nodes.document) -> str:
    """Return what the marks of a lesson stand for: each source once, in order; or nothing."""
    marks: list[fact_mark] = list(document.findall(fact_mark))
    told = [ground for each in marks if "grounds" in each for ground in each.grounds]
    grounds = {each.paragraph.link: each for each in told}
    links = sorted({link for each in marks for link in links_of_run(each)}, key=_natural)
    shown = dict.fromkeys((short_name(each), _in_full(each, grounds.get(each))) for each in links)
    return call("sources-list", *(_item(*each) for each in shown)) if shown else ""


def _in_full(link: SourceLink, ground: Ground | None) -> str:
    """Return a source in words, with what it is about, as far as that is known."""
    if ground is None:
        return source_name(link)
    place, gist = ground.paragraph.place, ground.paragraph.gist
    if place == short_name(link):
        return gist
    return f"{place}: {gist}" if gist else place


def _natural(link: SourceLink) -> tuple[list[tuple[int, str]], str]:
    """Return what to sort a mark by: its words as shown, numbers by their size."""
    parts = _NUMBER.split(short_name(link))
    shown = [(int(each), "") if each.isdigit() else (0, each) for each in parts if each]
    return shown, link.source


def _item(name: str, meaning: str) -> Code:
    return expression("terms.item", content(text(name)), content(text(meaning)))


def markup(settings: Code, parts: Iterable[str]) -> str:
    """Return the main file of a handout."""
    return f'#import "handout.typ": *\n\n#show: {settings.source}\n\n{blocks(parts)}\n'


def images(document: nodes.document) -> Iterator[str]:
    """Yield the addresses of a document's pictures."""
    return (each["uri"] for each in document.findall(nodes.image))
