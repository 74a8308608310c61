"""A Parquet file, some rows at a time; needs the extra ``parquet``.

In Parquet the distinct texts of a column mostly stand in a list, and a cell is a place in it. They
are left so: only the distinct texts become objects, and what is looked up for them is spread over
the rows, and added up, by Arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any, overload

from factquiz.responses.tables.table import MAX_COLUMNS, BadRow, Grid, Table, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROWS = 4096
"""How many rows are read at once: many, for what is done to a column at once costs little more."""


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
        header = tuple(parquet.ParquetFile(stream).schema_arrow.names)
        stream.seek(0)
        file = parquet.ParquetFile(stream, read_dictionary=list(header))
    except (ArrowException, OSError, ValueError) as error:
        raise TableError(f"{name} cannot be read as Parquet: {error}") from error
    if len(header) > MAX_COLUMNS:
        raise TableError(f"{name} has {len(header)} columns; allowed are {MAX_COLUMNS}")
    return Table(name=name, header=header, parts=_grids(file))


def _grids(file: Any) -> Iterator[Grid | BadRow]:  # noqa: ANN401 (pyarrow has no types)
    """Yield rows; of a file that is damaged further on, those before the damage, and a bad one."""
    line = 1
    try:
        for batch in file.iter_batches(_ROWS):
            columns = [_with_few_texts(column) for column in batch.columns]
            texts = [list(map(_text, column.dictionary.to_pylist())) for column in columns]
            cells = [_Cells(*each) for each in zip(columns, texts, strict=True)]
            lines = range(line, line + batch.num_rows)
            yield Grid(lines, cells, ArrowColumns(columns, texts).pick)
            line += batch.num_rows
    except (OSError, ValueError, TypeError, MemoryError) as error:  # Arrow's own are of these
        yield BadRow(line, f"The file breaks off here: {error}.")


def _with_few_texts(column: Any) -> Any:  # noqa: ANN401 (as above)
    """Return a column with its distinct cells in a list, none of which no row has in great number.

    A list may be that of a whole file, with the typed answers of all who are not in these rows.
    """
    from pyarrow import array, string, types  # noqa: PLC0415

    if types.is_dictionary(column.type):
        if len(column.dictionary) <= len(column) and not column.null_count:
            return column
        column = column.dictionary_decode()
    try:
        return column.dictionary_encode(null_encoding="encode")
    except NotImplementedError:  # a column of lists or of records
        return array(list(map(_text, column.to_pylist())), string()).dictionary_encode()


class ArrowColumns:
    """Some columns, each a list of distinct texts and for each row a place in it."""

    def __init__(self, columns: Sequence[Any], texts: Sequence[Sequence[str]]) -> None:
        self._columns = columns
        self._texts = texts

    def pick(self, places: Sequence[int]) -> ArrowColumns:
        """Return some of the columns."""
        return ArrowColumns(
            [self._columns[place] for place in places], [self._texts[place] for place in places]
        )

    def part(self, begin: int, end: int) -> ArrowColumns:
        """Return the rows from one place to another."""
        columns = [
            column.slice(begin, end - begin)
            .dictionary_decode()
            .dictionary_encode(null_encoding="encode")
            for column in self._columns
        ]
        texts = [list(map(_text, column.dictionary.to_pylist())) for column in columns]
        return ArrowColumns(columns, texts)

    def texts(self) -> Sequence[Sequence[str]]:
        """Return the distinct texts of each column."""
        return self._texts

    def spread(self, numbers: Sequence[Sequence[int]]) -> bytes:
        """Return a number for each cell, column after column, of four bytes, the low one first.

        ``numbers`` has one for each distinct text of each column.
        """
        import pyarrow as pa  # noqa: PLC0415

        parts = (
            pa.array(each, pa.uint32()).take(column.indices)
            for each, column in zip(numbers, self._columns, strict=True)
        )
        return b"".join(_bytes(part) for part in parts)

    def sums(self, worths: Sequence[Sequence[int]]) -> list[int]:
        """Return for each row the sum of what its cells are worth, each below two to the 63rd.

        Raises:
            OverflowError: they are too large.

        """
        import pyarrow as pa  # noqa: PLC0415
        from pyarrow import compute  # noqa: PLC0415

        total = None
        for each, column in zip(worths, self._columns, strict=True):
            part = pa.array(each, pa.int64()).take(column.indices)
            try:
                total = part if total is None else compute.add_checked(total, part)
            except pa.ArrowInvalid as error:
                raise OverflowError(str(error)) from error
        return [] if total is None else list(total.to_pylist())


def _bytes(numbers: Any) -> bytes:  # noqa: ANN401 (as above)
    """Return the numbers of an array without gaps, as they lie in memory."""
    buffer = memoryview(numbers.buffers()[1])
    return bytes(buffer[4 * numbers.offset : 4 * (numbers.offset + len(numbers))])


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


class _Cells(Sequence[str]):
    """The cells of a column as texts, made when they are asked for."""

    def __init__(self, column: Any, texts: Sequence[str]) -> None:  # noqa: ANN401 (as above)
        self._column = column
        self._texts = texts

    def __len__(self) -> int:
        return len(self._column)

    def __iter__(self) -> Iterator[str]:
        return map(self._texts.__getitem__, self._column.indices.to_pylist())

    @overload
    def __getitem__(self, which: int) -> str: ...
    @overload
    def __getitem__(self, which: slice) -> Sequence[str]: ...
    def __getitem__(self, which: int | slice) -> str | Sequence[str]:
        return list(self)[which]
