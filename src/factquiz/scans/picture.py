"""Files to pictures: what is in a file decides, not its name, and nothing is opened unmeasured.

Runs in a process that may be lost (:mod:`factquiz.scans.worker`).
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2

from factquiz.responses.zipped import open_regular
from factquiz.scans.finding import evened, resized
from factquiz.scans.setaside import Cause

if TYPE_CHECKING:
    from factquiz.scans.types import Grey

MAX_BYTES = 1 << 30
"""The bytes of a file: a thousand pages in colour."""

MAX_PAGES = 20_000
MAX_PIXELS = 120_000_000
"""The pixels of a picture: more than any telephone takes."""

_DRAWN = 2400
"""The longer side of a page of a PDF as it is drawn, in pixels: a little over 200 dpi."""

_KEPT = 3600
"""The longer side of a picture as it is read: a sheet may fill half of a photograph."""

_HEAD = 1 << 20
_PNG, _JPEG, _PDF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-"


class UnreadableError(Exception):
    """A file or a page that is no picture. ``cause`` says why, the message for a person."""

    def __init__(self, cause: Cause, reason: str) -> None:
        super().__init__(reason)
        self.cause = cause


def pages(path: str) -> int:
    """Return how many pages a file has.

    Raises:
        UnreadableError: it is no scan, or a scan that must not be opened.

    """
    if not _is_pdf(_head(path)):
        return 1
    document = _document(path)
    try:
        count = len(document)
    finally:
        document.close()
    if not count:
        raise UnreadableError(Cause.DAMAGED, "The PDF has no pages.")
    if count > MAX_PAGES:
        raise UnreadableError(Cause.TOO_LARGE, f"The PDF has more than {MAX_PAGES:,} pages.")
    return count


def picture(path: str, page: int) -> Grey:
    """Return a page of a file; pages count from 1.

    Raises:
        UnreadableError: it cannot be drawn, or must not be.

    """
    head = _head(path)
    return _drawn(path, page) if _is_pdf(head) else _decoded(path, head)


def is_blank(grey: Grey) -> bool:
    """Tell whether there is nothing on a page, but for a line across its middle and its edges."""
    even = evened(resized(grey, min(1.0, _LOOKED / max(grey.shape))))
    dark = np.asarray(even < _INK, np.uint8)
    ink = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)).astype(bool)
    high, wide = ink.shape
    edge_y, edge_x = round(high * _EDGE), round(wide * _EDGE)
    ink[:edge_y], ink[-edge_y:], ink[:, :edge_x], ink[:, -edge_x:] = False, False, False, False
    rows, columns = np.nonzero(ink)
    for at, size in ((rows, high), (columns, wide)):
        if not len(at):
            return True
        # The page may lie on its side.
        if np.ptp(at) < _LINE * max(high, wide) and abs(np.median(at) / size - 0.5) < _LINE:
            return True
    return False


_LOOKED = 1200
_INK = 190
_EDGE = 0.05
_LINE = 0.03
"""The height of a line that says that a page is blank, askew in large print, as a share."""


def _head(path: str) -> bytes:
    try:
        with open_regular(path) as file:
            size = file.seek(0, 2)
            file.seek(0)
            head = file.read(_HEAD)
    except OSError as error:
        no_file = error.errno in {None, errno.ELOOP}  # a link, or what open_regular refuses
        cause = Cause.NOT_A_FILE if no_file else Cause.UNREADABLE
        raise UnreadableError(cause, f"It could not be read: {error.strerror}.") from error
    if size > MAX_BYTES:
        raise UnreadableError(Cause.TOO_LARGE, f"The file has more than {MAX_BYTES:,} bytes.")
    if not head:
        raise UnreadableError(Cause.DAMAGED, "The file is empty.")
    if not (head.startswith((_PNG, _JPEG)) or _is_pdf(head)):
        raise UnreadableError(Cause.NOT_A_SCAN, "It is neither PDF nor PNG nor JPEG.")
    return head


def _is_pdf(head: bytes) -> bool:
    return _PDF in head[:1024] and not head.startswith((_PNG, _JPEG))


def _document(path: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableError(Cause.LOCKED, "The PDF asks for a password.") from error
        raise UnreadableError(Cause.DAMAGED, "The PDF cannot be opened.") from error


def _drawn(path: str, page: int) -> Grey:
    document = _document(path)
    try:
        opened = document[page - 1]
        longer, shorter = max(opened.get_size()), min(opened.get_size())
        if not 1 < shorter <= longer < 20 * shorter:
            raise UnreadableError(Cause.DAMAGED, "The page has no size that a page has.")
        made = opened.render(scale=_DRAWN / longer, grayscale=True, may_draw_forms=False)
        return np.array(made.to_numpy(), np.uint8).reshape(made.height, made.width)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(Cause.DAMAGED, "The page cannot be drawn.") from error
    finally:
        document.close()


def _decoded(path: str, head: bytes) -> Grey:
    size = _size(head)
    if size is None:
        raise UnreadableError(Cause.DAMAGED, "The picture does not say how large it is.")
    if size[0] * size[1] > MAX_PIXELS:
        reason = f"The picture has {size[0]:,} × {size[1]:,} pixels."
        raise UnreadableError(Cause.TOO_LARGE, reason)
    with open_regular(path) as file:
        data = np.frombuffer(file.read(MAX_BYTES), np.uint8)
    try:
        made = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
    except cv2.error as error:
        raise UnreadableError(Cause.DAMAGED, "The picture cannot be decoded.") from error
    if made is None:
        raise UnreadableError(Cause.DAMAGED, "The picture cannot be decoded.")
    grey = np.asarray(made, np.uint8)
    return resized(grey, min(1.0, _KEPT / max(grey.shape)))


def _size(head: bytes) -> tuple[int, int] | None:
    """Return the size that a picture says it has, before anything of it is decoded."""
    if head.startswith(_PNG):
        return (_number(head[16:20]), _number(head[20:24])) if head[12:16] == b"IHDR" else None
    at = 2
    while at + 9 < len(head) and head[at] == _MARKER:
        kind = head[at + 1]
        if kind == _MARKER:
            at += 1
        elif kind in _FRAMES:
            return _number(head[at + 7 : at + 9]), _number(head[at + 5 : at + 7])
        else:
            at += 2 + _number(head[at + 2 : at + 4])
    return None


_MARKER = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG that begin a frame, after which its size stands (ITU-T T.81, table B.1)."""


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")
