"""The paper it is printed on: its size, and the measures of normal and of large print.

Lengths are in millimetres, sizes of type in points.
"""

from __future__ import annotations

import enum

from factquiz.items.base import Record


class Paper(enum.StrEnum):
    """The sizes of paper that a printer has."""

    A4 = "a4"
    LETTER = "letter"


_SIZES = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}

MARK = 6.0
"""The side of the black square in each corner of an answer sheet, by which a scan is set right."""

MARK_AT = 13.0
"""How far the middle of a corner square is from both edges: printers leave a few blank."""

SIDE = 22.0
"""The margin of an answer sheet, left and right."""

QR_SIDE = 24.0
"""The side of the QR code, without its quiet zone."""

QR_TOP = 22.0


class Measures(Record, frozen=True, kw_only=True):
    """How large things are. ``type`` is the size of running text, in points; the rest is in mm.

    An answer sheet has ``columns`` between ``top`` and ``bottom`` (from the lower edge).
    A row is ``row`` high, a row to write in ``writing``; its bubbles stand ``pitch`` apart, from
    middle to middle, after a ``label``. Between two items is a ``gap``.
    """

    type: float
    columns: int
    gutter: float
    top: float
    bottom: float
    bubble: float
    pitch: float
    row: float
    writing: float
    label: float
    gap: float


NORMAL = Measures(
    type=11,
    columns=2,
    gutter=12,
    top=66,
    bottom=24,
    bubble=4.8,
    pitch=7.6,
    row=7.4,
    writing=12,
    label=13,
    gap=2.4,
)
LARGE = Measures(
    type=18,
    columns=1,
    gutter=0,
    top=88,
    bottom=26,
    bubble=8,
    pitch=13,
    row=12.5,
    writing=20,
    label=24,
    gap=4,
)
"""Large print as those who see little ask for it: 18 points, no italics, wide lines."""


class Format(Record, frozen=True, kw_only=True):
    """A size of paper and a size of print."""

    paper: Paper = Paper.A4
    large: bool = False

    @property
    def width(self) -> float:
        """The width of a page."""
        return _SIZES[self.paper][0]

    @property
    def height(self) -> float:
        """The height of a page."""
        return _SIZES[self.paper][1]

    @property
    def measures(self) -> Measures:
        """The measures of what is printed."""
        return LARGE if self.large else NORMAL

    @property
    def marks(self) -> tuple[tuple[float, float], ...]:
        """The middles of the corner squares: top left, top right, bottom right, bottom left."""
        right, low = self.width - MARK_AT, self.height - MARK_AT
        return (MARK_AT, MARK_AT), (right, MARK_AT), (right, low), (MARK_AT, low)

    @property
    def qr(self) -> tuple[float, float]:
        """The upper left corner of the QR code."""
        return self.width - SIDE - QR_SIDE, QR_TOP


FORMATS = tuple(Format(paper=paper, large=large) for paper in Paper for large in (False, True))
"""Every format there is."""
