"""A strip of time as SVG: an axis of years, marks, bars and their labels.

Colours are written twice, as in every figure of the book: as attributes for paper, and as
``fig-…`` classes that follow the page. Shapes and patterns alone tell everything apart.
``timeline.js`` lays the strip out anew when a reader filters: by where each thing stands at first,
and by the ``data-`` attributes. It knows the row of an entry by their common order.
"""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from factquiz.book.timeline.entries import Sort
from factquiz.book.timeline.layout import FONT, LINE, TOP, Placed, Strip, day_text, is_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.book.timeline.entries import Entry

_INK, _PAPER, _LINE, _MUTED = "#1f1c18", "#ffffff", "#c9c1b2", "#625c52"
_COLOURS = {
    Sort.EVENT: ("fig-accent", "#1c4e7d"),
    Sort.TEXT: ("fig-accent-2", "#99391f"),
    Sort.FORCE: ("fig-accent-2", "#99391f"),
    Sort.BODY: ("fig-ink", _INK),
    Sort.END: ("fig-ink", _INK),
    Sort.SPAN: ("fig-muted", _MUTED),
}
_EDGE = 8
"""Room beside the axis, so that a mark on its first day is whole."""

_DEEP = 9999
"""Lines of the years are drawn this long and cut off by the frame, however high it is."""


def svg(drawn: Strip, *, prefix: str, label: str) -> str:
    """Return a strip as SVG. ``prefix`` makes its ids unique in the page; ``label`` is its name."""
    width, height = drawn.axis.width + 2 * _EDGE, drawn.height
    parts = (*_years(drawn), *(_entry(each, prefix) for each in drawn.placed))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-_EDGE} 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" class="timeline-strip" role="img" '
        f'aria-label="{escape(label)}" data-width="{drawn.axis.width:g}" data-top="{TOP}" '
        f'font-family="sans-serif" font-size="{FONT}">'
        f"{_fades(drawn, prefix)}{''.join(parts)}</svg>"
    )


def _fades(drawn: Strip, prefix: str) -> str:
    """Return the gradient for what goes on, if anything does."""
    if not any(each.entry.goes_on for each in drawn.placed):
        return ""
    stop = f'<stop class="timeline-stop" stop-color="{_MUTED}"'
    return (
        f'<linearGradient id="{prefix}-on">{stop} offset="0.55"/>'
        f'{stop} offset="1" stop-opacity="0"/></linearGradient>'
    )


def _years(drawn: Strip) -> Iterator[str]:
    axis = drawn.axis
    yield (
        f'<path class="fig-ink timeline-axis" fill="none" stroke="{_INK}" stroke-width="1.2" '
        f'd="M0 20H{axis.width:g}"/>'
    )
    long = len(axis.years) > 1 and axis.years[1] - axis.years[0] > 1
    for year in axis.years:
        x = axis.x(date(year, 1, 1))
        middle = 0 if long else (axis.x(date(year + 1, 1, 1)) - x) / 2
        yield (
            f'<g class="timeline-year" transform="translate({x:g})">'
            f'<path class="fig-line" fill="none" stroke="{_LINE}" stroke-width="0.6" '
            f'stroke-dasharray="2 3" d="M0 16V{_DEEP}"/>'
            f'<text class="fig-muted" x="{middle:g}" y="12" fill="{_MUTED}" '
            f'text-anchor="{"start" if long else "middle"}">{year}</text></g>'
        )


def _entry(placed: Placed, prefix: str) -> str:
    entry = placed.entry
    beside = f"{placed.left:g} {placed.right:g} {placed.height:g}"
    return (
        f'<g class="timeline-entry" data-box="{beside}" '
        f'transform="translate({placed.x:g} {placed.y:g})">'
        f"{_bar(placed, prefix) if placed.bar else _mark(entry.sort)}{_label(placed)}</g>"
    )


def _label(placed: Placed) -> str:
    date_text = day_text(placed.entry)
    lines = []
    for number, line in enumerate(placed.lines):
        shown = escape(line)
        if number == 0 and date_text and line.startswith(date_text):
            rest = escape(line[len(date_text) :])
            shown = f'<tspan class="fig-muted" fill="{_MUTED}">{escape(date_text)}</tspan>{rest}'
        place = f'x="{placed.text_x:g}"' + (f' dy="{LINE}"' if number else "")
        lines.append(f"<tspan {place}>{shown}</tspan>")
    anchor = ' text-anchor="end"' if placed.leftward else ""
    return (
        f'<text class="fig-ink" y="{placed.text_y:g}" fill="{_INK}"{anchor}>{"".join(lines)}</text>'
    )


def _bar(placed: Placed, prefix: str) -> str:
    """Return a bar: filled for a time that it lasted, hollow for one in which it lies somewhere."""
    entry = placed.entry
    name, colour = _COLOURS[entry.sort]
    size = f'width="{placed.bar:g}" height="6" y="3" rx="1"'
    if entry.goes_on:
        return f'<rect class="timeline-bar" {size} fill="url(#{prefix}-on)"/>'
    if entry.shown.is_interval and not entry.when.approximate:
        return f'<rect class="timeline-bar {name}" {size} fill="{colour}"/>'
    dashes = ' stroke-dasharray="3 2"' if entry.when.approximate else ""
    return (
        f'<rect class="timeline-bar {name}" {size} fill="none" stroke="{colour}" '
        f'stroke-width="1.4"{dashes}/>'
    )


_SHAPES = {
    Sort.EVENT: '<circle cy="7" r="4.2" {fill}/>',
    Sort.TEXT: '<path d="M-4 3h8v8h-8z" {fill}/>',
    Sort.FORCE: '<path d="M0 2.2 4.8 10.8H-4.8z" {fill}/>',
    Sort.BODY: '<path d="M0 1.8 5 7 0 12.2-5 7z" {fill}/>',
    Sort.END: '<path d="M-3.8 3.2 3.8 10.8M3.8 3.2-3.8 10.8" {stroke}/>',
    Sort.SPAN: '<path d="M-6 4h12v6h-12z" {fill}/>',
}


def _mark(sort: Sort) -> str:
    name, colour = _COLOURS[sort]
    return _SHAPES[sort].format(
        fill=f'class="{name}" fill="{colour}"',
        stroke=f'class="{name}" fill="none" stroke="{colour}" stroke-width="2.2"',
    )


def glyph(sort: Sort) -> str:
    """Return the mark of a sort alone, for the key and for the rows of a table."""
    return _framed(_mark(sort))


def bar_glyph(bar: str, sort: Sort = Sort.EVENT) -> str:
    """Return a bar alone: ``lasted``, ``within``, ``about`` or ``on``."""
    return _framed(_short_bar(bar, sort))


def _short_bar(bar: str, sort: Sort) -> str:
    name, colour = _COLOURS[sort]
    outline = f'class="{name}" fill="none" stroke="{colour}" stroke-width="1.4"'
    shapes = {
        "lasted": f'class="{name}" fill="{colour}"',
        "within": outline,
        "about": f'{outline} stroke-dasharray="3 2"',
    }
    if bar == "on":
        steps = ((-7, 5, 1), (-1, 3, 0.6), (3, 2, 0.35))
        return "".join(
            f'<path class="fig-muted" fill="{_MUTED}" fill-opacity="{solid}" '
            f'd="M{x} 4h{wide}v6h-{wide}z"/>'
            for x, wide, solid in steps
        )
    return f'<path d="M-7 4H7v6H-7z" {shapes[bar]}/>'


_FILE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 0 16 14" width="16" height="14" '
    'class="timeline-glyph" aria-hidden="true" focusable="false">'
)
_IN_PAGE = '<svg class="timeline-glyph" viewBox="-8 0 16 14" aria-hidden="true">'
"""The same where the page's styles say how large it is: it stands there some hundred times."""


def _framed(shape: str) -> str:
    return f"{_FILE}{shape}</svg>"


def in_page(drawing: str) -> str:
    """Return a mark as it stands in a web page."""
    return drawing.replace(_FILE, _IN_PAGE, 1)


def row_glyph(entry: Entry) -> str:
    """Return the mark for an entry's row: its shape if it is a day, else its kind of bar."""
    return _framed(row_shape(entry))


def row_shape(entry: Entry) -> str:
    """Return the same mark as a piece of a drawing, 14 units high, from its upper middle on."""
    if is_day(entry):
        return _mark(entry.sort)
    if entry.goes_on:
        return _short_bar("on", entry.sort)
    if entry.when.approximate:
        return _short_bar("about", entry.sort)
    return _short_bar("lasted" if entry.shown.is_interval else "within", entry.sort)
