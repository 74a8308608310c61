"""Handlers of bibliographies: the entries that citations link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import call, content

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()


@HANDLERS(nodes.citation)
def citation(node: nodes.citation, t: Translator) -> str:
    """Write an entry of the bibliography under its label."""
    label = next((each for each in node.children if isinstance(each, nodes.label)), None)
    body = t.sequence(each for each in node.children if each is not label)
    return call("bibliography-entry", content(t.inline(label) if label else ""), content(body))


@HANDLERS(nodes.label)
def label(node: nodes.label, t: Translator) -> str:
    """Write the label of a bibliography entry."""
    return t.inline(node)
