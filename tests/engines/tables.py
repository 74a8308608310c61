"""Long tables for the engines: a class as it answered, and every way to go wrong."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from factquiz.engines.expression import COLUMNS
from factquiz.gradebook import ledger
from factquiz.gradebook.model import Row
from factquiz.responses.tables.delimited import read_delimited
from factquiz.responses.tables.mapping import Mapping, Shape
from factquiz.responses.tables.submissions import submissions as read_submissions
from tests.sample_class import parts
from tests.sample_class.simulate import submissions

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from factquiz.gradebook.gradebook import Gradebook

KEY = parts.key([f"s{number:03d}" for number in range(1, 31)])
FORM = KEY.forms[0]
ITEM = FORM.items[0].item.id

ASIDE = {
    "": "no-student",
    "s500": "unknown-student",
    "s001": "conflicting",  # two different answers to one item
    "s002": "conflicting",  # two forms
    "s003": "unknown-form",
    "s004": "wrong-form",
    "s005": "unknown-item",
}
"""Who is set aside, and as what."""

LongRow = tuple[str, str, str, str | None]


def answered() -> list[LongRow]:
    """Return the responses of a simulated class, a row for each."""
    return [
        (sent.student, sent.form, item, said if isinstance(said, str) else "; ".join(said))
        for sent in submissions(KEY, seed=3)
        for item, said in sent.responses.items()
    ]


def hostile() -> list[LongRow]:
    """Return the same, with seven students who cannot be counted, and rows that change nothing."""
    codes = {form.student: form.code for form in KEY.forms}
    kept = [row for row in answered() if row[0] not in {*ASIDE, "s006"}]
    return [
        *kept,
        *kept[:40],  # said twice, in the same way
        _left_open(kept),
        ("", FORM.code, ITEM, "A"),
        ("s500", FORM.code, ITEM, "A"),
        *(("s001", codes["s001"], ITEM, said) for said in ("A", "B")),
        *(("s002", codes[each], ITEM, "A") for each in ("s002", "s003")),
        ("s003", "no such form", ITEM, "A"),
        ("s004", codes["s005"], ITEM, "A"),
        ("s005", codes["s005"], "'; DROP TABLE students; --", "A"),
        ("s006", codes["s006"], "1", " \u00a0"),  # an item by its number, left open
    ]


def _left_open(rows: list[LongRow]) -> LongRow:
    """Return a row that says of an item, which somebody left out, that she left it open."""
    given = {(row[0], row[2]) for row in rows}
    return next(
        (form.student, form.code, placed.item.id, None)
        for form in KEY.forms
        for placed in form.items
        if form.student in {row[0] for row in rows} and (form.student, placed.item.id) not in given
    )


def write(rows: list[LongRow], path: Path) -> Path:
    """Write a long table as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return path


def graded(path: Path) -> Gradebook:
    """Grade a long table as ``factquiz grade`` does."""
    table = read_delimited(io.BytesIO(path.read_bytes()), path.name)
    mapping = Mapping(shape=Shape.LONG, form="form")
    return ledger.grade(read_submissions(table, mapping, KEY), KEY)


def scores(gradebook: Gradebook) -> dict[str, tuple[Fraction, Fraction]]:
    """Return the exact score and its maximum of every student who has one."""
    return {
        entry.student.id: (entry.score, entry.max_score)
        for entry in gradebook.entries()
        if isinstance(entry, Row)
    }
