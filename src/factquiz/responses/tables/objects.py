"""A table as a JSON list of rows: objects, or lists of cells as Moodle writes them."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import msgspec

from factquiz.responses.tables.nameless import columns
from factquiz.responses.tables.table import MAX_COLUMNS, Row, Table, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 256 << 20
"""The bytes of such a file, which can only be read as a whole."""

_Cell = str | int | float | bool | None
_Row = dict[str, _Cell] | list[_Cell]


def read_objects(stream: IO[bytes], name: str) -> Table:
    """Return the table in a list of objects, or in a list of sheets, which are lists of rows.

    Rows of sheets may be objects, or plain lists of cells (:mod:`.nameless`).

    Raises:
        TableError: it is none.

    """
    data = stream.read(_MOST + 1)
    if len(data) > _MOST:
        raise TableError(f"{name} has more than {_MOST:,} bytes; export it as CSV")
    try:
        sheets = msgspec.json.decode(
            data.removeprefix(b"\xef\xbb\xbf"), type=list[list[_Row] | dict[str, _Cell]]
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TableError(f"{name} is no list of rows: {error}") from error
    rows = [row for sheet in sheets for row in (sheet if isinstance(sheet, list) else [sheet])]
    plain = [[_text(cell) for cell in row] for row in rows if isinstance(row, list)]
    objects = [row for row in rows if isinstance(row, dict)]
    if plain and objects:
        raise TableError(f"{name} has rows with names of columns, and rows without")
    if plain:
        return _nameless(plain, name)
    header = tuple(dict.fromkeys(column for row in objects for column in row))
    if not 0 < len(header) <= MAX_COLUMNS:
        raise TableError(f"{name} has {len(header)} columns; allowed are 1 to {MAX_COLUMNS}")
    return Table(name=name, header=header, parts=_rows(objects, header))


def _nameless(rows: list[list[str]], name: str) -> Table:
    header = columns(rows, name)
    if len(header) > MAX_COLUMNS:
        raise TableError(f"{name} has {len(header)} columns; allowed are 1 to {MAX_COLUMNS}")
    wide = ((*row, *[""] * (len(header) - len(row))) for row in rows)
    told = ", ".join(header[: header.index("Response 1")])
    return Table(
        name=name,
        header=header,
        parts=((line, row) for line, row in enumerate(wide, 1) if any(row)),
        note=f"Moodle's JSON has no names of columns; read as {told}, then the responses.",
    )


def _text(cell: _Cell) -> str:
    return "" if cell is None else str(cell).strip()


def _rows(objects: list[dict[str, _Cell]], header: tuple[str, ...]) -> Iterator[Row]:
    for place, row in enumerate(objects, 1):
        cells = tuple(_text(row.get(name)) for name in header)
        if any(cells):
            yield place, cells
