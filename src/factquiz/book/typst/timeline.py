"""Handlers of a timeline on paper: the figures as they are, without anything to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.timeline.nodes import timeline_controls, timeline_glyph, timeline_strip
from factquiz.book.timeline.paper import pictures
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.inlines import WITH_PAGE
from factquiz.book.typst.literals import Code, block_content, blocks, call, expression
from factquiz.book.typst.pictures import with_own_typefaces

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()


@HANDLERS(timeline_strip)
def drawn_strip(node: timeline_strip, _: Translator) -> str:
    """Write the drawings of a strip, as wide as the text."""
    return blocks(
        call("drawing", with_own_typefaces(each.svg), each.label, heads=each.heads)
        for each in pictures(node)
    )


CHRONICLE = "timeline-table"
"""The class of a table of dates."""

_DATE, _WHAT, _SOURCE = 0, 1, 3
"""The columns that paper has room for."""


def chronicle(node: nodes.table, t: Translator) -> str:
    """Write the rows of a timeline close together: date, what happened, source.

    The page behind what happened is that of its lesson, so the lesson needs no column;
    and the sources have a list of their own, so they need no page.
    """
    head = next(node.findall(nodes.thead))
    body = next(node.findall(nodes.tbody))
    heads = [cell for row in head.children for cell in _row(row, t)]
    rows = [cell for row in body.children for cell in _row(row, t)]
    return call("chronicle", expression("table.header", *heads), *rows)


def _row(row: nodes.Node, t: Translator) -> list[Code]:
    assert isinstance(row, nodes.row)  # noqa: S101 (docutils' own grammar)
    cells = [each for each in row.children if isinstance(each, nodes.entry)]
    for each in cells[_SOURCE].findall(nodes.Element):
        each["classes"] = [name for name in each["classes"] if name not in WITH_PAGE]
    when, *others = (t.blocks(cells[place]) for place in (_DATE, _WHAT, _SOURCE))
    return [block_content(t.anchor(row) + when), *map(block_content, others)]


@HANDLERS(timeline_glyph)
def drawn_glyph(node: timeline_glyph, _: Translator) -> str:
    """Write a mark as high as a letter; the words beside it say the same."""
    return call("glyph", node["drawing"])


@HANDLERS(timeline_controls)
def controls(_node: timeline_controls, _: Translator) -> str:
    """Write nothing: paper cannot be filtered."""
    return ""
