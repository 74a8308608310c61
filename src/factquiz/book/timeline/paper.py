"""A timeline where nothing scrolls: its figures as pictures that fit on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.book.timeline.crowding import crowding
from factquiz.book.timeline.drawing import svg
from factquiz.book.timeline.entries import DECADE
from factquiz.book.timeline.layout import Axis, Strip, strip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.book.timeline.entries import Entry
    from factquiz.book.timeline.nodes import timeline_strip

_WIDTH = 500
"""Of the axis: letters of the drawing come out a little smaller than those of a table."""

_HIGHEST = 660
"""Of a strip that still fits on a page at full width; a higher one is divided."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, its text alternative, and whether it heads the table that follows it."""

    svg: str
    label: str
    heads: bool = False


def pictures(node: timeline_strip) -> Iterator[Picture]:
    """Yield the drawings of a strip.

    A decade is drawn as its crowded and empty years: the table below names what is in them.
    A longer time is drawn as wide as the text, in parts where a page is too low for it.
    """
    span = node["first_year"], node["last_year"]
    if span[1] - span[0] < DECADE:
        heaps = crowding(node.entries, *span, label=node["label"])
        yield Picture(heaps, node["label"], heads=True)
        return
    parts = fitting(node.entries, Axis(*span, _WIDTH))
    for part in parts:
        first, last = part.axis.first_year, part.axis.last_year
        label = node["label"] if len(parts) == 1 else f"{node['label']} (here {first}–{last})"
        yield Picture(svg(part, prefix=f"{node['ids'][0]}-{first}-{last}", label=label), label)


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
