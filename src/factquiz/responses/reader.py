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
    data = content(found)
    return data if isinstance(data, Quarantined) else parse(data, found.file)


def content(found: Received) -> bytes | Quarantined:
    """Return the bytes of a file, or why it was not read. Never raises for what the file is."""
    if not found.regular:
        return _not_a_file(found.file)
    try:
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
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return _not_a_file(file)
    if status.st_size > MAX_BYTES:
        return _too_large(file, f"{status.st_size:,}")
    # One byte more than there should be: where nothing more comes, that was the end.
    data = os.read(descriptor, status.st_size + 1)
    if len(data) <= status.st_size:
        return data
    blocks = [data]
    total = len(data)
    while block := os.read(descriptor, _BLOCK):  # it grew while it was read
        blocks.append(block)
        total += len(block)
        if total > MAX_BYTES:
            return _too_large(file, f"over {MAX_BYTES:,}")
    return b"".join(blocks)


def _not_a_file(file: str) -> Quarantined:
    return Quarantined(
        file=file,
        code=Refusal.NOT_A_FILE,
        reason="This is a link, a pipe or a device, not a file.",
    )


def _too_large(file: str, size: str) -> Quarantined:
    return Quarantined(
        file=file,
        code=Refusal.TOO_LARGE,
        reason=f"The file has {size} bytes; a submission has at most {MAX_BYTES:,}.",
    )
