"""Opening a table of responses or of marks, whatever program wrote it.

Apart from :mod:`factquiz.responses.sources`, for who has a folder of files need not wait for what
reads tables.
"""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

from msgspec.structs import replace

from factquiz.responses.plain import plain, quoted
from factquiz.responses.tables.delimited import read_delimited
from factquiz.responses.tables.objects import read_objects
from factquiz.responses.tables.parquet import read_parquet
from factquiz.responses.tables.platforms import recognise
from factquiz.responses.tables.submissions import submissions
from factquiz.responses.tables.table import TableError
from factquiz.responses.tables.workbook import read_workbook
from factquiz.responses.zipped import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.assembly.form import Key
    from factquiz.responses.arrival import Arrival
    from factquiz.responses.batch import Batch
    from factquiz.responses.tables.mapping import Mapping
    from factquiz.responses.tables.table import Table

_READERS = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".txt": read_delimited,
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".parquet": read_parquet,
    ".json": read_objects,
}
"""The reader of a table, by the ending of its name."""

_SHOWN = 12
"""So many columns of a header that is not known are shown."""


def open_table(path: Path) -> tuple[IO[bytes], Table]:
    """Return a table and the stream that its rows are read from, which is the caller's to close.

    Raises:
        TableError: it cannot be read, or its name does not say what it is.

    """
    reader = _READERS.get(path.suffix.casefold())
    if reader is None:
        raise TableError(f"{path} is no table: its name must end in {', '.join(_READERS)}")
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
    path: Path, key: Key, mapping: Mapping | None = None, zone: str = "", usual: str = ""
) -> tuple[str, Iterator[Arrival | Batch]]:
    """Return what there is to say of a table of responses, and its submissions.

    Without a mapping it must be known by its header (:mod:`factquiz.responses.tables.platforms`).
    ``zone`` is the time zone of times that do not name theirs, whatever the mapping says; ``usual``
    is taken where neither says one, and then that is told.

    Raises:
        TableError: it cannot be read, or its columns are not known.

    """
    stream, table = open_table(path)
    try:
        platform, chosen = ("", mapping) if mapping else _recognised(table)
        guessed = "" if zone or chosen.zone or not chosen.arrived else usual
        chosen = replace(chosen, zone=zone or chosen.zone or usual)
        arrivals = submissions(table, chosen, key)
    except TableError:
        stream.close()
        raise
    told = (
        f"Read as an export of {platform}." if platform else "",
        table.note,
        f"Times that name no zone are taken to be in that of the deadline, {guessed}."
        " If they are not, give --zone."
        if guessed
        else "",
    )
    return " ".join(filter(None, told)), _closing(stream, arrivals)


def _recognised(table: Table) -> tuple[str, Mapping]:
    known = recognise(table.header)
    if known is None:
        shown = ", ".join(map(quoted, table.header[:_SHOWN]))
        raise TableError(
            f"{table.name}:1: the header {shown} is of no learning platform that is known. Call"
            " the columns “student” and 1, 2, 3 and so on, as on the form, or say in a file for"
            " --mapping what they are"
        )
    return known


def _closing(stream: IO[bytes], arrivals: Iterator[Arrival | Batch]) -> Iterator[Arrival | Batch]:
    with stream:
        yield from arrivals
