"""The gradebook in other programs' formats, and the feedback packed to be sent."""

from __future__ import annotations

import csv
import io
import zipfile
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import load_workbook
from pypdf import PdfReader

from factquiz.cli import main
from factquiz.items.codec import encode_pretty
from factquiz.languages import ENGLISH
from factquiz.papers.feedback import FeedbackPages
from factquiz.papers.formats import Format, Paper
from factquiz.reports.exports.columns import as_parquet
from factquiz.reports.exports.platforms import as_canvas, as_moodle
from factquiz.reports.exports.tables import TABLES
from factquiz.reports.exports.workbook import as_workbook
from factquiz.reports.feedback import feedback_page
from factquiz.responses.roster import Student
from tests.sample_class import make, parts, quiz
from tests.sample_class.graded import grade
from tests.sample_class.make import FORMULA, half, submission, wrong

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.gradebook.gradebook import Gradebook

KEY = quiz.key(("s01", "s02", "s03"))
ROSTER = (Student(id="s01", name=FORMULA), Student(id="s02", name="Bo Lind"), Student(id="s03"))


def _book() -> Gradebook:
    sent = submission(KEY.forms[0], half)
    sent = replace(sent, responses={**sent.responses, "fungus": FORMULA})
    return grade([("a", sent), ("b", submission(KEY.forms[1]))], KEY, ROSTER)


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_moodle_gets_a_grade_and_a_comment_for_each_student_with_a_score() -> None:
    """Five places, no formulas, and no row for who sent nothing."""
    assert _rows(as_moodle(_book(), "Email address")) == [
        ["Email address", KEY.title, "Feedback comments"],
        ["s01", "4.16667", ""],
        ["s02", "7.00000", ""],
    ]


def test_canvas_gets_its_own_columns_and_the_points_possible() -> None:
    """The id stands in the column that the instructor named."""
    header, possible, first, second = _rows(as_canvas(_book(), "SIS Login ID"))
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", KEY.title]
    assert possible == ["    Points Possible", "", "", "", "", "7.00"]
    assert first == [f"'{FORMULA}", "", "", "s01", "", "4.17"]
    assert second == ["Bo Lind", "", "", "s02", "", "7.00"]


def test_a_workbook_has_all_tables_and_no_formula() -> None:
    """Scores are numbers; what a student typed is text, whatever it begins with."""
    book = load_workbook(io.BytesIO(as_workbook(_book())))
    assert book.sheetnames == list(TABLES)
    sheet = book["gradebook"]
    row = {title.value: cell for title, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (row["score"].value, row["score"].data_type) == (4.17, "n")
    assert all(
        cell.data_type != "f" for each in book.worksheets for line in each.rows for cell in line
    )
    typed = [cell.value for cell in book["responses"]["H"]]
    assert f"'{FORMULA}" in typed


@settings(max_examples=40)  # a workbook each
@given(st.text(min_size=1, max_size=30))
def test_no_typed_answer_breaks_a_workbook(answer: str) -> None:
    """Control characters, formulas, any script: the workbook opens."""
    sent = submission(KEY.forms[0])
    sent = replace(sent, responses={**sent.responses, "fungus": answer})
    data = as_workbook(grade([("f", sent)], KEY))
    assert load_workbook(io.BytesIO(data)).sheetnames == list(TABLES)


@pytest.mark.parametrize("make_bytes", [as_workbook, as_moodle, as_canvas])
def test_the_same_marks_give_the_same_bytes(make_bytes: object) -> None:
    """No time of making, no random id."""
    assert make_bytes(_book()) == make_bytes(_book())  # type: ignore[operator]


def test_parquet_keeps_whole_numbers_as_numbers() -> None:
    """So that a program can add up the exact scores."""
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(as_parquet(_book(), "responses"))).to_pydict()
    assert set(table["number"]) == {1, 2, 3, 4, 5, 6}
    total = sum(
        Fraction(top, bottom)
        for top, bottom, student in zip(
            table["points_numerator"], table["points_denominator"], table["student"], strict=True
        )
        if student == "s01"
    )
    assert total == Fraction(25, 6)


def test_withheld_keys_are_nowhere_on_the_page() -> None:
    """A wrong answer is called wrong; what is right, and why, is not said."""
    form = parts.form(student="s01")
    key = replace(parts.key(("s01",)), forms=(form,))
    (row,) = grade([("f", submission(form, wrong))], key).rows()
    open_page = feedback_page(row, "Bread")
    page = feedback_page(row, "Bread", withheld=True)
    assert "right answer" in open_page
    for word in ("right answer</span>", "accepted answer", "Why “", "Read again", "✓ right"):
        assert word not in page
    assert page.count("You answered:") == len(form.items)
    assert "The right answers are not shown here." in page


@pytest.fixture
def grades(tmp_path: Path) -> Path:
    """Give a graded folder."""
    make.write({f"{form.student}.json": _bytes(form) for form in KEY.forms}, tmp_path / "in")
    (tmp_path / "key.json").write_bytes(encode_pretty(KEY))
    arguments = ["grade", str(tmp_path / "in"), "--key", str(tmp_path / "key.json")]
    CliRunner().invoke(main, [*arguments, "--out", str(tmp_path / "grades")])
    return tmp_path / "grades"


def _bytes(form: object) -> bytes:
    return encode_pretty(submission(form))  # type: ignore[arg-type]


def test_feedback_is_packed_with_a_table_to_send_it_by(grades: Path) -> None:
    """A page for each student, the same bytes each time, and a row with its name."""
    out, mail = grades.parent / "f.zip", grades.parent / "mail.csv"
    arguments = ["feedback", str(grades), "--out", str(out), "--mail", str(mail)]
    assert "3 pages" in CliRunner().invoke(main, arguments).stdout
    first = out.read_bytes()
    CliRunner().invoke(main, arguments)
    assert out.read_bytes() == first
    names = zipfile.ZipFile(out).namelist()
    with mail.open(encoding="utf-8-sig", newline="") as file:
        assert [row["file"] for row in csv.DictReader(file)] == names


def test_feedback_may_be_printed(grades: Path) -> None:
    """A tagged PDF for each student, whatever she typed, and the same bytes each time."""
    out = grades.parent / "f.zip"
    arguments = ["feedback", str(grades), "--out", str(out), "--pdf"]
    done = CliRunner().invoke(main, arguments)
    assert "3 pages" in done.stdout, done.output
    first = out.read_bytes()
    CliRunner().invoke(main, arguments)
    assert out.read_bytes() == first
    with zipfile.ZipFile(out) as archive:
        assert [name[-4:] for name in archive.namelist()] == [".pdf"] * 3
        reader = PdfReader(io.BytesIO(archive.read("s01.pdf")))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Feedback for s01" in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


@pytest.mark.parametrize("withheld", [False, True])
def test_every_interaction_is_printed_and_hostile_text_is_text(*, withheld: bool) -> None:
    """Typst markup that a student types is shown as it stands; letters no font has, by number."""
    form = parts.form(student="s01")
    key = replace(parts.key(("s01",)), forms=(form,))
    typed = '#panic("x") *bold* $x$ \u10a0\u10a1'
    sent = submission(form, wrong)
    sent = replace(sent, responses={**sent.responses, "fungus": typed})
    (row,) = grade([("f", sent)], key).rows()
    page = FeedbackPages("Bread", Format(paper=Paper.A4, large=False), ENGLISH, withheld=withheld)
    pages = PdfReader(io.BytesIO(page(row))).pages
    text = " ".join(" ".join(each.extract_text() for each in pages).split())
    assert '#panic("x") *bold* $x$' in text
    assert "U+10A0U+10A1" in text
    assert "To look at again: Question 1, Question 2" in text
    assert ("Why “" in text) is not withheld
    assert ("The right answers are not shown here." in text) is withheld


@pytest.mark.parametrize("name", ["moodle", "canvas", "xlsx", "parquet"])
def test_marks_are_written_in_each_format(grades: Path, name: str) -> None:
    """And nothing half-written stays behind."""
    out = grades.parent / f"marks.{name}"
    done = CliRunner().invoke(main, ["marks", str(grades), "--format", name, "--out", str(out)])
    assert done.exit_code == 0
    assert out.stat().st_size > 50
    assert not list(grades.parent.glob(".*partial"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "moodle", "--students-by", "Shoe size"), "allowed is ID number, Username"),
        (("--format", "xlsx", "--students-by", "ID"), "xlsx does not need it"),
    ],
)
def test_a_wrong_student_column_says_what_is_allowed(
    grades: Path, arguments: tuple[str, ...], message: str
) -> None:
    """Before anything is written."""
    out = grades.parent / "x"
    done = CliRunner().invoke(main, ["marks", str(grades), *arguments, "--out", str(out)])
    assert (done.exit_code, message in " ".join(done.stderr.split())) == (2, True)
    assert not out.exists()


@pytest.mark.parametrize(("by", "noted"), [("Email address", True), ("Username", False)])
def test_ids_that_are_no_addresses_are_noted(grades: Path, *, by: str, noted: bool) -> None:
    """The file is written as was asked for, and who imports it learns that nobody will be found."""
    out = grades.parent / "by.csv"
    arguments = ["marks", str(grades), "--format", "moodle", "--students-by", by]
    done = CliRunner().invoke(main, [*arguments, "--out", str(out)])
    assert done.exit_code == 0
    assert ("no e-mail addresses (“s01”)" in done.stderr) is noted
    assert out.read_text("utf-8-sig").startswith(by)


@pytest.mark.parametrize("command", [("feedback",), ("marks", "--format", "moodle")])
def test_a_folder_without_a_gradebook_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    """A plain message, no traceback."""
    name, *more = command
    done = CliRunner().invoke(main, [name, str(tmp_path), *more, "--out", str(tmp_path / "x")])
    assert done.exit_code == 2
    assert "Nothing was written" in done.stderr
