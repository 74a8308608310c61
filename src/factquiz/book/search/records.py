"""What a search can lead to on one page: sections, entries of lists, sentences that teach.

A record is found by its title, by other names and by its text, and leads to its anchor.
Pure functions from a doctree to records; how they are searched is the script's business.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from factquiz.book.nodes import FINE_PRINT, at_hand, fact_mark, quiz, taught
from factquiz.facts.entry import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Kind(StrEnum):
    """What a record is; the search page groups its results by this."""

    SECTION = "section"
    TERM = "term"
    PERSON = "person"
    BODY = "body"
    SENTENCE = "sentence"
    SOURCE = "source"
    WORK = "work"


class Record(NamedTuple):
    """A place that can be found.

    ``names`` are other names of what the place is about, acronyms among them;
    ``note`` is the standing of a sentence that is not established.
    ``anchor`` is empty for the top of the page.
    """

    kind: Kind
    anchor: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    note: str = ""


ENTRIES = {f"{kind}-": kind for kind in (Kind.TERM, Kind.PERSON, Kind.BODY, Kind.SOURCE)}
"""How the ids of entries in the lists of a course begin."""

FOUND_AS = "found-as"
"""The attribute of an entry's term that holds its other names, for the search."""

_SILENT = (
    at_hand,
    fact_mark,
    quiz,
    nodes.comment,
    nodes.footnote_reference,
    nodes.image,
    nodes.raw,
    nodes.substitution_definition,
    nodes.system_message,
)
"""What says nothing of its own, and quizzes, whose answers no search should give away."""

_STANDINGS = tuple(Standing)


def records(document: nodes.document) -> tuple[Record, ...]:
    """Return the records of a page in its order: each section, then what stands in it."""
    return tuple(
        record
        for place, part in enumerate(document.findall(nodes.section))
        for record in _of_section(part, first=place == 0)
    )


def once(pages: Iterable[Iterable[Record]]) -> list[list[Record]]:
    """Return the records of pages without the words that are a person or a body of the book, too.

    A glossary may explain what has a fuller entry elsewhere: it is one thing to find.
    """
    kept = [list(page) for page in pages]
    fuller = {
        each.anchor.partition("-")[2]
        for page in kept
        for each in page
        if each.kind in {Kind.PERSON, Kind.BODY}
    }
    return [
        [
            each
            for each in page
            if each.kind != Kind.TERM or each.anchor.partition("-")[2] not in fuller
        ]
        for page in kept
    ]


def _of_section(part: nodes.section, *, first: bool) -> Iterator[Record]:
    title = next((_words(child) for child in part if isinstance(child, nodes.title)), "")
    own = [child for child in part if not isinstance(child, nodes.section | nodes.title)]
    within = [found for child in own for found in child.findall(nodes.Element)]
    entries = [record for node in within for record in _entry(node)]
    text = " ".join(filter(None, (_words(child, _is_entry) for child in own)))
    yield Record(Kind.SECTION, "" if first else part["ids"][0], title, text)
    yield from entries
    yield from (_sentence(node) for node in within if isinstance(node, taught) and node["ids"])


def _kind(node: nodes.Element) -> Kind | None:
    """Return what an entry of a list is, or nothing if it is none that has a place of its own."""
    if isinstance(node, nodes.citation):
        return Kind.WORK
    if isinstance(node, nodes.definition_list_item) and isinstance(node[0], nodes.term):
        named = (
            kind
            for start, kind in ENTRIES.items()
            for each in node[0]["ids"]
            if each.startswith(start)
        )
        return next(named, None)
    return None


def _is_entry(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and _kind(node) is not None


def _is_label(node: nodes.Node) -> bool:
    return isinstance(node, nodes.label)


def _is_list(node: nodes.Node) -> bool:
    return isinstance(node, nodes.bullet_list)


def _is_fine_print(node: nodes.Node) -> bool:
    """Tell whether a paragraph only says where an entry comes from."""
    return isinstance(node, nodes.paragraph) and FINE_PRINT in node["classes"]


def _entry(node: nodes.Element) -> Iterator[Record]:
    kind = _kind(node)
    if kind is Kind.WORK and node["ids"]:
        label = " ".join(_words(child) for child in node if _is_label(child))
        yield Record(kind, node["ids"][0], label, _words(node, _is_label))
    elif kind is not None and isinstance(node, nodes.definition_list_item):
        term, *rest = (child for child in node.children if isinstance(child, nodes.Element))
        # A paragraph of a source lists the facts that rest on it: they are found themselves.
        leave_out = _is_list if kind is Kind.SOURCE else _is_fine_print
        body = " ".join(_words(each, leave_out) for each in rest)
        yield Record(kind, term["ids"][0], _words(term), body, tuple(term.get(FOUND_AS, ())))


def _sentence(node: taught) -> Record:
    """Return the record of a sentence that teaches; the least settled of its facts names it."""
    siblings = node.parent.children
    standings = [Standing.ESTABLISHED]
    for mark in siblings[siblings.index(node) + 1 :]:
        if not isinstance(mark, fact_mark):
            break
        standings.append(Standing(mark.get("standing") or Standing.ESTABLISHED))
    standing = max(standings, key=_STANDINGS.index)
    note = "" if standing is Standing.ESTABLISHED else str(standing)
    return Record(Kind.SENTENCE, node["ids"][0], "", _words(node), (), note)


def _nothing(_node: nodes.Node) -> bool:
    return False


def _words(node: nodes.Node, leave_out: Callable[[nodes.Node], bool] = _nothing) -> str:
    """Return the text of a node in one line; blocks are parted by a space."""
    return " ".join("".join(_pieces(node, leave_out)).split())


def _pieces(node: nodes.Node, leave_out: Callable[[nodes.Node], bool]) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif not isinstance(node, _SILENT) and not leave_out(node):
        for child in node.children:
            yield from _pieces(child, leave_out)
        if not isinstance(node, nodes.Inline):
            yield " "
