"""A Parquet file, a batch of rows at a time; needs the extra ``parquet``."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from factquiz.responses.tables.table import MAX_COLUMNS, BadRow, Row, Table, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BATCH = 1024


def read_parquet(stream: IO[bytes], name: str) -> Table:
    """Return the table in a Parquet file.

    Raises:
        TableError: it is none, or pyarrow is not installed.

    """
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 (a heavy import, seldom needed)
    except ImportError as error:
        raise TableError(f"{name}: to read Parquet: pip install 'factquiz[parquet]'") from error
    try:
        file = parquet.ParquetFile(stream)
        header = tuple(file.schema_arrow.names)
    except (ArrowException, OSError, ValueError) as error:
        raise TableError(f"{name} cannot be read as Parquet: {error}") from error
    if len(header) > MAX_COLUMNS:
        raise TableError(f"{name} has {len(header)} columns; allowed are {MAX_COLUMNS}")
    return Table(name=name, header=header, parts=_rows(file))


def _rows(file: Any) -> Iterator[Row | BadRow]:  # noqa: ANN401 (pyarrow has no types)
    """Yield rows; of a file that is damaged further on, those before the damage, and a bad one."""
    line = 0
    try:
        for line, cells in enumerate(_cells(file), 1):
            texts = tuple("" if cell is None else str(cell).strip() for cell in cells)
            if any(texts):
                yield line, texts
    except (OSError, ValueError, TypeError, MemoryError) as error:  # Arrow's own are of these
        yield BadRow(line + 1, f"The file breaks off here: {error}.")


def _cells(file: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401 (as above)
    for batch in file.iter_batches(_BATCH):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
