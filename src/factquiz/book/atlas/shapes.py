"""Outlines as SVG paths in whole pixels, and where on each of them a word can stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from factquiz.book.atlas.outlines import Kind
from factquiz.generation.wording import bare, capital
from factquiz.rendering.apostrophes import curly

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from factquiz.book.atlas.outlines import Outline, Outlines, Ring
    from factquiz.book.atlas.projection import Frame
    from factquiz.facts.dates import When

Pixels = list[tuple[int, int]]

_DOT = 6
"""Radius of the dot that stands for a member too small to be seen."""
_TOO_SMALL = 70
"""A member with less than this, in square pixels, gets a dot."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline as it is drawn: its path data, and where words can stand by its largest part.

    ``middle`` and ``top`` are points of that part, ``room`` is its width;
    ``number`` counts areas and outlines from 1, all others have 0.
    """

    name: str
    key: str
    kind: Kind
    during: When | None
    path: str
    middle: tuple[int, int]
    top: tuple[int, int]
    room: int
    number: int
    note: str
    of: str

    @property
    def legend(self) -> str:
        """What the legend says; the state that an outline lies in is disputed, so it names none."""
        of = f" ({bare(self.of)})" if self.of and self.kind is Kind.AREA else ""
        note = f": {self.note}" if self.note else ""
        return curly(f"{capital(self.name)}{of}{note}")


def shapes(outlines: Outlines, frame: Frame, members: Collection[str]) -> tuple[Shape, ...]:
    """Return all that can be seen of some outlines; ``members`` are keys never to be lost."""
    found = []
    number = 0
    for outline in outlines.features:
        if outline.properties.kind in (Kind.AREA, Kind.OUTLINE):
            number += 1
        shape = _shape(outline, frame, number, is_member=outline.key in members)
        if shape is not None:
            found.append(shape)
    return tuple(found)


def _shape(outline: Outline, frame: Frame, number: int, *, is_member: bool) -> Shape | None:
    rings = [_pixels(ring, frame) for polygon in outline.polygons for ring in polygon]
    seen = [ring for ring in rings if frame.shows(ring)]
    if not seen:
        return None
    largest = max(seen, key=_area)
    drawn = [_path(ring) for ring in seen if _area(ring)]
    middle = _middle(largest)
    if is_member and _area(largest) < _TOO_SMALL:
        drawn = [_dot(middle)]
    if not drawn:
        return None
    about = outline.properties
    within = [x for x, _ in largest]
    return Shape(
        name=about.name,
        key=outline.key,
        kind=about.kind,
        during=about.during,
        path="".join(drawn),
        middle=middle,
        top=min(largest, key=lambda point: point[1]),
        room=max(within) - min(within),
        number=number if about.kind in (Kind.AREA, Kind.OUTLINE) else 0,
        note=about.note,
        of=about.of,
    )


def _pixels(ring: Ring, frame: Frame) -> Pixels:
    """Return the corners of a ring, without those that fall on the one before."""
    points: Pixels = []
    for point in map(frame, ring):
        if not points or points[-1] != point:
            points.append(point)
    return points


def _path(points: Pixels) -> str:
    """Return path data with relative steps, as short as can be."""
    steps = ((x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(points[:-1]))
    return f"M{_pair(points[0])}l{_joined(map(_pair, steps))}z"


def _pair(point: tuple[int, int]) -> str:
    x, y = point
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _joined(pairs: Iterable[str]) -> str:
    """Join numbers; a minus sign parts them as well as a space does."""
    text = ""
    for pair in pairs:
        text += pair if pair.startswith("-") or not text else f" {pair}"
    return text


def _dot(middle: tuple[int, int]) -> str:
    x, y = middle
    return f"M{x - _DOT} {y}a{_DOT} {_DOT} 0 1 0 {2 * _DOT} 0a{_DOT} {_DOT} 0 1 0-{2 * _DOT} 0z"


def _crosses(points: Pixels) -> Iterator[tuple[tuple[int, int], tuple[int, int], int]]:
    for (x0, y0), (x1, y1) in pairwise([*points, points[0]]):
        yield (x0, y0), (x1, y1), x0 * y1 - x1 * y0


def _area(points: Pixels) -> float:
    return abs(sum(cross for _, _, cross in _crosses(points))) / 2


def _middle(points: Pixels) -> tuple[int, int]:
    """Return the centroid of a ring (the middle of its corners if it has no area)."""
    double = sum(cross for _, _, cross in _crosses(points))
    if not double:
        return points[len(points) // 2]
    x = sum((a[0] + b[0]) * cross for a, b, cross in _crosses(points)) / (3 * double)
    y = sum((a[1] + b[1]) * cross for a, b, cross in _crosses(points)) / (3 * double)
    return round(x), round(y)
