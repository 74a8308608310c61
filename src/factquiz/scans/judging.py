"""What a student meant by each bubble: marked, empty, or a doubt that only a person may settle.

The scale is that of the sheet: 0 its paper, 1 its printed black, and what its own empty bubbles
have is taken off first. Between what is certainly empty and what is certainly a mark lies a wide
band, and all that falls into it is doubtful. ``docs/papers.md`` tells how wide it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from factquiz.scans.rows import Judged, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.scans.measuring import Measured


_NOISE = 4.0
"""What is within so many spreads of the empty bubbles of a sheet is empty, too, …"""

_EMPTY = (0.03, 0.055)
"""… but no less than the first and no more than the second of these."""

_CORE = 0.08
"""How much darker the middle of an empty bubble may be than that of another with its letter."""

_ALIKE = 1.35
"""How much darker than the letters of a sheet usually are one of them may be, as a factor."""

_STRAY = 0.012
_LINES = 0.045
"""The share of the rim that is ink, from which there is something, and from which it is a mark."""

_GROUND = 0.08
_MANY = 0.35
"""Lines lie on paper: if the paler part of the rim is darker than this, they are grain in something
faint; but not if they cover so much of the rim."""

_UNEVEN = 0.1
"""How differently both sides of a bubble may be lit."""

_SPAN = 1.2
"""How wide lines are that are a mark, in radii."""

_FILL = 0.25
"""From here on an even fill is a mark."""

_BALANCE = 0.45
"""The emptiest half of a mark has at least this share of what the fullest has."""

_AREA = (0.32, 0.75, 0.06)
"""There is an area, not only lines, if it has the first share of the disc; or the second share of
all ink in it, and the third of the disc. Where lines cross there is always a little one."""

_PALER = 0.4
"""A fill below this share of the median one is doubtful, …"""

_FILLS = 3
"""… if there are so many fills."""

_ARMS = 3
"""In how many directions ink leaves a bubble that was crossed out."""

_STRUCK = 2
"""The same, if there are only lines in it: a stroke through a whole row passes every bubble."""


@dataclass(frozen=True, slots=True)
class _Levels:
    """What a sheet tells of itself: up to where a rim is empty, how dark a fill usually is."""

    empty: float
    fill: float


@dataclass(frozen=True, slots=True)
class _Seen:
    """One bubble, with what empty ones have taken off."""

    rim: float
    core: float
    ground: float
    uneven: float
    lines: float
    area: bool
    balance: float
    span: float
    arms: int


def judged(measured: Measured, labels: Sequence[str], shown: Sequence[str]) -> tuple[Judged, ...]:
    """Return what the bubbles of a sheet are; ``shown`` is what is printed in each."""
    seen = _seen(measured, shown)
    fills = [each.rim for each in seen if each.area and each.rim > _FILL]
    levels = _Levels(
        empty=_limit(np.array([each.rim for each in seen])),
        fill=float(np.median(fills)) if len(fills) >= _FILLS else 0.0,
    )
    return tuple(
        Judged(
            label=label,
            state=_state(each, levels),
            dark=round(100 * max(0.0, each.rim)),
            solid=each.area,
        )
        for label, each in zip(labels, seen, strict=True)
    )


def _seen(measured: Measured, shown: Sequence[str]) -> tuple[_Seen, ...]:
    rim = measured.rim - _empty_level(measured.rim)
    ground = measured.ground - _empty_level(measured.ground)
    core = measured.core - _letter(measured.core, shown)
    areas = _areas(measured)
    return tuple(
        _Seen(
            rim=float(rim[place]),
            core=float(core[place]),
            ground=float(ground[place]),
            uneven=float(measured.uneven[place]),
            lines=float(measured.lines[place]),
            area=bool(areas[place]),
            balance=float(measured.balance[place]),
            span=float(measured.span[place]),
            arms=int(measured.arms[place]),
        )
        for place in range(len(shown))
    )


def _empty_level(rim: np.ndarray) -> float:
    """Return how dark the rim of an empty bubble is on this sheet: as that of a pale quarter."""
    return min(float(np.percentile(rim, 25)), _EMPTY[1])


def _limit(rim: np.ndarray) -> float:
    """Return up to where a rim is certainly empty."""
    empty = rim[rim < 2 * _EMPTY[1]]
    spread = float(np.median(np.abs(empty - np.median(empty)))) * 1.48 if len(empty) else 0.0
    return min(max(_NOISE * spread, _EMPTY[0]), _EMPTY[1])


def _areas(measured: Measured) -> np.ndarray:
    of_disc, of_ink, least = _AREA
    much = measured.solid > of_disc
    return np.asarray(much | (measured.solid > np.maximum(of_ink * measured.inked, least)))


def _letter(core: np.ndarray, shown: Sequence[str]) -> np.ndarray:
    """Return how dark the letters are: for each bubble the palest core with its letter.

    If all bubbles with a letter are marked, the other letters tell how dark it may be at most.
    """
    palest: dict[str, float] = {}
    for letter, dark in zip(shown, core, strict=True):
        palest[letter] = min(palest.get(letter, 1.0), float(dark))
    most = _ALIKE * float(np.median(list(palest.values())))
    return np.array([min(palest[letter], most) for letter in shown])


def _state(seen: _Seen, levels: _Levels) -> State:
    if seen.arms >= _ARMS:
        return State.CROSSED_OUT
    if seen.uneven > _UNEVEN:
        return State.SHADED
    if seen.rim <= levels.empty and seen.lines <= _STRAY:
        return State.EMPTY if seen.core <= _CORE else State.SMALL
    if seen.area:
        return _area(seen, levels)
    if seen.lines >= _LINES:
        return _lines(seen)
    return State.SMALL if seen.lines > _STRAY else State.FAINT


def _area(seen: _Seen, levels: _Levels) -> State:
    if seen.balance < _BALANCE:
        return State.HALF
    if seen.rim < _FILL:
        return State.FAINT
    return State.PALER if seen.rim < _PALER * levels.fill else State.MARKED


def _lines(seen: _Seen) -> State:
    if seen.arms >= _STRUCK:
        return State.CROSSED_OUT
    if seen.lines < _MANY and seen.ground > _GROUND:
        return State.FAINT
    return State.MARKED if seen.span >= _SPAN else State.SMALL
