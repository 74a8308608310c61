"""The first sheet of an XLSX workbook.

A workbook is a ZIP archive of XML: its sizes are looked at before it is opened, and the XML is
read by a parser that expands no entities (defusedxml, which openpyxl uses where it is installed).
"""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from typing import IO, TYPE_CHECKING

from factquiz.responses.tables.table import MAX_COLUMNS, BadRow, Row, Table, TableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_EXPANDED = 1 << 30
MAX_SHARED = 1 << 26
"""Bytes of the texts that cells share: unlike the sheet, they must be in memory as a whole."""

MAX_RATIO = 200
"""XML of a spreadsheet shrinks to a tenth or so; a bomb shrinks to a thousandth."""


def read_workbook(stream: IO[bytes], name: str) -> Table:
    """Return the table on the first sheet of a workbook.

    Formulas count as the values that were stored with them.

    Raises:
        TableError: it is no workbook, one that is built to do harm, or one without a header.

    """
    _check_sizes(stream, name)
    # Only who has a workbook pays for the import.
    from openpyxl import DEFUSEDXML, load_workbook  # noqa: PLC0415

    if not DEFUSEDXML:  # pragma: no cover (it is a dependency of ours)
        raise TableError(f"{name}: install defusedxml to read workbooks safely")
    try:
        workbook = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        cells = workbook.worksheets[0].iter_rows(values_only=True, max_col=MAX_COLUMNS)
        header = tuple(map(_text, next(cells, ())))
    except Exception as error:
        raise TableError(f"{name} cannot be read as a workbook: {error}") from error
    while header and not header[-1]:
        header = header[:-1]
    if not header:
        raise TableError(f"{name}:1: there is no header; the first row names the columns")
    return Table(name=name, header=header, parts=_rows(cells, len(header), name))


def _check_sizes(stream: IO[bytes], name: str) -> None:
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
    except Exception as error:  # one that was tampered with raises whatever the ZIP makes it
        raise TableError(f"{name} is not a workbook: {error}") from error
    stream.seek(0)
    expanded = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    shared = sum(
        member.file_size for member in members if "sharedstrings" in member.filename.casefold()
    )
    if shared > MAX_SHARED:
        raise TableError(
            f"{name} has {shared:,} bytes of texts; allowed are {MAX_SHARED:,}; export it as CSV"
        )
    if expanded > MAX_EXPANDED or expanded > MAX_RATIO * max(packed, 1 << 16):
        raise TableError(
            f"{name} would unpack to {expanded:,} bytes from {packed:,}; it was not opened"
        )


def _rows(rows: Iterable[tuple[object, ...]], width: int, name: str) -> Iterator[Row | BadRow]:
    line = 1
    try:
        for line, cells in enumerate(rows, 2):
            texts = tuple(map(_text, cells[:width]))
            if any(map(_text, cells[width:])):
                yield BadRow(line, f"The row has cells beyond the {width} of the header.")
            elif any(texts):
                yield line, texts + ("",) * (width - len(texts))
    except Exception as error:  # noqa: BLE001 (a damaged sheet raises whatever the XML makes it)
        yield BadRow(line + 1, f"{name} breaks off here: {error}.")


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(" ")
        case date():
            return value.isoformat()
        case _:
            return str(value).strip()
