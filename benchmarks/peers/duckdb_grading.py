"""Grading in SQL with DuckDB: an expression for each item, one sum."""

# ruff: noqa: S608 (what goes into the SQL is a key that we made up)

from __future__ import annotations

import sys

import duckdb
from graded_items import Graded, graded_items


def credit(item: Graded) -> str:
    """Return the expression of the credit of an item."""
    said = f'"{item.item}"'
    if item.kind in {"choice", "true_false"}:
        return f"({said} = '{item.right[0]}')::DOUBLE"
    if item.kind == "multiple_response":
        hits, misses = _found(said, item.right), _found(said, item.wrong)
        return f"greatest(0, ({hits}) / {len(item.right)} - ({misses}) / {len(item.wrong)})"
    if item.kind == "order":
        return f"({_found(said, item.right)}) / {len(item.right)}"
    if item.kind == "short_answer":
        folded = f"regexp_replace(strip_accents(lower({said})), '[^a-z0-9]+', '', 'g')"
        accepted = ", ".join(f"'{text}'" for text in item.right)
        return f"({folded} IN ({accepted}))::DOUBLE"
    return (
        f"coalesce(TRY_CAST({said} AS DOUBLE) BETWEEN {item.least} AND {item.most}, false)::DOUBLE"
    )


def _found(said: str, texts: tuple[str, ...]) -> str:
    return " + ".join(f"contains({said}, '{text}')::INT" for text in texts)


def source(path: str, items: list[Graded]) -> str:
    """Return the query of a row for each student: the id, and a text for each item."""
    names = ", ".join(f'"{name}"' for name in ["student", *(item.item for item in items)])
    if path.endswith(".csv"):
        return f"SELECT * FROM read_csv('{path}', all_varchar=true, header=true) AS t({names})"
    if path.endswith(".parquet"):
        return f"SELECT * FROM read_parquet('{path}') AS t({names})"
    several = {item.item for item in items if item.kind in {"multiple_response", "order"}}
    shapes = ", ".join(
        f'"{item.item}" {"VARCHAR[]" if item.item in several else "VARCHAR"}' for item in items
    )
    columns = ", ".join(
        f'array_to_string(r."{item.item}", \'; \') AS "{item.item}"'
        if item.item in several
        else f'r."{item.item}" AS "{item.item}"'
        for item in items
    )
    types = f"{{student: 'VARCHAR', responses: 'STRUCT({shapes})'}}"
    lines = f"read_json('{path}', format='newline_delimited', columns={types})"
    return f"SELECT student, {columns} FROM (SELECT student, responses AS r FROM {lines})"


def main(key: str, responses: str, out: str) -> None:
    """Grade a class."""
    items = graded_items(key)
    total = " + ".join(f"coalesce({credit(item)}, 0)" for item in items)
    query = f"SELECT student, {total} AS score FROM ({source(responses, items)})"
    duckdb.sql(f"COPY ({query}) TO '{out}' (HEADER)")


if __name__ == "__main__":
    main(*sys.argv[1:])
