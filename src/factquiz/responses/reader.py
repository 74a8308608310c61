"""One file on disk to a submission, or to the reason why not."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from factquiz.responses.parse import parse
from factquiz.responses.quarantine import Quarantined, Refusal

if TYPE_CHECKING:
    from factquiz.responses.folder import Received
    from factquiz.responses.submission import Submission

MAX_BYTES = 1 << 20
"""The size of a submission at most; a hundred long answers need a fiftieth of it."""

_BLOCK = 1 << 16
"""Read in blocks of this size: larger ones cost more than they save on small files."""

# A link or a pipe that took the place of the file since it was listed is not opened either.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def read(found: Received) -> Submission | Quarantined:
    """Return the submission that a file holds. Never raises for what the file is or holds."""
    data = _bytes(found)
    return data if isinstance(data, Quarantined) else parse(data, found.file)


def _bytes(found: Received) -> bytes | Quarantined:
    try:
        if not stat.S_ISREG(os.lstat(found.path).st_mode):
            return Quarantined(
                file=found.file,
                code=Refusal.NOT_A_FILE,
                reason="This is a link, a pipe or a device, not a file.",
            )
        descriptor = os.open(found.path, _FLAGS)
        try:
            return _content(descriptor, found.file)
        finally:
            os.close(descriptor)
    except OSError as error:
        return Quarantined(
            file=found.file,
            code=Refusal.UNREADABLE,
            reason=f"The file could not be read: {error.strerror}.",
        )


def _content(descriptor: int, file: str) -> bytes | Quarantined:
    size = os.fstat(descriptor).st_size
    if size > MAX_BYTES:
        return _too_large(file, f"{size:,}")
    blocks = []
    total = 0
    while block := os.read(descriptor, _BLOCK):
        blocks.append(block)
        total += len(block)
        if total > MAX_BYTES:  # it grew while it was read
            return _too_large(file, f"over {MAX_BYTES:,}")
    return b"".join(blocks)


def _too_large(file: str, size: str) -> Quarantined:
    return Quarantined(
        file=file,
        code=Refusal.TOO_LARGE,
        reason=f"The file has {size} bytes; a submission has at most {MAX_BYTES:,}.",
    )
