"""A ZIP archive of submissions, as a learning platform gives it, read without unpacking it.

Nothing of it is written to disk. Every member is read up to the size of a submission and no
further, and all of them together up to a bound, whatever the archive says of their sizes.
"""

from __future__ import annotations

import io
import lzma
import os
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from factquiz.responses.arrival import Arrival
from factquiz.responses.parse import parse, unsafe
from factquiz.responses.plain import plain, quoted
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.reader import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_EXPANDED = 1 << 32
"""The bytes that all members of an archive may have together."""

MAX_INNER = 64 << 20
"""The bytes that an archive inside an archive may have."""

_DEEPEST = 2
"""A platform packs what students send, and a student may have packed hers: no more than that."""

_ENCRYPTED = 0x1
# What the standard library raises on archives that were tampered with: fuzzing found each of these.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(slots=True)
class _Budget:
    left: int


def is_zip(file: str) -> bool:
    """Tell whether a file is to be opened as an archive, by its name."""
    return file.casefold().endswith(".zip")


def read_zip(archive: IO[bytes], file: str) -> Iterator[Arrival]:
    """Yield every file in an archive once, in the order of their names.

    ``file`` is the name under which to report the archive.
    An archive that cannot be opened counts as one file, set aside.
    """
    yield from _inside(archive, file, 1, _Budget(MAX_EXPANDED))


def _inside(archive: IO[bytes], file: str, depth: int, budget: _Budget) -> Iterator[Arrival]:
    try:
        opened = zipfile.ZipFile(archive)
    except _DAMAGE as error:
        yield _refused(file, Refusal.DAMAGED, f"The archive cannot be opened: {error}.")
        return
    with opened:
        for member in sorted(opened.infolist(), key=lambda each: each.filename):
            if not member.filename.endswith("/"):  # is_dir() of Python 3.11 fails on no name
                shown = f"{file}/{plain(member.filename)}"
                yield from _member(opened, member, shown, depth, budget)


def _member(
    opened: zipfile.ZipFile, member: zipfile.ZipInfo, shown: str, depth: int, budget: _Budget
) -> Iterator[Arrival]:
    refused = _refused_header(member, shown)
    if refused is not None:
        yield refused
        return
    inner = is_zip(member.filename) and depth < _DEEPEST
    most = MAX_INNER if inner else MAX_BYTES
    try:
        with opened.open(member) as stream:
            data = stream.read(min(most, budget.left) + 1)
    except _DAMAGE as error:
        yield _refused(shown, Refusal.DAMAGED, f"It cannot be unpacked: {plain(str(error))}.")
        return
    budget.left = max(0, budget.left - len(data))
    if not budget.left:
        reason = f"The files of the archive have more than {MAX_EXPANDED:,} bytes together."
        yield _refused(shown, Refusal.TOO_LARGE, reason)
    elif len(data) > most:
        yield _refused(shown, Refusal.TOO_LARGE, f"It has more than {most:,} bytes.")
    elif inner:
        yield from _inside(io.BytesIO(data), shown, depth + 1, budget)
    else:
        yield Arrival(file=shown, content=parse(data, shown))


def _refused_header(member: zipfile.ZipInfo, shown: str) -> Arrival | None:
    if unsafe(member.filename):
        reason = f"The archive calls it {quoted(member.filename)}."
        return _refused(shown, Refusal.UNSAFE_PATH, reason)
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        return _refused(shown, Refusal.NOT_A_FILE, "This is a link or a device, not a file.")
    if member.flag_bits & _ENCRYPTED:
        return _refused(shown, Refusal.ENCRYPTED, "It is locked with a password.")
    return None


def _refused(file: str, code: Refusal, reason: str) -> Arrival:
    return Arrival(file=file, content=Quarantined(file=file, code=code, reason=reason))


def open_regular(path: str) -> IO[bytes]:
    """Open a file for reading that is a file: no link, no pipe, no device.

    Raises:
        OSError: it is none, or the system does not let us.

    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(None, "a link, a pipe or a device, not a file")
    return os.fdopen(descriptor, "rb")
