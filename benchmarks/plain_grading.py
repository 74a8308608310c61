"""What a teacher who programs would write: every cell judged as it comes, in plain Python.

No check of anything: no roster, no refusals, no reasons, no database, floating-point points.
``python plain_grading.py KEY RESPONSES OUT`` reads CSV, NDJSON or a folder of JSON files and writes
the score of each student.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    Items = list[dict[str, Any]]
    Student = tuple[str, list[Any]]

LABELS = "ABCDEFGH"


def plain(text: str) -> str:
    """Return a typed text without case and accents."""
    return "".join(
        char for char in unicodedata.normalize("NFKD", text.casefold()) if char.isalnum()
    )


def judge(  # noqa: PLR0911 (one for each interaction)
    item: dict[str, Any], said: Any
) -> float:
    """Return the credit of one response: a text, or a list of labels."""
    if not said:
        return 0.0
    kind = item["interaction"]
    if kind == "true_false":
        return float(item["options"][0 if said == "true" else 1]["key"])
    if kind == "choice":
        return float(item["options"][LABELS.index(said)]["key"])
    if kind == "multiple_response":
        keys = item["keys"]
        hits = sum(item["options"][LABELS.index(label)]["key"] for label in said)
        misses = len(said) - hits
        return float(max(0.0, hits / keys - misses / (len(item["options"]) - keys)))
    if kind == "order":
        places = [item["entries"][LABELS.index(label)]["position"] for label in said]
        pairs = sum(b == a + 1 for a, b in pairwise(places))
        return float(pairs / (len(places) - 1))
    if kind == "short_answer":
        return float(plain(said) in item["accepted"])
    try:
        number = float(said)
    except ValueError:
        return 0.0
    return float(item["least"] <= number <= item["most"])


def prepared(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item with what need not be reckoned for each student."""
    if "options" in item:
        item["keys"] = sum(option["key"] for option in item["options"])
    if "answers" in item:
        item["accepted"] = {plain(known["text"]) for known in item["answers"]}
    if "low" in item:
        item["least"] = float(item["low"]) - float(item["tolerance"])
        item["most"] = float(item["high"]) + float(item["tolerance"])
    return item


def from_csv(path: str, items: Items) -> Iterator[Student]:
    """Yield students and their responses from a table."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        several = [item["interaction"] in ("multiple_response", "order") for item in items]
        for row in rows:
            yield (
                row[0],
                [
                    cell.split("; ") if many and cell else cell
                    for cell, many in zip(row[1:], several, strict=False)
                ],
            )


def from_submission(sent: dict[str, Any], items: Items) -> Student:
    """Return the student and the responses of a submission."""
    return sent["student"], [sent["responses"].get(item["id"]) for item in items]


def from_ndjson(path: str, items: Items) -> Iterator[Student]:
    """Yield students and their responses from lines of JSON."""
    with open(path, "rb") as file:
        for line in file:
            yield from_submission(json.loads(line), items)


def from_folder(path: str, items: Items) -> Iterator[Student]:
    """Yield students and their responses from files."""
    for folder, _, names in os.walk(path):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                yield from_submission(json.loads(file.read()), items)


def main(key: str, responses: str, out: str) -> None:
    """Grade a class."""
    with open(key, encoding="utf-8") as file:
        items = [prepared(placed["item"]) for placed in json.load(file)["forms"][0]["items"]]
    if os.path.isdir(responses):
        reader = from_folder
    else:
        reader = from_csv if responses.endswith(".csv") else from_ndjson
    with open(out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["student", "score"])
        for student, said in reader(responses, items):
            writer.writerow([student, sum(map(judge, items, said))])


if __name__ == "__main__":
    main(*sys.argv[1:])
