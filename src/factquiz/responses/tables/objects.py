"""A table as a JSON list of objects, one for a row: what Moodle calls a download in JSON."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import msgspec

from factquiz.responses.tables.table import MAX_COLUMNS, Row, Table, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 256 << 20
"""The bytes of such a file, which can only be read as a whole."""

_Cell = str | int | float | bool | None
_Rows = list[dict[str, _Cell]]


def read_objects(stream: IO[bytes], name: str) -> Table:
    """Return the table in a list of objects, or in a list of such lists (one for each sheet).

    Raises:
        TableError: it is none.

    """
    data = stream.read(_MOST + 1)
    if len(data) > _MOST:
        raise TableError(f"{name} has more than {_MOST:,} bytes; export it as CSV")
    try:
        sheets = msgspec.json.decode(
            data.removeprefix(b"\xef\xbb\xbf"), type=list[_Rows | dict[str, _Cell]]
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise TableError(f"{name} is no list of rows: {error}") from error
    objects = [row for sheet in sheets for row in (sheet if isinstance(sheet, list) else [sheet])]
    header = tuple(dict.fromkeys(column for row in objects for column in row))
    if not 0 < len(header) <= MAX_COLUMNS:
        raise TableError(f"{name} has {len(header)} columns; allowed are 1 to {MAX_COLUMNS}")
    return Table(name=name, header=header, parts=_rows(objects, header))


def _rows(objects: _Rows, header: tuple[str, ...]) -> Iterator[Row]:
    for place, row in enumerate(objects, 1):
        cells = tuple(
            "" if (cell := row.get(name)) is None else str(cell).strip() for name in header
        )
        if any(cells):
            yield place, cells
