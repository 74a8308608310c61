"""The gradebook as CSV: exact, in one line each, and never a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace as replace_fields
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.gradebook import tables
from factquiz.gradebook.cells import text, write_csv
from factquiz.gradebook.class_table import GRADEBOOK_HEADER, gradebook_csv, gradebook_rows
from factquiz.gradebook.model import Result, Results, Status
from factquiz.reports.folder import page_path
from factquiz.responses.receipt import receipt
from factquiz.responses.roster import Student
from tests.sample_class import parts, quiz
from tests.sample_class.graded import grade
from tests.sample_class.make import FORMULA, half, submission

if TYPE_CHECKING:
    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.responses.submission import Submission

KEY = quiz.key(("s01", "s02"))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "\\t=1+1"),
        ("＝1+1", "'＝1+1"),
        ("|cmd", "'|cmd"),
        ("plain", "plain"),
        ("a=b", "a=b"),
        ("line\nbreak", "line\\nbreak"),
        ("", ""),
        ("   ", "   "),
    ],
)
def test_text_from_outside_is_never_a_formula(value: str, cell: str) -> None:
    """What a spreadsheet would run begins with an apostrophe, and stands in one line."""
    assert text(value) == cell


@given(st.text())
def test_no_text_begins_as_a_formula_does(value: str) -> None:
    """Whatever the text, its cell is one printable line that no spreadsheet evaluates."""
    cell = text(value)
    assert cell.isprintable()
    assert cell.lstrip()[:1] not in set("=+-@|%\t\r\n＝＋－＠")


@given(st.lists(st.tuples(st.text().map(text), st.integers()), max_size=5))
def test_a_table_reads_back_as_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int]]
) -> None:
    """Commas, quotation marks and letters of any script survive."""
    path = tmp_path_factory.mktemp("table") / "table.csv"
    write_csv(path, ("one", "two"), rows)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["one", "two"], *([a, str(b)] for a, b in rows)]


def _sent() -> Submission:
    sent = submission(KEY.forms[0], half)
    return replace(sent, responses={**sent.responses, "fungus": FORMULA})


def _gradebook() -> Gradebook:
    roster = (Student(id="s01", name=FORMULA), Student(id="s02"))
    return grade(
        [("=evil.json", _sent()), ("b", submission(KEY.forms[1], student="+x"))], KEY, roster
    )


def test_a_row_for_each_student_with_exact_scores() -> None:
    """Score, maximum, share, states and the exact fraction; blank for who has no score."""
    graded, absent = gradebook_rows(_gradebook().results(), page_path)
    row = dict(zip(GRADEBOOK_HEADER, graded, strict=True))
    assert row == {
        "student": "s01",
        "name": f"'{FORMULA}",
        "status": "graded",
        "form": "001",
        "score": "4.17",
        "max_score": "7.00",
        "percent": "59.5",
        "arrived": "",
        "late_seconds": "",
        "deducted": "",
        "by_hand": "",
        "unmarked": "",
        "right": 3,
        "partial": 2,
        "wrong": 1,
        "omitted": 0,
        "ungradable": 0,
        "score_numerator": 25,
        "score_denominator": 6,
        "file": "'=evil.json",
        "feedback": "feedback/s01.html",
        "receipt": receipt(_sent()),
    }
    assert len(absent) == len(GRADEBOOK_HEADER)
    assert absent[:4] == ("s02", "", "missing", "")


odd = st.text(st.sampled_from('ab=+ ,"\n\u202e'), max_size=4)
people = st.lists(
    st.tuples(odd, odd, odd, st.sampled_from(["", "2026-05-01T10:00:00+00:00"]), st.booleans()),
    max_size=6,
)


@given(st.lists(people, max_size=3))
def test_many_lines_at_once_are_the_rows(
    class_: list[list[tuple[str, str, str, str, bool]]],
) -> None:
    """Whatever the texts in them, with times or without, in time, late or absent."""
    entries = chain.from_iterable(_gradebook().results())
    (one,) = (each.reached for each in entries if isinstance(each, Result))
    late = replace_fields(one, late=60, deducted=Fraction(1, 3))
    results = [
        Results(
            *([who for who, *_ in some], [name for _, name, *_ in some]),
            files=["" if absent else file for _, _, file, _, absent in some],
            arrived=["" if absent else time for *_, time, absent in some],
            receipts=["" if absent else "7KQ2-M9XA-04TR" for *_, absent in some],
            reached=[None if absent else late if time else one for *_, time, absent in some],
            absent={at: Status.MISSING for at, (*_, absent) in enumerate(some) if absent},
        )
        for some in class_
    ]
    for feedback in (page_path, None):
        rows = gradebook_rows(results, feedback or (lambda _: ""))
        lines = "".join(gradebook_csv(results, feedback))
        assert [list(map(str, row)) for row in rows] == list(csv.reader(io.StringIO(lines)))


def test_what_came_without_the_form_page_has_no_receipt() -> None:
    """Nobody has seen a code for it, so there is none to compare."""
    book = grade([("a", replace(_sent(), saved=""))], KEY, (Student(id="s01"),))
    row, _ = gradebook_rows(book.results(), page_path)
    assert row[GRADEBOOK_HEADER.index("receipt")] == ""


def test_a_row_for_each_response_that_adds_up_to_the_score() -> None:
    """The exact points of the responses sum to the exact score."""
    book = _gradebook()
    rows = [
        dict(zip(tables.RESPONSES_HEADER, row, strict=True)) for row in tables.response_rows(book)
    ]
    points = [
        Fraction(int(row["points_numerator"]), int(row["points_denominator"])) for row in rows
    ]
    assert sum(points) == next(book.rows()).score
    assert [row["state"] for row in rows] == [
        "right", "right", "partial", "wrong", "right", "partial",
    ]  # fmt: skip
    assert rows[2]["chosen"] == "flour"
    assert rows[3]["response"] == f"'{FORMULA}"


def test_an_item_of_several_parts_says_how_each_stands() -> None:
    """What was chosen for each part, and its state, in the order of the form."""
    key = parts.key(("s01",))
    sent = submission(key.forms[0])
    responses = {**sent.responses, "homes": ("B", "C", ""), "sliced": "July 1928"}
    book = grade([("f", replace(sent, responses=responses))], key)
    rows = {
        row[3]: dict(zip(tables.RESPONSES_HEADER, row, strict=True))
        for row in tables.response_rows(book)
    }
    assert rows["homes"]["response"] == "B, C, –"
    assert rows["homes"]["chosen"] == "France; India; –"
    assert rows["homes"]["parts"] == "right; wrong; omitted"
    assert rows["sliced"]["parts"] == "right; right; omitted"
    assert rows["grain"]["parts"] == ""


def test_a_row_for_each_file_set_aside() -> None:
    """Where, why and what to do, with the student's id made harmless."""
    (row,) = tables.quarantine_rows(_gradebook())
    cells = dict(zip(tables.QUARANTINE_HEADER, row, strict=True))
    assert cells["code"] == "unknown-student"
    assert cells["student"] == "'+x"
    assert "roster" in str(cells["what_to_do"])
