"""Grading with Polars: an expression for each item, one sum."""

from __future__ import annotations

import sys

import polars as pl
from graded_items import Graded, graded_items


def credit(item: Graded) -> pl.Expr:
    """Return the expression of the credit of an item."""
    said = pl.col(item.item)
    if item.kind in {"choice", "true_false"}:
        return said.eq(item.right[0]).cast(pl.Float64)
    if item.kind == "multiple_response":
        hits = _found(said, item.right) / len(item.right)
        misses = _found(said, item.wrong) / len(item.wrong)
        return (hits - misses).clip(lower_bound=0)
    if item.kind == "order":
        return _found(said, item.right) / len(item.right)
    if item.kind == "short_answer":
        folded = said.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"[\W_]+", "")
        return folded.is_in(list(item.right)).cast(pl.Float64)
    number = said.cast(pl.Float64, strict=False)
    return number.is_between(item.least, item.most).fill_null(value=False).cast(pl.Float64)


def _found(said: pl.Expr, texts: tuple[str, ...]) -> pl.Expr:
    return pl.sum_horizontal(said.str.contains(text, literal=True).cast(pl.Int32) for text in texts)


def read(path: str, items: list[Graded]) -> pl.LazyFrame:
    """Return a row for each student: the id, and a text for each item."""
    names = [item.item for item in items]
    if path.endswith(".csv"):
        return pl.scan_csv(
            path, infer_schema=False, with_column_names=lambda _: ["student", *names]
        )
    if path.endswith(".parquet"):
        frame = pl.scan_parquet(path)
        old = frame.collect_schema().names()
        return frame.rename(dict(zip(old, ["student", *names], strict=True)))
    several = {item.item for item in items if item.kind in {"multiple_response", "order"}}
    shapes = {name: pl.List(pl.String) if name in several else pl.String for name in names}
    sent = pl.scan_ndjson(path, schema={"student": pl.String, "responses": pl.Struct(shapes)})
    responses = sent.unnest("responses")
    return responses.with_columns(pl.col(name).list.join("; ") for name in several)


def main(key: str, responses: str, out: str) -> None:
    """Grade a class."""
    items = graded_items(key)
    total = pl.sum_horizontal(credit(item).fill_null(0) for item in items)
    read(responses, items).select("student", score=total).collect(engine="streaming").write_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
