"""From the globe to the plane: Lambert's azimuthal equal-area projection.

Areas keep their proportions, so that no state looks larger than it is.
Formulas: J. P. Snyder, *Map Projections: A Working Manual* (1987), equations 24-2 to 24-4.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees, or x and y."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection around a centre, given in degrees."""

    longitude: float
    latitude: float

    def __call__(self, point: Point) -> Point:
        """Return x (to the east) and y (to the south) of a place, in radii of the globe.

        The place opposite the centre has no image: it raises :class:`ZeroDivisionError`.
        """
        away = radians(point[0] - self.longitude)
        here, there = radians(self.latitude), radians(point[1])
        nearness = 1 + sin(here) * sin(there) + cos(here) * cos(there) * cos(away)
        scale = sqrt(2 / nearness)
        x = scale * cos(there) * sin(away)
        y = scale * (cos(here) * sin(there) - sin(here) * cos(there) * cos(away))
        return x, -y


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows: a projection, its scale, and the size of the picture in pixels."""

    projection: Projection
    scale: float
    left: float
    top: float
    width: int
    height: int

    def __call__(self, point: Point) -> tuple[int, int]:
        """Return where a place lies in the picture, in whole pixels."""
        x, y = self.projection(point)
        return round((x - self.left) * self.scale), round((y - self.top) * self.scale)

    def shows(self, points: list[tuple[int, int]]) -> bool:
        """Return whether a shape may be seen, by the rectangle that holds it."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs) < self.width and max(xs) > 0 and min(ys) < self.height and max(ys) > 0


def frame(bounds: tuple[float, float, float, float], width: int) -> Frame:
    """Return the frame that reaches to the middles of four sides: west, south, east, north."""
    west, south, east, north = bounds
    centre = ((west + east) / 2, (south + north) / 2)
    projection = Projection(*centre)
    left, right = projection((west, centre[1]))[0], projection((east, centre[1]))[0]
    top, bottom = projection((centre[0], north))[1], projection((centre[0], south))[1]
    scale = width / (right - left)
    return Frame(projection, scale, left, top, width, round((bottom - top) * scale))
