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
from factquiz.responses.tables.delimited import read_delimited
from factquiz.responses.tables.objects import read_objects
from factquiz.responses.tables.parquet import read_parquet
from factquiz.responses.tables.platforms import recognise
from factquiz.responses.tables.submissions import submissions
from factquiz.responses.tables.table import TableError
from factquiz.responses.tables.workbook import read_workbook
from factquiz.responses.zipped import is_zip, open_regular, read_zip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factquiz.assembly.form import Key
    from factquiz.responses.batch import Batch
    from factquiz.responses.sent import Lines
    from factquiz.responses.tables.mapping import Mapping
    from factquiz.responses.tables.table import Table

    _Thing = Sent | Lines | Arrival
    _ReadStream = Callable[[IO[bytes], str], Iterator[Lines | Arrival]]

_LOOK = 4096
_TABLES = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".txt": read_delimited,
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".parquet": read_parquet,
    ".json": read_objects,
}
"""The reader of a table, by the ending of its name."""


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
    return gathered(_of_path(path), key)


def _of_path(path: Path) -> Iterator[_Thing]:
    if path.is_dir():
        return _of_folder(path)
    regular = stat.S_ISREG(path.lstat().st_mode)
    return _of_file(Received(path=os.fspath(path), file=plain(path.name), regular=regular))


def _of_folder(folder: Path) -> Iterator[_Thing]:
    for found in received(folder):
        if isinstance(found, Quarantined):
            yield Arrival(file=found.file, content=found)
        else:
            yield from _of_file(found)


def is_table(path: Path) -> bool:
    """Tell whether a file is a table of responses, by its name; a list in JSON is one too."""
    ending = path.suffix.casefold()
    if ending == ".json" and path.is_file():
        with path.open("rb") as file:
            return file.read(_LOOK).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"[")
    return ending in _TABLES


def open_table(path: Path) -> tuple[IO[bytes], Table]:
    """Return a table and the stream that its rows are read from, which is the caller's to close.

    Raises:
        TableError: it cannot be read, or its name does not say what it is.

    """
    reader = _TABLES.get(path.suffix.casefold())
    if reader is None:
        raise TableError(f"{path} is no table: its name must end in {', '.join(_TABLES)}")
    try:
        stream = open_regular(os.fspath(path))
    except OSError as error:
        raise TableError(f"{path} could not be read: {error.strerror}") from error
    try:
        return stream, reader(stream, plain(path.name))
    except TableError:
        stream.close()
        raise


def read_table(
    path: Path, key: Key, mapping: Mapping | None = None
) -> tuple[str, Iterator[Arrival | Batch]]:
    """Return what there is to say of a table of responses, and its submissions.

    Without a mapping it must be known by its header (:mod:`factquiz.responses.tables.platforms`).

    Raises:
        TableError: it cannot be read, or its columns are not known.

    """
    stream, table = open_table(path)
    try:
        platform, chosen = ("", mapping) if mapping else _recognised(table)
        arrivals = submissions(table, chosen, key)
    except TableError:
        stream.close()
        raise
    told = (f"Read as an export of {platform}." if platform else "", table.note)
    return " ".join(filter(None, told)), _closing(stream, arrivals)


def _recognised(table: Table) -> tuple[str, Mapping]:
    known = recognise(table.header)
    if known is None:
        raise TableError(
            f"{table.name}:1: no learning platform is known by this header;"
            " say in a mapping file what the columns are (docs/grading.md)"
        )
    return known


def _closing(stream: IO[bytes], arrivals: Iterator[Arrival | Batch]) -> Iterator[Arrival | Batch]:
    with stream:
        yield from arrivals


def _of_file(found: Received) -> Iterator[_Thing]:
    """Yield the submissions of one file."""
    readers: tuple[tuple[Callable[[str], bool], _ReadStream], ...] = (
        (is_zip, read_zip),
        (is_ndjson, read_ndjson),
    )
    reader = next((reads for named, reads in readers if named(found.file)), None)
    if reader is None:
        data = content(found)
        if isinstance(data, Quarantined):
            yield Arrival(file=found.file, content=data)
        else:
            yield Sent(data, found.file)
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
