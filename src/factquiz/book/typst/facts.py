"""Handlers of taught sentences and of the marks that cite their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.evidence import links_of_run, short_name
from factquiz.book.nodes import fact_mark, taught
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import NO_BREAK, call

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()


@HANDLERS(taught)
def taught_sentence(node: taught, t: Translator) -> str:
    """Write the sentence itself: plain text, and the place that feedback points to."""
    return t.inline(node)


@HANDLERS(fact_mark)
def mark(node: fact_mark, t: Translator) -> str:
    """Write the source paragraphs, raised, each linked to its entry among the sources."""
    document = node.get("sources_doc") or ""
    places = tuple(
        (short_name(link).replace(" ", NO_BREAK), t.book.anchors.label(document, link.anchor))
        for link in links_of_run(node)
    )
    return call("fact-mark", *places) if places else ""
