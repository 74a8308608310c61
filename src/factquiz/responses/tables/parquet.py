"""A Parquet file, some rows at a time; needs the extra ``parquet``.

In Parquet the distinct texts of a column mostly stand in a list, and a cell is a place in it. They
are left so: only the distinct texts become objects, and what is looked up for them is spread over
the rows, and added up, by NumPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import IO, TYPE_CHECKING, Any, NamedTuple, overload

from factquiz.responses.tables.table import MAX_COLUMNS, BadRow, Grid, Table, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from factquiz.responses.cut.coded import CodedCells

_ROWS = 4096
"""How many rows are read at once: many, for what is done to a column at once costs little more."""


def read_parquet(stream: IO[bytes], name: str) -> Table:
    """Return the table in a Parquet file.

    Raises:
        TableError: it is none, or pyarrow is not installed.

    """
    try:
        import numpy as np  # noqa: F401, PLC0415 (heavy imports, seldom needed)
        from pyarrow import ArrowException, parquet, types  # noqa: PLC0415
    except ImportError as error:
        raise TableError(f"{name}: to read Parquet: pip install 'factquiz[parquet]'") from error
    try:
        fields = tuple(parquet.ParquetFile(stream).schema_arrow)
        header = tuple(field.name for field in fields)
        flat = [field.name for field in fields if not types.is_nested(field.type)]
        stream.seek(0)
        file = parquet.ParquetFile(stream, read_dictionary=flat)
    except (ArrowException, OSError, ValueError) as error:
        raise TableError(f"{name} cannot be read as Parquet: {error}") from error
    if len(header) > MAX_COLUMNS:
        raise TableError(f"{name} has {len(header)} columns; allowed are {MAX_COLUMNS}")
    return Table(name=name, header=header, parts=_grids(file))


def _grids(file: Any) -> Iterator[Grid | BadRow]:  # noqa: ANN401 (pyarrow has no types)
    """Yield rows; of a file that is damaged further on, those before the damage, and a bad one."""
    line = 1
    try:
        # Threads would gain nothing: what is read is looked at in one.
        for batch in file.iter_batches(_ROWS, use_threads=False):
            columns = [_column(column) for column in batch.columns]
            lines = range(line, line + batch.num_rows)
            yield Grid(lines, list(map(_Cells, columns)), partial(_coded, columns))
            line += batch.num_rows
    except (OSError, ValueError, TypeError, MemoryError) as error:  # Arrow's own are of these
        yield BadRow(line, f"The file breaks off here: {error}.")


class _Column(NamedTuple):
    """The distinct texts of a column, and for each row the place of its own among them."""

    texts: Sequence[str]
    places: NDArray[np.int32]


def _column(column: Any) -> _Column:  # noqa: ANN401 (as above)
    """Return a column of Arrow by its distinct texts."""
    coded = _with_few_texts(column)
    return _Column(_texts(coded.dictionary), coded.indices.to_numpy())


def _texts(cells: Any) -> Sequence[str]:  # noqa: ANN401 (as above)
    """Return the cells of an array as texts."""
    from pyarrow import types  # noqa: PLC0415

    found: list[Any] = cells.to_pylist()
    if types.is_string(cells.type) and not cells.null_count:
        return found
    return list(map(_text, found))


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


def _coded(columns: Sequence[_Column], places: Sequence[int]) -> CodedCells:
    """Return some of the columns, to be added up."""
    import numpy as np  # noqa: PLC0415 (for tables with codes alone)

    from factquiz.responses.cut.coded import CodedCells  # noqa: PLC0415 (as above)
    from factquiz.responses.cut.codes import Codes  # noqa: PLC0415 (as above)

    some = [columns[place] for place in places]
    texts = [column.texts for column in some]
    return CodedCells(lambda: Codes(np.array([column.places for column in some], np.intp), texts))


def _text(cell: object) -> str:
    """Return a cell as text; of a list, its parts as a cell of CSV would have them."""
    if isinstance(cell, list):
        return "; ".join(map(_text, cell))
    return "" if cell is None else str(cell)


class _Cells(Sequence[str]):
    """The cells of a column as texts, made when they are asked for."""

    def __init__(self, column: _Column) -> None:
        self._column = column

    def __len__(self) -> int:
        return len(self._column.places)

    def __iter__(self) -> Iterator[str]:
        return map(self._column.texts.__getitem__, self._column.places.tolist())

    @overload
    def __getitem__(self, which: int) -> str: ...
    @overload
    def __getitem__(self, which: slice) -> Sequence[str]: ...
    def __getitem__(self, which: int | slice) -> str | Sequence[str]:
        return list(self)[which]
