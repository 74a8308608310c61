"""Everything that was handed in, whatever it came as, one submission after the other."""

from __future__ import annotations

import os
import stat
from itertools import chain
from typing import IO, TYPE_CHECKING

from factquiz.responses.arrival import Arrival
from factquiz.responses.folder import Received, received
from factquiz.responses.gathered import arrivals_of, gathered
from factquiz.responses.ndjson import is_ndjson, read_ndjson
from factquiz.responses.plain import plain
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.reader import content
from factquiz.responses.sent import Sent
from factquiz.responses.zipped import is_zip, open_regular, read_zip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factquiz.assembly.form import Key
    from factquiz.responses.batch import Batch
    from factquiz.responses.sent import Lines

    _Thing = Sent | Lines | Arrival
    _ReadStream = Callable[[IO[bytes], str], Iterator[Lines | Arrival]]

_LOOK = 4096
_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".parquet", ".json"})
"""How the name of a table may end; :mod:`factquiz.responses.tables.opening` reads it."""


def read_folder(folder: Path) -> Iterator[Arrival]:
    """Yield every file of a folder once, read, in an order that is the same everywhere.

    An archive, and a file with a submission in each line, is read in its place.
    """
    return chain.from_iterable(map(arrivals_of, _of_folder(folder)))


def read_path(path: Path) -> Iterator[Arrival]:
    """Yield what a folder holds, or a single file: a submission, an archive, or lines of JSON."""
    return chain.from_iterable(map(arrivals_of, _of_path(path)))


def gather_path(path: Path, key: Key) -> Iterator[Arrival | Batch]:
    """Yield what :func:`read_path` yields, many at once where the key allows it."""
    return gathered(_of_path(path), key, path.lstat().st_size)


def _of_path(path: Path) -> Iterator[_Thing]:
    if path.is_dir():
        return _of_folder(path)
    regular = stat.S_ISREG(path.lstat().st_mode)
    return _of_file(Received(path=os.fspath(path), file=plain(path.name), regular=regular))


def _of_folder(folder: Path) -> Iterator[_Thing]:
    for found in received(folder):
        if isinstance(found, Quarantined):
            yield Arrival(file=found.file, content=found)
        elif found.file.endswith(".json"):  # as nearly all are
            yield _sent(found)
        else:
            yield from _of_file(found)


def _sent(found: Received) -> Sent | Arrival:
    """Return what stands in a file of a single submission."""
    data = content(found)
    if isinstance(data, bytes):
        return Sent(data, found.file)
    return Arrival(file=found.file, content=data)


def is_table(path: Path) -> bool:
    """Tell whether a file is a table of responses, by its name; a list in JSON is one too."""
    ending = path.suffix.casefold()
    if ending == ".json" and path.is_file():
        with path.open("rb") as file:
            return file.read(_LOOK).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"[")
    return ending in _TABLES


def _reader_of(file: str) -> _ReadStream | None:
    """Return what reads a file with many submissions, by its name; nothing for any other."""
    if is_zip(file):
        return read_zip
    return read_ndjson if is_ndjson(file) else None


def _of_file(found: Received) -> Iterator[_Thing]:
    """Yield the submissions of one file."""
    reader = _reader_of(found.file)
    if reader is None:
        yield _sent(found)
        return
    try:
        stream = open_regular(found.path)
    except OSError as error:
        reason = f"The file could not be read: {error.strerror}."
        refused = Quarantined(file=found.file, code=Refusal.UNREADABLE, reason=reason)
        yield Arrival(file=found.file, content=refused)
        return
    with stream:
        yield from reader(stream, found.file)
