"""Maps on paper: pictures of their own, with years and legend drawn in."""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from factquiz.book.atlas import drawing
from factquiz.book.atlas.words import standings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.book.atlas.drawing import Atlas
    from factquiz.book.atlas.shapes import Shape
    from factquiz.languages import Language

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" '
_LINE = 30
_SMALL = 300
_GAP = 16
LETTERS = 96
"""How many letters of the legend fit into a line under the large map, in a narrow typeface."""


def map_picture(atlas: Atlas, year: int, words: Language, letters: int = LETTERS) -> str:
    """Return a large map of a year as an SVG document, with so many letters to a line of legend."""
    width, height = atlas.frame.width, atlas.frame.height
    rows = [
        _legend(atlas, height + 32, 21, words),
        *_parts(atlas.parts(year), height + 70, letters),
    ]
    bottom = height + 46 + _LINE * len(rows)
    return (
        f'{_HEAD}viewBox="0 0 {width} {bottom}" width="{width}" height="{bottom}">'
        f"<defs>{drawing.definitions(atlas, 'm')}{drawing.patterns('m')}</defs>"
        f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<g stroke-width="1.5">{drawing.states(atlas, "m", "m", year)}</g>'
        f"{drawing.areas(atlas, 'm', 'm', year)}{drawing.labels(atlas)}"
        f"{drawing.numbers(atlas, year)}</svg>{''.join(rows)}</svg>"
    )


def panels_picture(atlas: Atlas, years: Sequence[int], words: Language, columns: int = 3) -> str:
    """Return small maps in rows as one SVG document."""
    small = round(_SMALL * atlas.frame.height / atlas.frame.width)
    drawn = []
    for place, year in enumerate(years):
        row, column = divmod(place, columns)
        x, y = column * (_SMALL + _GAP), row * (small + _LINE + _GAP)
        drawn.append(
            f'<text x="{x}" y="{y + 20}" font-size="20" fill="{drawing.INK}">{year}</text>'
            f'<svg x="{x}" y="{y + _LINE}" width="{_SMALL}" height="{small}" '
            f'viewBox="0 0 {atlas.frame.width} {atlas.frame.height}">'
            '<g stroke-width="3">'
            f"{drawing.states(atlas, 'm', 'm', year)}</g></svg>"
        )
    rows = -(-len(years) // columns)
    width = columns * (_SMALL + _GAP) - _GAP
    legend = rows * (small + _LINE + _GAP) + 10
    return (
        f'{_HEAD}viewBox="0 0 {width} {legend + 30}" width="{width}" height="{legend + 30}">'
        f"<defs>{drawing.definitions(atlas, 'm')}{drawing.patterns('m', 2.6)}</defs>"
        f"{''.join(drawn)}{_legend(atlas, legend, 21, words)}</svg>"
    )


def _legend(atlas: Atlas, y: int, size: int, words: Language) -> str:
    """Return one line that says what each filling means."""
    drawn, x = "", 0
    for number, meaning in enumerate(standings(atlas.clubs, words)):
        drawn += (
            f'<rect x="{x + 1}" y="{y - 16}" width="34" height="20" fill="url(#m-f{number})" '
            f'stroke="{drawing.BORDER}"/><text x="{x + 44}" y="{y}" font-size="{size}" '
            f'fill="{drawing.INK}">{escape(meaning)}</text>'
        )
        x += 74 + round(len(meaning) * size * 0.56)
    return drawn


def _parts(shapes: Sequence[Shape], y: int, letters: int) -> list[str]:
    """Return the lines of the legend: a number before each area, long ones broken."""
    lines = [
        (str(shape.number) if place == 0 else "", words)
        for shape in shapes
        for place, words in enumerate(wrap(shape.legend, letters))
    ]
    return [
        f'<g font-size="21" fill="{drawing.INK}"><text x="0" y="{y + _LINE * place}">{number}'
        f'</text><text x="26" y="{y + _LINE * place}">{escape(words)}</text></g>'
        for place, (number, words) in enumerate(lines)
    ]
