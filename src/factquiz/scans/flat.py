"""An answer sheet laid flat: as if it had been printed, lit and scanned without a fault.

Darkness is measured on the sheet itself: 0 is its own paper, near the place in question,
1 is the black of its own corner squares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from factquiz.papers.formats import MARK
from factquiz.scans.finding import resized

if TYPE_CHECKING:
    from factquiz.papers.formats import Format
    from factquiz.scans.types import Grey, Points, Shades

SCALE = 8
"""Pixels to a millimetre on a flat sheet."""

_BLOCK = 8
"""The side of the blocks in which the paper is looked for, in mm: some of it shows in each."""

_WHITE = 90
"""The percentile of a block that is paper: ink is darker, and noise is as often brighter."""

_SHOWN = 240
"""How bright paper is shown."""

MOST_INK = 0.45
"""How bright the corner squares may be, where paper is 1: with less contrast nothing is certain."""


@dataclass(frozen=True, slots=True)
class FlatSheet:
    """A sheet laid flat: as it looks in an even light, and how dark it is."""

    grey: Grey
    darkness: Shades


def fineness(corners: Points, format_: Format) -> float:
    """Return how many pixels of a picture a millimetre of its sheet has, by its shortest side."""
    there, marks = (np.asarray(each, float) for each in (corners, format_.marks))
    sides = [np.hypot(*(each - np.roll(each, 1, axis=0)).T) for each in (there, marks)]
    return float((sides[0] / sides[1]).min())


def flattened(grey: Grey, corners: Points, format_: Format) -> FlatSheet | None:
    """Return a sheet laid flat by its corner squares; nothing if its ink is too pale to tell."""
    size = round(format_.width * SCALE), round(format_.height * SCALE)
    marks = np.array(format_.marks, np.float32)
    # Pixels lie around their middles, millimetres begin at the edge.
    there = marks * SCALE - 0.5
    spread = float(np.ptp(corners, axis=0).max() / np.ptp(there, axis=0).max())
    if spread > 1.25:  # noqa: PLR2004 (a much finer picture is made coarser first, else it flickers)
        grey, corners = resized(grey, 1 / spread), corners / spread
    across = cv2.getPerspectiveTransform(corners.astype(np.float32), there.astype(np.float32))
    made = cv2.warpPerspective(
        grey, across, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    flat = np.asarray(made, np.uint8)
    bright = np.asarray(flat / np.maximum(_paper(flat), 1.0), np.float32)
    black = float(np.median([_middle(bright, x, y) for x, y in format_.marks]))
    if black > MOST_INK:
        return None
    even = np.asarray(np.clip(bright * _SHOWN, 0, 255), np.uint8)
    return FlatSheet(even, np.asarray((1 - bright) / (1 - black), np.float32))


def _paper(flat: Grey) -> Shades:
    """Return how bright the paper is at each place."""
    block = _BLOCK * SCALE
    rows, columns = (side // block for side in flat.shape)
    even = cv2.resize(flat, (columns * block, rows * block), interpolation=cv2.INTER_AREA)
    blocks = even.reshape(rows, block, columns, block).swapaxes(1, 2).reshape(rows, columns, -1)
    white = np.percentile(blocks[:, :, ::7], _WHITE, axis=2).astype(np.float32)
    white = cv2.medianBlur(white, 3)
    wide = cv2.resize(white, (flat.shape[1], flat.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(wide, np.float32)


def _middle(bright: Shades, x: float, y: float) -> float:
    """Return how bright the middle of a corner square is."""
    reach = round(MARK / 4 * SCALE)
    row, column = round(y * SCALE), round(x * SCALE)
    return float(np.median(bright[row - reach : row + reach, column - reach : column + reach]))
