"""Handlers of a timeline on paper: the figures as they are, without anything to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.timeline.drawing import svg
from factquiz.book.timeline.layout import Axis, Strip, strip
from factquiz.book.timeline.nodes import timeline_controls, timeline_glyph, timeline_strip
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import blocks, call
from factquiz.book.typst.pictures import with_own_typefaces

if TYPE_CHECKING:
    from factquiz.book.timeline.entries import Entry
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()

_WIDTH = 500
"""Of the axis: letters of the drawing come out a little smaller than those of a table."""

_HIGHEST = 660
"""Of a strip that still fits on a page at full width; a higher one is divided."""


@HANDLERS(timeline_strip)
def drawn_strip(node: timeline_strip, _: Translator) -> str:
    """Write a strip as wide as the text; where a page is too low for it, its years in parts."""
    whole = Axis(node["first_year"], node["last_year"], _WIDTH)
    parts = fitting(node.entries, whole)
    drawings = []
    for part in parts:
        years = f"{part.axis.first_year}–{part.axis.last_year}"
        label = node["label"] if len(parts) == 1 else f"{node['label']} (here {years})"
        drawing = svg(part, prefix=f"{node['ids'][0]}-{years}", label=label)
        drawings.append(call("drawing", with_own_typefaces(drawing), label))
    return blocks(drawings)


def fitting(entries: tuple[Entry, ...], axis: Axis) -> tuple[Strip, ...]:
    """Return a strip, or as many of equal years as it takes for each to fit on a page."""
    drawn = strip(entries, axis)
    if drawn.height <= _HIGHEST or axis.first_year == axis.last_year:
        return (drawn,)
    middle = (axis.first_year + axis.last_year) // 2
    earlier = tuple(each for each in entries if each.begins.year <= middle)
    later = tuple(each for each in entries if each.begins.year > middle)
    return (
        *fitting(earlier, Axis(axis.first_year, middle, axis.width)),
        *fitting(later, Axis(middle + 1, axis.last_year, axis.width)),
    )


@HANDLERS(timeline_glyph)
def drawn_glyph(node: timeline_glyph, _: Translator) -> str:
    """Write a mark as high as a letter; the words beside it say the same."""
    return call("glyph", node["drawing"])


@HANDLERS(timeline_controls)
def controls(_node: timeline_controls, _: Translator) -> str:
    """Write nothing: paper cannot be filtered."""
    return ""
