"""What was read on a sheet, bubble by bubble and row by row: records that processes exchange."""

from __future__ import annotations

import enum

from factquiz.items.base import Record


class State(enum.StrEnum):
    """What a bubble is."""

    EMPTY = "empty"
    MARKED = "marked"

    FAINT = "faint"
    """Something pale: a light touch, or what was rubbed out."""

    SMALL = "small"
    """A dot or a short line."""

    HALF = "half"
    """An area that leaves a half of the bubble empty."""

    PALER = "paler"
    """Filled, but much paler than what else is filled on this sheet."""

    SHADED = "shaded"
    """The edge of a shadow, or of something else that is dark, lies beside it."""

    CROSSED_OUT = "crossed out"
    """Ink leaves it on three sides or more, as a large X does."""

    @property
    def certain(self) -> bool:
        """Whether nobody has to look."""
        return self in {State.EMPTY, State.MARKED}


class Judged(Record, frozen=True, kw_only=True, omit_defaults=False):
    """What one bubble is, and how dark it is on average, in hundredths of printed black."""

    label: str
    state: State
    dark: int
    solid: bool


class ReadRow(Record, frozen=True, kw_only=True):
    """One row as it was read.

    ``bubbles`` are what a student did to each; ``written`` tells of ink in a box.
    ``picture`` is a JPEG of the row, if a person may have to look at it.
    """

    item: str
    part: int
    label: str
    bubbles: tuple[Judged, ...] = ()
    written: bool = False
    picture: bytes = b""
