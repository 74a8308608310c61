"""Tables of our own, mappings, and all that can be wrong with a table."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.gradebook import ledger
from factquiz.responses.arrival import Arrival
from factquiz.responses.quarantine import Quarantined
from factquiz.responses.submission import Submission
from factquiz.responses.tables.delimited import read_delimited
from factquiz.responses.tables.mapping import Mapping, Shape
from factquiz.responses.tables.opening import read_table
from factquiz.responses.tables.spoken import response
from factquiz.responses.tables.submissions import submissions
from factquiz.responses.tables.table import BadRow, Table, TableError
from factquiz.responses.tables.workbook import read_workbook
from tests.sample_class import parts, quiz
from tests.sample_class.make import right

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from factquiz.gradebook.gradebook import Gradebook

KEY = quiz.key(("s01", "s02"))
FORM = KEY.forms[0]
LABELS = {placed.item.id: right(placed) for placed in FORM.items}


def _cell(raw: str | tuple[str, ...]) -> str:
    return raw if isinstance(raw, str) else "; ".join(raw)


def _table(*rows: Sequence[str]) -> Table:
    header, *body = rows
    return Table("t.csv", tuple(header), ((line, tuple(row)) for line, row in enumerate(body, 2)))


def _graded(table: Table, mapping: Mapping | None = None) -> Gradebook:
    return ledger.grade(submissions(table, mapping or Mapping(), KEY), KEY)


def _codes(book: Gradebook) -> list[tuple[int, str]]:
    return [(each.line, each.code.value) for each in book.received.quarantined()]


@pytest.mark.parametrize("header", ["{id}", "{number}", "Q{number}", "Question {number}", "{stem}"])
def test_the_columns_of_items_may_be_headed_in_many_ways(header: str) -> None:
    """By id, by number with or without a word, by the question itself."""
    names = [
        header.format(id=placed.item.id, number=placed.number, stem=placed.item.stem)
        for placed in FORM.items
    ]
    if header == "{stem}":
        names[1] += f" {FORM.items[1].item.statement}"  # type: ignore[union-attr]
    cells = [_cell(LABELS[placed.item.id]) for placed in FORM.items]
    (row,) = _graded(_table(["student", *names], ["s01", *cells])).rows()
    assert row.score == FORM.max_score


def test_a_long_table_has_a_row_for_each_response() -> None:
    """Rows of one student belong together wherever they stand; a second answer is set aside."""
    rows = [["s01", item, _cell(raw)] for item, raw in LABELS.items()]
    rows.insert(3, ["s02", "1", "A"])
    rows.append(["s01", "grain", "B"])
    table = _table(["student", "item", "response"], *rows)
    book = _graded(table, Mapping(shape=Shape.LONG))
    assert next(row.score for row in book.rows()) == FORM.max_score
    assert len(list(book.rows())) == 2
    assert _codes(book) == [(9, "repeated-name")]


def test_attempts_of_a_long_table_are_told_apart() -> None:
    """Two attempts are two submissions, and the rule for attempts decides."""
    rows = [["s01", "grain", "A", "1"], ["s01", "grain", "B", "2"]]
    table = _table(["student", "item", "response", "attempt"], *rows)
    book = _graded(table, Mapping(shape=Shape.LONG, attempt="attempt"))
    assert [code for _, code in _codes(book)] == ["conflicting", "conflicting"]


def test_each_bad_row_has_its_code_and_the_others_are_graded() -> None:
    """No student, an unknown one, an unknown form, a time nobody can read, a path as an id."""
    mapping = Mapping(form="form", arrived="when")
    book = _graded(
        _table(
            ["student", "form", "when", "grain"],
            ["", "001", "", "A"],
            ["nobody", "", "", "A"],
            ["s01", "999", "", "A"],
            ["s01", "001", "yesterday", "A"],
            ["../../x", "001", "", "A"],
            ["s02", "", "2026-05-01T10:00:00", "A"],
        ),
        mapping,
    )
    assert _codes(book) == [
        (2, "no-student"),
        (3, "unknown-student"),
        (4, "unknown-form"),
        (5, "bad-time"),
        (6, "unsafe-id"),
    ]
    (row,) = book.rows()
    assert (row.student.id, row.arrived) == ("s02", "2026-05-01T10:00:00+00:00")


def test_a_form_that_is_nobodys_must_be_named() -> None:
    """With several forms and no names on them, a row without a code cannot be graded."""
    key = replace(KEY, forms=tuple(replace(form, student="") for form in KEY.forms))
    table = _table(["student", "grain"], ["s01", "A"])
    (arrival,) = submissions(table, Mapping(), key)
    assert isinstance(arrival, Arrival)
    assert isinstance(arrival.content, Quarantined)
    assert arrival.content.code.value == "no-form"


def test_a_time_that_can_be_read_in_two_ways_is_not_read() -> None:
    """2 March or 3 February: a person says which, in the mapping."""
    mapping = Mapping(arrived="when", time_format=("%d/%m/%Y", "%m/%d/%Y"))
    rows = [["s01", "02/03/2026", "A"], ["s02", "14/03/2026", "A"]]
    book = _graded(_table(["student", "when", "grain"], *rows), mapping)
    assert _codes(book) == [(2, "bad-time")]
    assert [row.arrived[:10] for row in book.rows()] == ["2026-03-14"]


@pytest.mark.parametrize(
    ("header", "mapping", "message"),
    [
        (("name", "grain"), Mapping(), "no column for the student: looked for “student”"),
        (("student", "x"), Mapping(), "no column for an item of the key"),
        (("student", "grain", "grain"), Mapping(), "both answer the item grain"),
        (("student", "item"), Mapping(shape=Shape.LONG), "no column for item and response"),
        (("student", "grain"), Mapping(zone="Mars/Base"), "no time zone 'Mars/Base'"),
    ],
)
def test_a_table_that_does_not_fit_says_what_it_lacks(
    header: tuple[str, ...], mapping: Mapping, message: str
) -> None:
    """Nothing is graded by a guess; the message names what was looked for and what is there."""
    with pytest.raises(TableError, match=message):
        submissions(_table(header), mapping, KEY)


def test_an_unknown_header_asks_for_a_mapping(tmp_path: Path) -> None:
    """A table of no known program is not guessed at."""
    path = tmp_path / "table.csv"
    path.write_text("who,what\n1,2\n", encoding="utf-8")
    with pytest.raises(
        TableError,
        match=r"“who”, “what” .*Call the columns “student”.* or say in a file for --mapping",
    ):
        read_table(path, KEY)


def test_rows_of_another_width_are_named(tmp_path: Path) -> None:
    """A row with too many cells is set aside; one with too few ends in blanks."""
    path = tmp_path / "table.csv"
    path.write_text("student,grain\ns01,A,B\n\ns02\n", encoding="utf-8")
    _, arrivals = read_table(path, KEY)
    bad, short = arrivals
    assert isinstance(bad, Arrival)
    assert isinstance(short, Arrival)
    assert isinstance(bad.content, Quarantined)
    assert (bad.content.code.value, bad.content.line) == ("unreadable-row", 2)
    assert isinstance(short.content, Submission)
    assert short.content.responses == {"grain": ""}


@given(st.binary(max_size=300))
def test_no_bytes_stop_the_reader_of_csv(data: bytes) -> None:
    """Any bytes are a table, or none, or have bad rows; nothing else happens."""
    try:
        table = read_delimited(io.BytesIO(data), "x.csv")
    except TableError:
        return
    for row in table.rows:
        assert isinstance(row, BadRow) or len(row[1]) == len(table.header)


ITEMS = [placed.item for placed in parts.form(student="s").items]


@given(st.sampled_from(ITEMS), st.text(max_size=60), st.sampled_from(["", ";", ", "]))
def test_any_cell_becomes_a_response(item: object, cell: str, separator: str) -> None:
    """What cannot be understood is handed on for a person to see, not dropped."""
    found = response(item, cell, separator)  # type: ignore[arg-type]
    assert isinstance(found, str | tuple)
    assert bool(cell.strip(" ;,")) <= bool(found) or not cell.strip()


def test_texts_with_the_separator_in_them_are_told_apart() -> None:
    """Options that hold commas are found whole, whatever stands between them."""
    item = replace(
        quiz.form().items[2].item,
        options=(
            quiz.option("a", "France, Italy", key=True),
            quiz.option("b", "Italy", key=True),
            quiz.option("c", "Spain, with the Canaries"),
        ),
    )
    assert response(item, "France, Italy, Italy") == ("A", "B")
    assert response(item, "Spain, with the Canaries,Italy") == ("C", "B")
    assert response(item, "Portugal, Italy") == ("Portugal, Italy",)


def test_what_names_two_options_names_none() -> None:
    """“C” and “C++” have the same words: only the exact text tells them apart."""
    item = replace(
        quiz.form().items[0].item,
        options=(quiz.option("c", "C plus"), quiz.option("cpp", "C. Plus", key=True)),
    )
    assert response(item, "C. Plus") == "B"
    assert response(item, "c-plus") == "c-plus"


def test_a_workbook_that_is_a_bomb_is_not_opened() -> None:
    """Sizes are looked at first: two hundred times its size is no spreadsheet."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(64 << 20))
    data.seek(0)
    with pytest.raises(TableError, match="would unpack to"):
        read_workbook(data, "x.xlsx")


LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""


def test_a_workbook_with_entities_is_refused(tmp_path: Path) -> None:
    """The parser expands no entities: a billion laughs stay unlaughed."""
    from openpyxl import Workbook  # noqa: PLC0415

    whole = io.BytesIO()
    workbook = Workbook()
    workbook.active.append(["student"])  # type: ignore[union-attr]
    workbook.save(whole)
    evil = tmp_path / "evil.xlsx"
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(evil, "w") as after:
        for member in before.namelist():
            content = LAUGHS.encode() if "sheet1" in member else before.read(member)
            after.writestr(member, content)
    with evil.open("rb") as stream, pytest.raises(TableError, match="cannot be read"):
        read_workbook(stream, "evil.xlsx")
