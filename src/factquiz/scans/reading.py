"""A picture and a layout to what stands on the sheet: the state of each bubble, ink in each box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from factquiz.scans.aligning import aligned
from factquiz.scans.finding import placed
from factquiz.scans.flat import SCALE, FlatSheet, fineness, flattened
from factquiz.scans.judging import judged
from factquiz.scans.measuring import measured
from factquiz.scans.picture import UnreadableError
from factquiz.scans.rows import Judged, ReadRow, State
from factquiz.scans.setaside import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.papers.answersheet import AnswerPage, AnswerRow, Box
    from factquiz.papers.formats import Format
    from factquiz.scans.finding import Code
    from factquiz.scans.types import Grey, Points


COARSE = 4.3
"""The pixels that a millimetre must have in a picture: 110 dpi."""


def read_sheet(grey: Grey, code: Code, page: AnswerPage, format_: Format) -> tuple[ReadRow, ...]:
    """Return the rows of an answer sheet as they were filled in.

    Raises:
        UnreadableError: the sheet is not all there, or not clear enough to be read.

    """
    corners = placed(code, grey, format_)
    if corners is None:
        reason = "Not all four corner squares can be seen where they must be."
        raise UnreadableError(Cause.NO_CORNERS, reason)
    if fineness(corners, format_) < COARSE:
        raise UnreadableError(Cause.UNCLEAR, "The picture is too coarse.")
    sheet = flattened(grey, corners, format_)
    if sheet is None:
        raise UnreadableError(Cause.PALE, "Its ink is hardly darker than its paper.")
    bubbles = [bubble for row in page.rows for bubble in row.bubbles]
    diameter = format_.measures.bubble
    found = aligned(sheet.darkness, bubbles, diameter)
    if not found.clear:
        raise UnreadableError(Cause.UNCLEAR, "The bubbles cannot be made out.")
    measures = measured(sheet.darkness, found.places, diameter / 2)
    labels, shown = [each.label for each in bubbles], [each.shown for each in bubbles]
    states = iter(judged(measures, labels, shown) if bubbles else ())
    moved = found.places - np.array([(each.x, each.y) for each in bubbles]).reshape(-1, 2)
    shift = np.median(moved, axis=0) if len(moved) else np.zeros(2, np.float32)
    return tuple(_rows(page, states, sheet, shift, format_))


def _rows(
    page: AnswerPage,
    states: Iterator[Judged],
    sheet: FlatSheet,
    shift: Points,
    format_: Format,
) -> Iterator[ReadRow]:
    for row in page.rows:
        bubbles = tuple(next(states) for _ in row.bubbles)
        written = row.box is not None and has_ink(sheet, row.box, shift)
        marks = sum(each.state is State.MARKED for each in bubbles)
        look = written or marks > 1 or not all(each.state.certain for each in bubbles)
        yield ReadRow(
            item=row.item,
            part=row.part,
            label=row.label,
            bubbles=bubbles,
            written=written,
            picture=_cut(sheet.grey, row, format_) if look else b"",
        )


_INSET = 1.2
"""How far inside the frame of a box ink is looked for, in mm: the frame itself may be askew."""

_UNIT = (4.0, 7.0)
"""Room for a printed unit in the lower right corner of a box: mm for each letter, mm upwards."""

_SIGN = 0.07
"""How dark a trace in a box is that counts as ink: the palest pencil is darker."""

_TRACE = 0.25
"""How much of it there must be in one piece, in mm²: dust is smaller."""


def has_ink(sheet: FlatSheet, box: Box, shift: Points) -> bool:
    """Tell whether something is written in a box: when in doubt, yes."""
    left, top = (box.x + float(shift[0]) + _INSET, box.y + float(shift[1]) + _INSET)
    right, low = (
        box.x + box.width + float(shift[0]) - _INSET,
        box.y + box.height + float(shift[1]) - _INSET,
    )
    rows = slice(round(top * SCALE), round(low * SCALE))
    columns = slice(round(left * SCALE), round(right * SCALE))
    inside = cv2.GaussianBlur(sheet.darkness[rows, columns], (0, 0), 0.12 * SCALE)
    around = cv2.GaussianBlur(inside, (0, 0), 2.0 * SCALE)
    trace = inside - np.minimum(around, np.median(inside))
    spread = float(np.median(np.abs(trace - np.median(trace)))) * 1.48
    ink = np.asarray(trace > max(_SIGN, 6 * spread), np.uint8)
    if box.unit:
        wide, high = (round(each * SCALE) for each in (2.0 + _UNIT[0] * len(box.unit), _UNIT[1]))
        ink[-high:, -wide:] = 0
    _, _, pieces, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return bool((pieces[1:, cv2.CC_STAT_AREA] > _TRACE * SCALE**2).any())


_ABOVE = 0.8
"""How much a picture shows above and below a row, in heights of a row."""


def _cut(grey: Grey, row: AnswerRow, format_: Format) -> bytes:
    """Return the picture of a row: its number, all of it, and what is round about."""
    measures = format_.measures
    half = measures.row * _ABOVE
    right = max(
        [each.x + measures.pitch * 1.5 for each in row.bubbles]
        + ([row.box.x + row.box.width + 2] if row.box else [])
    )
    if row.box:
        half = max(half, row.box.height / 2 + 2)
    rows = slice(max(0, round((row.y - half) * SCALE)), round((row.y + half) * SCALE))
    columns = slice(max(0, round((row.x - 2) * SCALE)), round(right * SCALE))
    _, data = cv2.imencode(".jpg", grey[rows, columns], [cv2.IMWRITE_JPEG_QUALITY, 80])
    return bytes(data)
