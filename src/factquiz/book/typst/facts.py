"""Handlers of taught sentences, the marks that cite their sources, and defined words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.evidence import links_of_run, short_name
from factquiz.book.nodes import defined, fact_mark, taught
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import NO_BREAK, call, content

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()


@HANDLERS(taught)
def taught_sentence(node: taught, t: Translator) -> str:
    """Write the sentence itself: plain text, and the place that feedback points to."""
    return t.inline(node)


@HANDLERS(defined)
def defined_word(node: defined, t: Translator) -> str:
    """Write a word with a link to its entry in the glossary."""
    entry = node.note.links[0]
    label = t.book.anchors.label(entry.docname, entry.anchor)
    words = t.inline(node)
    return call("defined", label, content(words)) if label else words


@HANDLERS(fact_mark)
def mark(node: fact_mark, t: Translator) -> str:
    """Write the source paragraphs, raised, each linked to its entry among the sources."""
    places = tuple(
        (short_name(link).replace(" ", NO_BREAK), t.book.anchors.find(link.anchor))
        for link in links_of_run(node)
    )
    return call("fact-mark", *places) if places else ""
