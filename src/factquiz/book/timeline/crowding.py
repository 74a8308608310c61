"""A decade at a glance, for paper: the marks of each year heaped over its number.

A page has no room to name every mark where it stands, and the table below names them all.
What can be seen here is what the table cannot show: which years are crowded and which are empty.
"""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from factquiz.book.timeline.drawing import row_shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.book.timeline.entries import Entry

WIDTH = 500
PER_ROW = 3
STEP_X, STEP_Y = 15, 14
_FOOT = 18
_INK, _MUTED = "#1f1c18", "#625c52"


def crowding(entries: Iterable[Entry], first_year: int, last_year: int, *, label: str) -> str:
    """Return an SVG in which each entry is a mark above the year in which it begins."""
    years: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        years[entry.begins.year].append(entry)
    highest = max((-(-len(each) // PER_ROW) for each in years.values()), default=0)
    base = highest * STEP_Y + 2
    width = WIDTH / (last_year - first_year + 1)
    columns = (
        _column(years[year], year, (year - first_year) * width, width, base)
        for year in range(first_year, last_year + 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {base + _FOOT}" '
        f'width="{WIDTH}" height="{base + _FOOT}" role="img" aria-label="{escape(label)}" '
        'font-family="sans-serif" font-size="11">'
        f'<path fill="none" stroke="{_INK}" stroke-width="1" d="M0 {base}H{WIDTH}"/>'
        f"{''.join(columns)}</svg>"
    )


def _column(entries: list[Entry], year: int, left: float, width: float, base: int) -> str:
    """Return the marks of a year, from the left and from below, over its number."""
    middle = left + width / 2
    begin = middle - (PER_ROW - 1) / 2 * STEP_X
    marks = (
        f'<g transform="translate({begin + place % PER_ROW * STEP_X:g} '
        f'{base - (place // PER_ROW + 1) * STEP_Y:g})">{row_shape(entry)}</g>'
        for place, entry in enumerate(entries)
    )
    return (
        f"{''.join(marks)}"
        f'<text x="{middle:g}" y="{base + 13}" fill="{_MUTED}" text-anchor="middle">{year}</text>'
    )
