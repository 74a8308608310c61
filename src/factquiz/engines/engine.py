"""The engines: how each of them opens a table, takes one from Python, and writes one.

All else is in the expression. Each engine is imported when it is asked for, for it is an extra.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Protocol, assert_never

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyarrow as pa

    from factquiz.engines.expression import Frame


class Name(enum.StrEnum):
    """The engines there are."""

    POLARS = "polars"
    DUCKDB = "duckdb"
    SPARK = "spark"

    @property
    def extra(self) -> str:
        """The extra of this package that brings it."""
        return "spark" if self is Name.SPARK else "engines"


class Engine(Protocol):
    """What differs between engines."""

    def read(self, paths: Sequence[Path]) -> Frame:
        """Open tables in CSV or Parquet as one; every column of a CSV is text."""

    def take(self, table: pa.Table) -> Frame:
        """Take a table from Python."""

    def write(self, frame: Frame, path: Path) -> None:
        """Reckon a table and write it as Parquet: one file, or with Spark a folder of several."""


def engine(name: Name) -> Engine:
    """Return an engine.

    Raises:
        ImportError: it is not installed.

    """
    match name:
        case Name.POLARS:
            return _Polars()
        case Name.DUCKDB:
            return _DuckDB()
        case Name.SPARK:
            return Spark()
        case _:
            assert_never(name)


def is_parquet(paths: Sequence[Path]) -> bool:
    """Tell whether tables are Parquet, by their names; a folder is what Spark wrote."""
    return all(path.is_dir() or path.suffix.casefold() == ".parquet" for path in paths)


class _Polars:
    def __init__(self) -> None:
        import polars as pl  # noqa: PLC0415

        self._pl = pl

    def read(self, paths: Sequence[Path]) -> Frame:
        files = [str(path / "*.parquet" if path.is_dir() else path) for path in paths]
        if is_parquet(paths):
            return nw.from_native(self._pl.scan_parquet(files))
        return nw.from_native(self._pl.scan_csv(files, infer_schema=False))

    def take(self, table: pa.Table) -> Frame:
        return nw.from_native(self._pl.DataFrame(table)).lazy()

    def write(self, frame: Frame, path: Path) -> None:
        frame.to_native().sink_parquet(path)


class _DuckDB:
    def __init__(self) -> None:
        import duckdb  # noqa: PLC0415

        self._duckdb = duckdb

    def read(self, paths: Sequence[Path]) -> Frame:
        files = [str(path / "*.parquet" if path.is_dir() else path) for path in paths]
        if is_parquet(paths):
            return nw.from_native(self._duckdb.read_parquet(files))
        return nw.from_native(self._duckdb.read_csv(files, header=True, all_varchar=True))

    def take(self, table: pa.Table) -> Frame:
        return nw.from_native(self._duckdb.from_arrow(table))

    def write(self, frame: Frame, path: Path) -> None:
        frame.to_native().write_parquet(str(path))


class Spark:
    """Spark, in the session that is active, or one that the environment describes.

    A cluster, its memory and the like are told to Spark as always: by ``spark-submit``, by
    ``spark-defaults.conf``, or by a session that the caller has made.
    """

    def __init__(self) -> None:
        from pyspark.sql import SparkSession  # noqa: PLC0415

        active = SparkSession.getActiveSession()
        self._session = active or SparkSession.builder.appName("factquiz").getOrCreate()

    def read(self, paths: Sequence[Path]) -> Frame:
        """Open tables as one."""
        files = [str(path) for path in paths]
        reader = self._session.read
        if is_parquet(paths):
            return nw.from_native(reader.parquet(*files))
        options: dict[str, Any] = {"header": True, "multiLine": True, "quote": '"', "escape": '"'}
        return nw.from_native(reader.options(**options).csv(files))

    def take(self, table: pa.Table) -> Frame:
        """Take a table from Python."""
        kinds = {"string": "string", "int64": "bigint"}
        schema = ", ".join(f"{each.name} {kinds[str(each.type)]}" for each in table.schema)
        rows = [tuple(row.values()) for row in table.to_pylist()]
        return nw.from_native(self._session.createDataFrame(rows, schema))

    def write(self, frame: Frame, path: Path) -> None:
        """Reckon a table and write it."""
        frame.to_native().write.parquet(str(path))
