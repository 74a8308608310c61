"""What there is in a bubble and around it, in numbers.

All lengths are in radii of the bubble, all darkness as in :mod:`factquiz.scans.flat`, but with the
paper just outside the bubble as 0, so that the edge of a shadow is not taken for a mark.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from factquiz.scans.flat import SCALE

if TYPE_CHECKING:
    from factquiz.scans.types import Points, Shades

_REACH = 1.8
_SIDE = 73
"""Each bubble is drawn on a square of this many pixels, which reaches so many radii from it."""

_CELL = 2 * _REACH / (_SIDE - 1)
_Y, _X = np.mgrid[-_REACH : _REACH : _SIDE * 1j, -_REACH : _REACH : _SIDE * 1j]
_AWAY = np.hypot(_X, _Y)
_DISC = _AWAY < 0.86  # noqa: PLR2004
"""Inside the ring."""
_RIM = _DISC & (_AWAY > 0.52)  # noqa: PLR2004
"""Inside the ring and outside the letter: on an empty bubble there is only paper."""
_CORE = _AWAY <= 0.52  # noqa: PLR2004
_BEYOND = (_AWAY > 1.22) & (_AWAY < 1.65)  # noqa: PLR2004
"""Outside the ring, and not yet at the next bubble."""

_SECTORS = 24
_SECTOR = ((np.arctan2(_Y, _X) + math.pi) / math.tau * _SECTORS).astype(int) % _SECTORS

INK = 0.32
"""From here on a pixel is ink that somebody put there, and no smudge: a third of printed black."""

_BLOB = 0.27
"""The radius of what fits into a filled area and into no line."""

_AROUND = 0.3
_STANDS_OUT = 0.13
"""A thin line may be paler, if it is so much darker than what is around it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What there is in each bubble; an array has one number for each.

    ``rim`` and ``core`` are how dark they are on average, ``ground`` how dark the paler part of
    the rim is, which lines leave free, ``uneven`` how differently both sides of the bubble are
    lit; ``lines`` is the share of the rim that
    is ink, ``inked`` that of the disc, ``solid`` that of the disc which is an area and no line,
    ``balance`` compares the emptiest half of the disc with the fullest, ``span`` is how wide the
    ink is, ``arms`` in how many directions it leaves the bubble.
    """

    rim: Shades
    core: Shades
    ground: Shades
    uneven: Shades
    lines: Shades
    inked: Shades
    solid: Shades
    balance: Shades
    span: Shades
    arms: np.ndarray


def measured(darkness: Shades, places: Points, radius: float) -> Measured:
    """Return what there is in the bubbles at some places of a sheet, given in mm."""
    looks = [_look(darkness, place, radius) for place in places]
    inks = [_ink(look) for look in looks]
    return Measured(
        rim=_each(float(look[_RIM].mean()) for look in looks),
        core=_each(float(look[_CORE].mean()) for look in looks),
        ground=_each(float(np.percentile(look[_RIM], _PALER)) for look in looks),
        uneven=_each(map(_uneven, looks)),
        lines=_each(float(ink[_RIM].mean()) for ink in inks),
        inked=_each(float(ink[_DISC].mean()) for ink in inks),
        solid=_each(map(_solid, inks)),
        balance=_each(map(_balance, inks)),
        span=_each(map(_span, inks)),
        arms=np.array([_arms(look) for look in looks]),
    )


def _each(values: object) -> Shades:
    return np.fromiter(values, np.float32)  # type: ignore[call-overload, no-any-return]


def _look(darkness: Shades, place: Points, radius: float) -> Shades:
    """Return a bubble drawn large, a little smoothed, with its own paper as 0."""
    step = _CELL * radius * SCALE
    left, top = place * SCALE - 0.5 - _REACH * radius * SCALE
    across = np.array([[step, 0, left], [0, step, top]], np.float32)
    drawn = cv2.warpAffine(
        darkness,
        across,
        (_SIDE, _SIDE),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    smooth = cv2.GaussianBlur(drawn, (0, 0), 0.06 / _CELL)
    paper = min(float(np.percentile(smooth[_BEYOND], 30)), _MOST_SHADE)
    return np.asarray((smooth - paper) / (1 - paper), np.float32)


_MOST_SHADE = 0.5
"""The darkest shade that is still taken for paper, which ink all round a bubble is not."""


def _kernel(radius: float) -> np.ndarray:
    side = 2 * round(radius / _CELL) + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))


def _ink(look: Shades) -> np.ndarray:
    """Return where somebody put ink: where it is dark, or stands out as a line does."""
    around = cv2.GaussianBlur(look, (0, 0), _AROUND / _CELL)
    return np.asarray((look > INK) | (look - around > _STANDS_OUT))


def _solid(ink: np.ndarray) -> float:
    opened = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_OPEN, _kernel(_BLOB))
    return float(opened[_DISC].mean())


_PALER = 30
"""The percentile of the rim that lines leave free."""


def _halves(part: np.ndarray) -> list[np.ndarray]:
    """Return the halves of a part of a bubble, by all turns: opposite ones are eight apart."""
    turns = np.arange(16) * math.tau / 16
    return [part & (_X * math.cos(turn) + _Y * math.sin(turn) > 0) for turn in turns]


_HALVES, _AROUND_HALVES = _halves(_DISC), _halves(_BEYOND)


def _uneven(look: Shades) -> float:
    """Return by how much one side of what is around a bubble is darker than the other."""
    means = np.array([float(look[half].mean()) for half in _AROUND_HALVES])
    return float(np.ptp(means))


def _balance(ink: np.ndarray) -> float:
    """Return the share of the emptiest half of a disc over that of the fullest."""
    shares = [float(ink[half].mean()) for half in _HALVES]
    return min(shares) / (max(shares) or 1.0)


def _span(ink: np.ndarray) -> float:
    """Return how far apart the ink of a disc is."""
    rows, columns = np.nonzero(ink & _DISC)
    if not len(rows):
        return 0.0
    return float(math.hypot(np.ptp(rows), np.ptp(columns)) * _CELL)


def _arms(look: Shades) -> int:
    """Return in how many directions something leaves a bubble: ink, or the edge of a shadow."""
    around = cv2.GaussianBlur(look, (0, 0), _AROUND / _CELL)
    trace = (look > _TRACE) | (look - around > _FAINTLY)
    where = _SECTOR[trace & _BEYOND]
    reached = np.bincount(where, minlength=_SECTORS) * _CELL > _ARM
    return int(np.sum(reached & ~np.roll(reached, 1)))


_TRACE, _FAINTLY = 0.2, 0.08
"""How dark it is there, or how much it stands out: less than in a bubble, for it only warns."""

_ARM = 0.4
"""How much ink an arm has in its sector: pixels times the side of one."""
