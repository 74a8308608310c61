"""Marks by hand on the command line: from an empty sheet to marks, feedback and analysis."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from pypdf import PdfReader

from factquiz.cli import main
from factquiz.items.codec import encode_pretty
from tests.sample_class import make, quiz

KEY = quiz.key()
RUBRIC = """rubric: essay
title: Essay on <dough>
points: 10
criteria:
  - id: claim
    title: Claim
    most: 4
    levels: {4: It is clear., 1: It is there.}
  - {id: evidence, title: Evidence, most: 4}
"""
COMMENT = '<img src=x onerror="alert(1)">'
MARKS = f"""student,name,rubric,Claim (4),Evidence (4),comment
s01,Anna,essay,3,2,"{COMMENT.replace('"', '""')}"
s02,Bo,essay,4,4,=1+1
s03,Cy,essay,,,
s99,Di,essay,1,1,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small class, its key, a rubric and a sheet of marks; the work is done there."""
    sent = {form.student: make.submission(form, make.right) for form in KEY.forms[:3]}
    for student, one in sent.items():
        (tmp_path / "sent" / student).mkdir(parents=True)
        (tmp_path / "sent" / student / "submission.json").write_bytes(encode_pretty(one))
    (tmp_path / "key.json").write_bytes(encode_pretty(KEY))
    (tmp_path / "roster.csv").write_text("student,name\ns01,Anna\ns02,Bo\ns03,Cy\n")
    (tmp_path / "essay.yml").write_text(RUBRIC)
    (tmp_path / "marks.csv").write_text(MARKS)
    return tmp_path


def _run(folder: Path, *arguments: str) -> Result:
    named = [
        str(folder / each) if (folder / each).exists() or each.startswith("new/") else each
        for each in arguments
    ]
    return CliRunner().invoke(main, [each.replace("new/", "") for each in named])


def _grade(folder: Path, *more: str) -> Result:
    key, out = str(folder / "key.json"), str(folder / "grades")
    return _run(folder, "grade", "sent", "--key", key, "--out", out, *more)


BY_HAND = ("--rubric", "essay.yml", "--by-hand", "marks.csv")


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_marks_reach_every_table(folder: Path) -> None:
    """The total, the table of scores, what was set aside, and the counts."""
    done = _grade(folder, *BY_HAND)
    assert done.exit_code == 1, done.output
    assert "Marks by hand: 2 entered + 1 set aside + 0 repeated + 1 empty = 4 rows" in done.stdout
    assert "marks.csv:5:1: [unknown-student]" in done.stdout
    out = folder / "grades"
    assert done.stdout.splitlines()[-2:] == [
        f"To mend: {out}/marks_set_aside.csv says of each row what to do; then enter it again.",
        "To mark: work that has no mark yet; then factquiz regrade --by-hand (--help).",
    ]
    rows = {row["student"]: row for row in _table(folder / "grades" / "gradebook.csv")}
    assert (rows["s01"]["score"], rows["s01"]["max_score"]) == ("13.25", "17.00")
    assert (rows["s01"]["by_hand"], rows["s01"]["unmarked"]) == ("6.25", "")
    assert (rows["s03"]["status"], rows["s03"]["unmarked"]) == ("to check", "1")
    marks = _table(folder / "grades" / "marks_by_hand.csv")
    assert [(row["student"], row["criterion"], row["score"]) for row in marks] == [
        ("s01", "claim", "3.00"),
        ("s01", "evidence", "2.00"),
        ("s02", "claim", "4.00"),
        ("s02", "evidence", "4.00"),
    ]
    assert marks[2]["comment"] == "'=1+1"
    (aside,) = _table(folder / "grades" / "marks_set_aside.csv")
    assert (aside["file"], aside["line"], aside["code"]) == ("marks.csv", "5", "unknown-student")
    summary = json.loads((folder / "grades" / "summary.json").read_bytes())
    assert summary["marks"] == {"rows": 4, "entered": 2, "set_aside": 1, "empty": 1}


def test_students_read_scores_and_comments_that_can_do_no_harm(folder: Path) -> None:
    """On the page and in print: each criterion, the level it reached, the comment as text."""
    _grade(folder, *BY_HAND)
    page = (folder / "grades" / "feedback" / "s01.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert "&lt;img src=x onerror=" in page
    assert "Essay on &lt;dough&gt;" in page
    assert "6 1/4 of 10 points" in page
    assert "It is there." in page
    waiting = (folder / "grades" / "feedback" / "s03.html").read_text(encoding="utf-8")
    assert "not marked yet is Essay on &lt;dough&gt;" in waiting
    archive = folder / "feedback.zip"
    done = _run(folder, "feedback", "grades", "--out", str(archive), "--pdf")
    assert done.exit_code == 0, done.output
    text = _pdf(archive, "s01.pdf")
    assert COMMENT in text
    assert "6 1/4 of 10 points" in text


def _pdf(archive: Path, name: str) -> str:
    import zipfile  # noqa: PLC0415 (of this helper alone)

    with zipfile.ZipFile(archive) as packed, packed.open(name) as file:
        return " ".join(page.extract_text() for page in PdfReader(file).pages)


def test_marks_reach_moodle_and_the_analysis(folder: Path) -> None:
    """The imported mark is the whole; the rubric is an item with partial credit."""
    _grade(folder, *BY_HAND)
    _run(folder, "marks", "grades", "--format", "moodle", "--out", str(folder / "moodle.csv"))
    assert "s01,13.25000," in (folder / "moodle.csv").read_text()
    _run(folder, "analyse", "grades", "--out", str(folder / "analysis"))
    items = {row["item"]: row for row in _table(folder / "analysis" / "items.csv")}
    essay = items["essay"]
    assert (essay["interaction"], essay["stem"]) == ("rubric", "Essay on <dough>")
    assert (essay["students"], essay["ungradable"]) == ("3", "1")
    assert essay["p"] == "0.5417", "(5/8 + 1 + 0) / 3"
    analysis = json.loads((folder / "analysis" / "analysis.json").read_bytes())
    assert analysis["classes"][0]["most"] == 17
    assert all(each["objective"] for each in analysis["objectives"])
    criteria = _table(folder / "analysis" / "criteria.csv")
    assert [(row["criterion"], row["students"], row["p"]) for row in criteria] == [
        ("Claim", "2", "0.8750"),  # 3 and 4 of 4
        ("Evidence", "2", "0.7500"),  # 2 and 4 of 4
    ]
    page = (folder / "analysis" / "analysis.html").read_text(encoding="utf-8")
    assert "Criteria of the rubrics" in page
    assert "<dough>" not in page


def test_marks_may_come_later_and_again(folder: Path) -> None:
    """Regrade enters them, shows first what would change, and keeps everything else."""
    assert _grade(folder).exit_code == 0
    shown = _run(folder, "regrade", "grades", *BY_HAND, "--dry-run")
    assert shown.exit_code == 1, shown.output
    assert "s01: essay: – → 6 1/4  (Marked by hand: marks.csv:2.)" in shown.stdout
    assert not (folder / "grades" / "marks_by_hand.csv").exists()
    _run(folder, "regrade", "grades", *BY_HAND)
    (folder / "marks.csv").write_text("student,Claim,Evidence\ns03,4,4\n")
    done = _run(folder, "regrade", "grades", *BY_HAND)
    assert done.exit_code == 0, done.output
    rows = _table(folder / "grades" / "gradebook.csv")
    assert [row["by_hand"] for row in rows if row["by_hand"]] == ["6.25", "10.00", "10.00"]
    assert [row["item"] for row in _table(folder / "grades" / "changes.csv")].count("essay") == 3


def test_marks_for_a_platform_say_whom_they_leave_out(folder: Path) -> None:
    """An import changes nothing for them, so the instructor must know who they are not."""
    (folder / "roster.csv").write_text("student,name\ns01,A\ns02,B\ns03,C\ns98,D\ns99,E\n")
    _grade(folder, "--roster", "roster.csv")
    out = str(folder / "moodle.csv")
    done = _run(folder, "marks", "grades", "--format", "moodle", "--out", out)
    missing = len(_table(folder / "grades" / "gradebook.csv")) - 3
    told = f"(3 students; left out, for they have no score: {missing} missing)"
    assert done.stdout == f"Written: {out} {told}\n"


def test_who_has_marks_alone_has_a_total_and_is_named(folder: Path) -> None:
    """In the output, in the table, in what the platform imports, and on her page, without a key."""
    (folder / "roster.csv").write_text("student,name\ns01,A\ns02,B\ns03,C\ns99,D\n")
    done = _grade(folder, *BY_HAND, "--roster", "roster.csv")
    told = (
        "Marked by hand, but nothing came in for the quiz, which counts as 0 in the total: s99",
        "Students: 2 graded, 1 to check, 1 by hand only, 0 quarantined, 30 missing",
    )
    assert set(told) <= set(done.stdout.splitlines()), done.stdout
    assert told[0] in _run(folder, "regrade", "grades", *BY_HAND).stdout.splitlines()
    rows = {row["student"]: row for row in _table(folder / "grades" / "gradebook.csv")}
    hers = rows["s99"]
    assert (hers["status"], hers["score"], hers["max_score"]) == ("by hand only", "2.50", "17.00")
    _run(folder, "marks", "grades", "--format", "moodle", "--out", str(folder / "moodle.csv"))
    assert 's99,2.50000,"Nothing came in for the quiz' in (folder / "moodle.csv").read_text()
    page = (folder / "grades" / hers["feedback"]).read_text(encoding="utf-8")
    assert "No answers to the quiz came in: it counts as 0 of 7 points." in page
    assert "2 1/2 of 10 points" in page
    assert "Feedback for <strong><bdi>D</bdi></strong></p>" in page
    assert KEY.forms[0].items[0].item.stem not in page
    archive = folder / "feedback.zip"
    _run(folder, "feedback", "grades", "--out", str(archive), "--pdf")
    assert "it counts as 0 of 7 points" in _pdf(archive, "s99.pdf")


def test_marks_of_whom_a_file_is_set_aside_wait_for_it(folder: Path) -> None:
    """There is no total yet, and the command says of whom."""
    (folder / "sent" / "s03" / "another.json").write_bytes(
        encode_pretty(make.submission(KEY.forms[2], make.wrong))
    )
    (folder / "marks.csv").write_text("student,Claim,Evidence\ns03,4,4\n")
    told = "no total yet, for what came in is set aside, or no form is known to be theirs: s03"
    assert f"Marked by hand, but {told}" in _grade(folder, *BY_HAND).stdout.splitlines()


def test_a_cap_is_told_to_whom_it_concerns(folder: Path) -> None:
    """On her page and in print, with what the scores add up to."""
    (folder / "essay.yml").write_text(
        RUBRIC.replace("most: 4}", "most: 4, caps: {2: 3}}"), encoding="utf-8"
    )
    _grade(folder, *BY_HAND)
    told = "The scores add up to 5; with 2 or less on “Evidence” 3 is the most."
    page = (folder / "grades" / "feedback" / "s01.html").read_text(encoding="utf-8")
    assert told in page
    assert "3 3/4 of 10 points" in page
    assert "add up to" not in (folder / "grades" / "feedback" / "s02.html").read_text("utf-8")
    archive = folder / "feedback.zip"
    _run(folder, "feedback", "grades", "--out", str(archive), "--pdf")
    assert told in " ".join(_pdf(archive, "s01.pdf").split())


def test_two_markers_are_averaged_and_their_difference_is_told(folder: Path) -> None:
    """In the total, in the table of marks, and at the end of the command."""
    for name, row in (("anna.csv", "s01,3,2"), ("bo.csv", "s01,4,2")):
        (folder / name).write_text(f"student,Claim,Evidence\n{row}\n")
    sheets = ("--rubric", "essay.yml", "--by-hand", "anna.csv", "--by-hand", "bo.csv")
    assert "marked-twice" in _grade(folder, *sheets).stdout
    done = _grade(folder, *sheets, "--two-marks", "mean, at most 20% apart")
    told = "Mean of several markers: 1; they are 12.5 % apart on average, at most 12.5 % (s01)"
    assert told in done.stdout.splitlines()
    rows = {row["student"]: row for row in _table(folder / "grades" / "gradebook.csv")}
    assert rows["s01"]["by_hand"] == "6.88", "5 1/2 of 8, worth 10"
    marks = _table(folder / "grades" / "marks_by_hand.csv")
    assert [(row["score"], row["given"], row["apart"]) for row in marks] == [
        ("3.50", "3.00; 4.00", "1.00"),
        ("2.00", "2.00; 2.00", "0.00"),
    ]
    again = _run(folder, "regrade", "grades", *sheets, "--two-marks", "mean, at most 5% apart")
    assert again.exit_code == 1
    assert "12.5 % apart, more than 5.0 %" in again.stdout
    refused = _grade(folder, *sheets, "--two-marks", "best")
    assert refused.exit_code == 2
    assert "“mean, at most 10% apart”" in refused.stderr


def test_grading_again_does_not_lose_marks(folder: Path) -> None:
    """It says what is missing, and writes nothing."""
    _grade(folder, *BY_HAND)
    before = (folder / "grades" / "gradebook.csv").read_bytes()
    for given in ((), ("--rubric", "essay.yml")):
        refused = _grade(folder, *given)
        assert refused.exit_code == 2
        assert "given by hand (essay), which would be lost" in refused.stderr
    assert (folder / "grades" / "gradebook.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--by-hand", "marks.csv"), "needs the --rubric"),
        (("--rubric", "essay.yml", "--by-hand", "roster.csv"), "lacks criteria of the rubric"),
        (("--rubric", "essay.yml", "--by-hand", "essay.yml"), "its name must end in .csv"),
        (("--rubric", "essay.yml", "--rubric", "essay.yml"), "2 files have the id 'essay'"),
    ],
)
def test_misuse_is_told_before_anything_is_graded(
    folder: Path, given: tuple[str, ...], told: str
) -> None:
    """With the option that is to blame."""
    done = _grade(folder, *given)
    assert done.exit_code == 2
    assert told in done.stderr
    assert not (folder / "grades").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rubric: essay\ntitle: Essay\n", "give either `criteria` or `most`"),
        ("rubric: essay\ntitle: Essay\nmost: 0\n", "points must be more than 0"),
        (RUBRIC.replace("{4:", "{5:"), "there is a level 5, but the highest score is 4"),
        (RUBRIC.replace("id: evidence", "id: claim"), "2 criteria have the id `claim`"),
        (RUBRIC + "weight: 3\n", "the key 'weight' is not known here"),
        (RUBRIC.replace("most: 4}", "most: 4, caps: {4: 1}}"), "a cap at 4, which every score has"),
        ("- essay\n", "a rubric file has names and values"),
    ],
)
def test_a_mistake_in_a_rubric_has_its_place(folder: Path, text: str, told: str) -> None:
    """File and line, what is wrong, what is allowed."""
    (folder / "essay.yml").write_text(text)
    done = _run(folder, "marksheet", "essay.yml", "--roster", "roster.csv", "--out", "x.csv")
    assert done.exit_code == 2
    assert told in done.stderr
    assert "essay.yml:" in done.stderr


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_an_empty_sheet_is_filled_in_and_read(folder: Path, suffix: str) -> None:
    """A row for each student and a column for each criterion; ids keep their zeros."""
    (folder / "roster.csv").write_text("student,name\n007,=Bond\ns01,Anna\n")
    out = folder / f"sheet.{suffix}"
    done = _run(folder, "marksheet", "essay.yml", "--roster", "roster.csv", "--out", str(out))
    assert done.exit_code == 0, done.output
    if suffix == "csv":
        lines = out.read_text(encoding="utf-8-sig").splitlines()
        assert lines[0] == "student,name,rubric,Claim (4),Evidence (4),comment"
        assert lines[1] == "007,'=Bond,essay,,,"
        out.write_text("\n".join([*lines[:2], "s01,Anna,essay,3.5,4,fine"]), encoding="utf-8-sig")
    else:
        book = load_workbook(out)
        sheet = book["marks"]
        assert [cell.value for cell in sheet[2]][:3] == ["007", "=Bond", "essay"]
        assert sheet["B2"].data_type == "s"
        assert [str(each.sqref) for each in sheet.data_validations.dataValidation] == [
            "D2:D3",
            "E2:E3",
        ]
        sheet["D3"], sheet["E3"], sheet["F3"] = 3.5, 4, "fine"
        book.save(out)
    graded = _grade(
        folder, "--rubric", "essay.yml", "--by-hand", str(out), "--roster", "roster.csv"
    )
    assert "Marks by hand: 1 entered + 0 set aside + 0 repeated + 1 empty = 2 rows" in graded.stdout


def test_a_sheet_with_marks_is_not_overwritten(folder: Path) -> None:
    """Hours of work may be in it; --replace says that none are."""
    arguments = ("marksheet", "essay.yml", "--roster", "roster.csv", "--out", "marks.csv")
    refused = _run(folder, *arguments)
    assert refused.exit_code == 2
    assert "perhaps with marks in it" in refused.stderr
    assert (folder / "marks.csv").read_text() == MARKS
    assert _run(folder, *arguments, "--replace").exit_code == 0


def test_the_rubric_of_the_help_is_a_rubric(folder: Path) -> None:
    """What an instructor copies from the help works."""
    told = _run(folder, "marksheet", "--help").stdout
    lines = told[told.index("rubric: essay") :].partition("\n\n")[0].splitlines()
    margin = next(len(line) - len(line.lstrip()) for line in lines if "title:" in line)
    text = "\n".join([lines[0], *(line[margin:] for line in lines[1:])])
    (folder / "essay.yml").write_text(text)
    done = _run(folder, "marksheet", "essay.yml", "--roster", "roster.csv", "--out", "new/x.csv")
    assert done.exit_code == 0, done.output


def test_the_example_of_the_docs_is_a_rubric(folder: Path) -> None:
    """What an instructor copies from the page works, and its levels stand behind the sheet."""
    page = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(rubric:.*?)```", page, re.DOTALL)
    (folder / "essay.yml").write_text(example, encoding="utf-8")
    out = str(folder / "sheet.xlsx")
    done = _run(folder, "marksheet", "essay.yml", "--roster", "roster.csv", "--out", out)
    assert done.exit_code == 0, done.output
    levels = [[cell.value for cell in row] for row in load_workbook(out)["rubric"].iter_rows()]
    assert levels[1:] == [
        ["Attribution", "4", "Every judgement has its holder."],
        ["Attribution", "2", "Several have none."],
    ]
