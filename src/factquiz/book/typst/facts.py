"""Handlers of taught sentences and of the marks that cite their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.nodes import fact_mark, taught
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import call

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator
    from factquiz.items.model import SourceLink

HANDLERS = Handlers()


@HANDLERS(taught)
def taught_sentence(node: taught, t: Translator) -> str:
    """Write the sentence itself: plain text, and the place that feedback points to."""
    return t.inline(node)


@HANDLERS(fact_mark)
def mark(node: fact_mark, t: Translator) -> str:
    """Write the source paragraphs, raised, each linked to its entry among the sources."""
    places = tuple((link.at, _label(link, node, t)) for link in node.links)
    return call("fact-mark", *places) if places else ""


def _label(link: SourceLink, node: fact_mark, t: Translator) -> str | None:
    return t.book.anchors.label(node.get("sources_doc") or "", link.anchor)
