"""Paper curls: where the bubbles of a flat sheet really are, to a tenth of a millimetre.

Each bubble's ring is looked for near its place. One ring may be hidden under a mark, so no bubble
is moved by itself: all of them together tell how the paper lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from factquiz.scans.flat import SCALE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.papers.answersheet import Bubble
    from factquiz.scans.types import Points, Shades

_REACH = 1.6
"""How far from its place a ring is looked for, in mm."""

_LINE = 0.3
"""The width of a ring as it is looked for, in mm: as printed, a little blurred."""

_SEEN = 0.55
"""The correlation from which a ring is seen: an empty bubble has more, a filled one less."""

_ENOUGH = 0.3
"""The share of the rings that must be seen: else the picture is not clear enough to be read."""

_AGREED = 0.7
"""The share of the rings seen that must agree on how the paper lies."""

_ROUNDS = 3
_OUTLIER = 0.35
"""How far from the others' word a ring may be to have a say, in mm."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where the bubbles are, in mm from the upper left corner; ``clear`` if this can be trusted."""

    places: Points
    clear: bool


def aligned(darkness: Shades, bubbles: Sequence[Bubble], diameter: float) -> Aligned:
    """Return where each bubble is on a sheet."""
    places = np.array([(bubble.x, bubble.y) for bubble in bubbles], np.float32).reshape(-1, 2)
    if not len(places):
        return Aligned(places, clear=True)
    ring = _ring(diameter / 2)
    moves, scores = zip(*(_looked_for(darkness, place, ring) for place in places), strict=True)
    move, seen = np.array(moves, np.float32), np.array(scores) > _SEEN
    if seen.mean() < _ENOUGH:
        return Aligned(places, clear=False)
    smooth, agreed = _smooth(places, move, seen)
    return Aligned(places + smooth, clear=bool(agreed >= _AGREED))


def _ring(radius: float) -> Shades:
    reach = (radius + 0.6) * SCALE
    side = 2 * round(reach) + 1
    row, column = np.mgrid[0:side, 0:side] - (side - 1) / 2
    away = np.abs(np.hypot(row, column) - radius * SCALE) / (_LINE * SCALE)
    return np.asarray(np.exp(-(away**2)), np.float32)


def _looked_for(darkness: Shades, place: Points, ring: Shades) -> tuple[tuple[float, float], float]:
    """Return how far a ring is from its place, in mm, and how surely it is one."""
    reach, half = round(_REACH * SCALE), ring.shape[0] // 2
    column, row = (round(float(at) * SCALE - 0.5) for at in place)
    window = darkness[
        row - reach - half : row + reach + half + 1,
        column - reach - half : column + reach + half + 1,
    ]
    if window.shape != (2 * (reach + half) + 1,) * 2:
        return (0.0, 0.0), 0.0
    found = cv2.matchTemplate(np.clip(window, 0, 0.6), ring, cv2.TM_CCOEFF_NORMED)
    _, score, _, (x, y) = cv2.minMaxLoc(found)
    offset = (column + 0.5) / SCALE - float(place[0]), (row + 0.5) / SCALE - float(place[1])
    return ((x - reach) / SCALE + offset[0], (y - reach) / SCALE + offset[1]), float(score)


def _smooth(places: Points, moves: Points, seen: np.ndarray) -> tuple[Points, float]:
    """Return how the paper is moved at each place, and the share of the rings seen that agree."""
    terms = _terms(places, int(seen.sum()))
    good = seen.copy()
    made = np.zeros_like(moves)
    for _ in range(_ROUNDS):
        median = np.median(moves[good], axis=0)
        weights = np.linalg.lstsq(
            np.vstack([terms[good], _HOLD * np.eye(terms.shape[1])]),
            np.vstack([moves[good] - median, np.zeros((terms.shape[1], 2))]),
            rcond=None,
        )[0]
        made = (terms @ weights + median).astype(np.float32)
        good = seen & (np.hypot(*(moves - made).T) < _OUTLIER)
        if not good.any():
            return made, 0.0
    return made, float(good.sum() / seen.sum())


_HOLD = 0.1
"""What keeps a few rings from bending the paper more than they know."""


def _terms(places: Points, known: int) -> np.ndarray:
    """Return the terms of the bend at each place: none, a slope or a curve, as much as is known."""
    x, y = ((places - places.mean(axis=0)) / 100).T
    one = np.ones_like(x)
    if known < 6:  # noqa: PLR2004 (twice what a slope needs)
        return np.asarray(one[:, None])
    slope = [one, x, y]
    if known < 20:  # noqa: PLR2004 (three times what a curve needs)
        return np.stack(slope, axis=1)
    return np.stack([*slope, x * x, x * y, y * y, y * y * y], axis=1)
