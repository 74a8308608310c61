"""Cells of Parquet as the texts that CSV would have, whatever their type."""

from __future__ import annotations

import io

import pyarrow as pa
from pyarrow import parquet

from factquiz.responses.tables.parquet import read_parquet


def test_cells_of_any_type_are_texts() -> None:
    """Numbers, lists, texts by their distinct values, and nothing at all."""
    table = pa.table(
        {
            "student": ["s01", "s02", "s03"],
            "year": [1980, None, 1990],
            "several": pa.array([["A", "B"], None, []], pa.list_(pa.string())),
            "one": pa.array(["A", None, "A"]).dictionary_encode(),
            "none": pa.nulls(3),
        }
    )
    file = io.BytesIO()
    parquet.write_table(table, file)
    read = read_parquet(file, "class.parquet")
    assert read.header == ("student", "year", "several", "one", "none")
    assert [row[1] for row in read.rows] == [  # type: ignore[index]
        ("s01", "1980", "A; B", "A", ""),
        ("s02", "", "", "", ""),
        ("s03", "1990", "", "A", ""),
    ]
