"""Handlers of a timeline on paper: the figures as they are, without anything to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.timeline.drawing import svg
from factquiz.book.timeline.layout import Axis, strip
from factquiz.book.timeline.nodes import timeline_controls, timeline_glyph, timeline_strip
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import call
from factquiz.book.typst.pictures import with_own_typefaces

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()

_WIDTH = 500
"""Of the axis: letters of the drawing come out a little smaller than those of a table."""


@HANDLERS(timeline_strip)
def drawn_strip(node: timeline_strip, _: Translator) -> str:
    """Write a strip as wide as the text, with the words that say what it shows."""
    axis = Axis(node["first_year"], node["last_year"], _WIDTH)
    drawing = svg(strip(node.entries, axis), prefix=node["ids"][0], label=node["label"])
    return call("drawing", with_own_typefaces(drawing), node["label"])


@HANDLERS(timeline_glyph)
def drawn_glyph(node: timeline_glyph, _: Translator) -> str:
    """Write a mark as high as a letter; the words beside it say the same."""
    return call("glyph", node["drawing"])


@HANDLERS(timeline_controls)
def controls(_node: timeline_controls, _: Translator) -> str:
    """Write nothing: paper cannot be filtered."""
    return ""
