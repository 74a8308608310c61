"""Exports of learning platforms: each gives the same marks as the submissions themselves."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from openpyxl import Workbook

from factquiz.gradebook import ledger
from factquiz.responses.roster import Student
from factquiz.responses.sources import is_table
from factquiz.responses.tables.opening import read_table
from factquiz.responses.tables.table import TableError
from tests.responses.tables import exports
from tests.sample_class import parts
from tests.sample_class.graded import grade
from tests.sample_class.make import right, submission, wrong

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from factquiz.assembly.form import FormItem
    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.responses.submission import RawResponse

FORM = parts.form(student="")
KEY = replace(parts.key(("x",)), forms=(FORM,))


def _every_other(placed: FormItem) -> RawResponse:
    return (right if placed.number % 2 else wrong)(placed)


RESPONDERS = {"s01": right, "s02": wrong, "s03": _every_other}
ROSTER = tuple(Student(id=student) for student in RESPONDERS)
SENT: exports.Sent = {student: (FORM, respond) for student, respond in RESPONDERS.items()}

TABLES: dict[str, exports.Rows] = {
    "Moodle": exports.moodle(SENT),
    "Canvas": exports.canvas(SENT),
    "Google Forms": exports.forms(
        SENT,
        ("Timestamp", "Student id"),
        lambda student: ["5/13/2026 10:20:00", student],
        ", ",
    ),
    "Microsoft Forms": exports.forms(
        SENT,
        ("ID", "Start time", "Completion time", "Email", "Name", "Student id"),
        lambda student: [
            "1",
            "2026-05-13 10:00:00",
            "2026-05-13 10:20:00",
            "x@example.org",
            "Jo",
            student,
        ],
        ";",
    ),
}


def _marks(book: Gradebook) -> dict[str, Fraction]:
    return {row.student.id: row.score for row in book.rows()}


EXPECTED = _marks(
    grade(
        [
            (student, submission(FORM, respond, student=student))
            for student, respond in RESPONDERS.items()
        ],
        KEY,
        ROSTER,
    )
)


def _graded(path: Path) -> tuple[str, Gradebook]:
    assert is_table(path)
    note, arrivals = read_table(path, KEY)
    return note, ledger.grade(arrivals, KEY, ROSTER)


@pytest.mark.parametrize("platform", TABLES)
def test_an_export_gives_the_marks_of_the_submissions(tmp_path: Path, platform: str) -> None:
    """Every interaction, written out in words by the platform, is scored as on the form page."""
    path = tmp_path / "responses.csv"
    path.write_bytes(exports.as_csv(TABLES[platform]))
    note, book = _graded(path)
    assert note == f"Read as an export of {platform}."
    assert list(book.received.quarantined()) == []
    assert _marks(book) == EXPECTED
    assert {row.arrived[:10] for row in book.rows()} <= {"2026-05-01", "2026-05-13"}


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "utf-8-sig"), ("\t", "utf-16"), (",", "utf-8"), (";", "cp1252")],
)
def test_any_common_separator_and_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    """As Excel writes it in Germany, as Moodle writes it for Excel, as old programs write it."""
    rows = [list(row) for row in TABLES["Moodle"]]
    rows[1][0] = "Müller"
    path = tmp_path / "responses.csv"
    path.write_bytes(exports.as_csv(rows, separator, encoding))
    note, book = _graded(path)
    assert ("Windows-1252" in note) == (encoding == "cp1252")
    assert _marks(book) == EXPECTED


def test_a_workbook_and_a_json_download_are_read_alike(tmp_path: Path) -> None:
    """The same rows as XLSX and as the JSON that Moodle offers."""
    rows = TABLES["Moodle"]
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)  # type: ignore[union-attr]
    data = io.BytesIO()
    workbook.save(data)
    (tmp_path / "responses.xlsx").write_bytes(data.getvalue())
    objects = [[dict(zip(rows[0], row, strict=True)) for row in rows[1:]]]
    (tmp_path / "responses.json").write_text(json.dumps(objects), encoding="utf-8")
    for name in ("responses.xlsx", "responses.json"):
        assert _marks(_graded(tmp_path / name)[1]) == EXPECTED


@pytest.mark.parametrize("identities", [2, 0, 3])
def test_moodle_writes_json_without_names_of_columns(tmp_path: Path, identities: int) -> None:
    """Lists of cells: the status tells where the columns are, and a note says what was assumed.

    How many columns identify a person, the site decides.
    """
    rows = [list(row) for row in TABLES["Moodle"][1:]]
    for row in rows:
        finished = row[4] == "Finished"
        row[2:4] = {
            2: row[2:4],
            0: [],
            3: ["Dept of History" if finished else "", row[3], row[2]],
        }[identities]
    (tmp_path / "responses.json").write_text(json.dumps([rows]), encoding="utf-8")
    if not identities:
        with pytest.raises(TableError, match="the student"):
            _graded(tmp_path / "responses.json")
        return
    note, book = _graded(tmp_path / "responses.json")
    assert "read as Last name, First name," in note
    assert "ID number" in note
    assert _marks(book) == EXPECTED
    assert {row.arrived[:10] for row in book.rows()} == {"2026-05-01"}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([[["a", "b"], ["c", "d"]]], "not those of Moodle's report of responses"),
        ([[["Doe", "Jo", "s01", "Finished", "", "", "", ""]]], "not those of Moodle's report"),
        ([[["Doe", "Jo"], {"student": "s01"}]], "rows with names of columns, and rows without"),
        ([[[["deep"]]]], "no list of rows"),
        ([[]], "0 columns"),
    ],
)
def test_other_lists_of_cells_are_refused(tmp_path: Path, rows: object, told: str) -> None:
    """Nothing is guessed of columns that nobody has named."""
    (tmp_path / "responses.json").write_text(json.dumps(rows), encoding="utf-8")
    with pytest.raises(TableError, match=told):
        _graded(tmp_path / "responses.json")


def test_parquet_is_read_alike(tmp_path: Path) -> None:
    """The same rows in columns."""
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = TABLES["Moodle"]
    columns = dict(zip(rows[0], map(list, zip(*rows[1:], strict=True)), strict=True))
    parquet.write_table(pyarrow.table(columns), tmp_path / "responses.parquet")
    assert _marks(_graded(tmp_path / "responses.parquet")[1]) == EXPECTED


def test_an_attempt_that_is_not_finished_is_set_aside(tmp_path: Path) -> None:
    """Moodle exports open attempts too; they are named, not graded."""
    rows = [list(row) for row in TABLES["Moodle"]]
    rows[2][rows[0].index("Status")] = "In progress"
    path = tmp_path / "responses.csv"
    path.write_bytes(exports.as_csv(rows))
    _, book = _graded(path)
    (refused,) = book.received.quarantined()
    assert (refused.code.value, refused.line, refused.student) == ("not-finished", 3, "s02")
    assert "In progress" in refused.reason
