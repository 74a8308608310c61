"""Grading with pandas: a vector of credits for each item."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pandas as pd
from graded_items import Graded, graded_items


def credit(item: Graded, said: pd.Series) -> pd.Series:
    """Return the credit of all responses to an item."""
    if item.kind in {"choice", "true_false"}:
        return said.eq(item.right[0]).astype(float)
    if item.kind == "multiple_response":
        hits = sum(said.str.contains(label, regex=False).astype(int) for label in item.right)
        misses = sum(said.str.contains(label, regex=False).astype(int) for label in item.wrong)
        return (hits / len(item.right) - misses / len(item.wrong)).clip(lower=0)
    if item.kind == "order":
        pairs = sum(said.str.contains(pair, regex=False).astype(int) for pair in item.right)
        return pairs / len(item.right)
    if item.kind == "short_answer":
        folded = said.str.casefold().str.normalize("NFKD").str.replace(r"[\W_]+", "", regex=True)
        return folded.isin(item.right).astype(float)
    return pd.to_numeric(said, errors="coerce").between(item.least, item.most).astype(float)


def read(path: str, items: list[Graded]) -> pd.DataFrame:
    """Return a row for each student: the id, and a text for each item."""
    names = [item.item for item in items]
    if path.endswith(".csv"):
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        return frame.set_axis(["student", *names], axis=1)
    if path.endswith(".parquet"):
        return pd.read_parquet(path).set_axis(["student", *names], axis=1)
    if path.endswith(".ndjson"):
        sent = pd.read_json(path, lines=True, dtype=False)
        students, responses = sent["student"], sent["responses"].tolist()
    else:
        found = [
            json.loads(Path(folder, name).read_bytes())
            for folder, _, files in os.walk(path)
            for name in files
        ]
        students = pd.Series([each["student"] for each in found])
        responses = [each["responses"] for each in found]
    frame = pd.DataFrame(responses, columns=names)
    for item in items:
        if item.kind in {"multiple_response", "order"}:
            frame[item.item] = frame[item.item].str.join("; ")
    frame = frame.fillna("")
    frame.insert(0, "student", students)
    return frame


def main(key: str, responses: str, out: str) -> None:
    """Grade a class."""
    items = graded_items(key)
    frame = read(responses, items)
    total = sum(credit(item, frame[item.item]) for item in items)
    pd.DataFrame({"student": frame["student"], "score": total}).to_csv(out, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
