"""Finding an answer sheet in a picture: its code first, then its four corner squares.

The code tells which way up the sheet is and roughly where its corners must be, so that a black
square elsewhere in the picture is never taken for one of them.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from factquiz.papers.formats import MARK, QR_SIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.papers.formats import Format
    from factquiz.scans.types import Grey, Points

_LOOK = 1600
"""The longer side of the picture in which things are looked for first, in pixels."""

_FILLED = 0.82
"""The least share of its tightest frame that a square fills, though it may be worn or blurred."""

_SIZES = (0.45, 1.7)
"""How large a spot that may be a corner square is, in sides of one as the code has it."""

_ALIKE = (0.8, 1.2)
"""The same, as the other squares have it."""

_REACH = 10.0
_DEPTH = 0.35
"""How far from where the code says a square is looked for: mm, and a share of the way to it."""

_MOST = 6
"""How many spots are tried for each corner."""

_STRAIGHT = 1.6
"""How far the corners of the code may be from where the squares say, in mm."""

_FLAT = 1e-9

_MODULES = (25, 29, 33, 37)
"""How many modules a side of our codes may have: form codes are short."""

_QUIET, _PIXELS = 4, 10


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: its text, and its corners in the picture, clockwise from its upper left."""

    text: str
    corners: Points


def codes(grey: Grey) -> tuple[Code, ...]:
    """Return the QR codes in a picture, each text once, in no order that means anything."""
    for picture, scale in _views(grey):
        found = tuple(_decoded(picture, scale))
        if found:
            return found
    return ()


def _views(grey: Grey) -> Iterator[tuple[Grey, float]]:
    """Yield the picture as it may be read best: small, evened out, whole, sharpened."""
    scale = min(1.0, _LOOK / max(grey.shape))
    small = resized(grey, scale)
    yield small, scale
    even = evened(small)
    yield even, scale
    if scale < 1:
        yield evened(grey), 1.0
    soft = cv2.GaussianBlur(even, (0, 0), 3)
    yield np.asarray(cv2.addWeighted(even, 2.0, soft, -1.0, 0), np.uint8), scale
    yield np.asarray(cv2.GaussianBlur(even, (0, 0), 1.2), np.uint8), scale


def _decoded(picture: Grey, scale: float) -> Iterator[Code]:
    detector = cv2.QRCodeDetectorAruco()
    try:
        good, texts, corners, _ = detector.detectAndDecodeMulti(picture)
    except cv2.error:  # it trips over some pictures that hold no code
        good, texts, corners = False, (), np.empty(0)
    if not any(texts):
        try:
            good, corners = cv2.QRCodeDetector().detectMulti(picture)
        except cv2.error:
            return
        texts = ("",) * len(corners) if good else ()
    if good:
        seen = {}
        for text, each in zip(texts, corners, strict=True):
            seen[text or _by_modules(picture, each)] = np.asarray(each / scale, np.float32)
        seen.pop("", None)
        for text, where in seen.items():
            yield Code(text, where)


def _by_modules(picture: Grey, corners: Points) -> str:
    """Return the text of a code of which only the place is known, drawn anew module by module."""
    for modules in _MODULES:
        side = modules + 2 * _QUIET
        frame = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32) * modules + _QUIET
        across = cv2.getPerspectiveTransform(np.asarray(corners, np.float32), frame * _PIXELS)
        flat = cv2.warpPerspective(picture, across, (side * _PIXELS,) * 2, borderValue=255)
        means = cv2.resize(flat, (side, side), interpolation=cv2.INTER_AREA)
        middle = (float(means.max()) + float(means.min())) / 2
        clean = np.where(means > middle, 255, 0).astype(np.uint8)
        drawn = np.kron(clean, np.ones((_PIXELS, _PIXELS), np.uint8))
        try:
            text, _, _ = cv2.QRCodeDetector().detectAndDecode(drawn)
        except cv2.error:
            continue
        if text:
            return str(text)
    return ""


def resized(grey: Grey, scale: float) -> Grey:
    """Return a picture at another scale, smoothly."""
    if math.isclose(scale, 1.0, abs_tol=0.01):
        return grey
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how), np.uint8)


def evened(grey: Grey) -> Grey:
    """Return a picture as if its paper were lit evenly: divided by the paper round each place."""
    side = max(grey.shape)
    small = resized(grey, min(1.0, 256 / side))
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 4)
    wide = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, wide, scale=255), np.uint8)


def spots(grey: Grey) -> Points:
    """Return the middles of black spots that may be squares, with their sides: x, y, side."""
    scale = min(1.0, _LOOK / max(grey.shape))
    even = evened(resized(grey, scale))
    black = float(np.percentile(even, 0.5))
    ink = np.asarray(even < (black + 255) / 2, np.uint8)
    # Whatever thin thing touches a square, such as a pencil line, is taken off it first.
    thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    outlines, _ = cv2.findContours(thick, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    found = []
    for outline in outlines:
        area = cv2.contourArea(outline)
        if not 30 < area < ink.size / 100:  # noqa: PLR2004 (pixels)
            continue
        _, (wide, high), _ = cv2.minAreaRect(outline)
        if min(wide, high) * 2.2 < max(wide, high) or area < _FILLED * wide * high:
            continue
        shape = cv2.moments(outline)
        found.append((shape["m10"] / shape["m00"], shape["m01"] / shape["m00"], math.sqrt(area)))
    return np.asarray(np.array(found).reshape(-1, 3) / scale, np.float32)


def placed(code: Code, grey: Grey, format_: Format) -> Points | None:
    """Return the middles of the four corner squares, clockwise from the upper left of the sheet.

    Nothing, if one of them cannot be seen, or if what was found is no flat sheet of this format.
    """
    rough = _rough(code, format_)
    candidates = spots(grey)
    middle = code.corners.mean(axis=0)
    near = [_near(mark, middle, rough, candidates) for mark in format_.marks]
    marks = np.array(format_.marks, np.float32)
    best, least = None, _STRAIGHT
    for spots_ in itertools.product(*near):
        found = np.array(spots_, np.float32)
        error = _error(found, marks, code, format_)
        if error < least:
            best, least = np.ascontiguousarray(found[:, :2]), error
    return best


def _corners(format_: Format) -> Points:
    """Return where the corners of the code are on the sheet, in mm."""
    left, top = format_.qr
    frame = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32)
    return np.asarray(frame * QR_SIDE + (left, top), np.float32)


def _rough(code: Code, format_: Format) -> Points:
    """Return how the sheet lies in the picture as far as its small code tells: without depth."""
    sheet = np.hstack([_corners(format_), np.ones((4, 1), np.float32)])
    return np.asarray(np.linalg.lstsq(sheet, code.corners, rcond=None)[0].T, np.float32)


def _near(
    mark: tuple[float, float], code: Points, rough: Points, candidates: Points
) -> list[Points]:
    """Return the few spots that may be a square: about as large, and about there."""
    middle = rough @ np.array((*mark, 1), np.float32)
    mm = math.sqrt(abs(float(np.linalg.det(rough[:, :2]))))
    away = np.hypot(*(candidates[:, :2] - middle).T) / mm
    far = math.dist(code, middle) / mm
    sizes = candidates[:, 2] / mm / MARK
    fits = (away < _REACH + _DEPTH * far) & (sizes > _SIZES[0]) & (sizes < _SIZES[1])
    order = [place for place in np.argsort(away) if fits[place]]
    return [candidates[place] for place in order[:_MOST]]


def _error(found: Points, marks: Points, code: Code, format_: Format) -> float:
    """Return how far the code is from where four squares would have it, in mm; or far too much."""
    middles = np.ascontiguousarray(found[:, :2])
    back = cv2.getPerspectiveTransform(middles, marks)
    if not cv2.isContourConvex(middles) or abs(np.linalg.det(back)) < _FLAT:
        return math.inf
    half = MARK / 2
    across = np.linalg.inv(back).astype(np.float32)
    for mark, side in zip(marks, found[:, 2], strict=True):
        frame = np.array([(-half, -half), (half, -half), (half, half), (-half, half)], np.float32)
        area = cv2.contourArea(moved(frame + mark, across))
        if not _ALIKE[0] < side / math.sqrt(area + _FLAT) < _ALIKE[1]:
            return math.inf
    return float(np.abs(moved(code.corners, back.astype(np.float32)) - _corners(format_)).max())


def moved(points: Points, across: Points) -> Points:
    """Return points taken through a perspective."""
    shaped = np.asarray(points, np.float32).reshape(-1, 1, 2)
    return np.asarray(cv2.perspectiveTransform(shaped, across), np.float32).reshape(-1, 2)
