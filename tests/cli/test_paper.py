"""``factquiz paper``: from a frozen key to a folder for the printer."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import msgspec
import pytest
from click.testing import CliRunner, Result

from factquiz.cli import main
from factquiz.items.codec import encode_pretty
from factquiz.papers.code import read_code
from tests.papers import printed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Give a folder with a key for two students and a roster in another order."""
    (tmp_path / "key.json").write_bytes(encode_pretty(printed.key()))
    (tmp_path / "class.csv").write_text("student,name\nbo,=Bo\nada,Ada L.\n", encoding="utf-8")
    return tmp_path


def _paper(course: Path, *more: str) -> Result:
    arguments = ["paper", str(course / "key.json"), "--out", str(course / "out"), *more]
    return CliRunner().invoke(main, arguments)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_class_gets_papers_and_the_marker_a_booklet(course: Path) -> None:
    """The order is that of the roster; keys are in the marker's folder only; twice is the same."""
    done = _paper(course, "--roster", str(course / "class.csv"))
    assert done.exit_code == 0, done.output
    files = _files(course / "out")
    assert list(files) == [
        "all-papers.pdf",
        "marker/key-booklet.pdf",
        "marker/layout.json",
        "papers/001.pdf",
        "papers/002.pdf",
        "papers.csv",
    ]
    with (course / "out" / "papers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["student"], row["name"], row["form"]) for row in csv.DictReader(file)]
    assert rows == [("bo", "'=Bo", "002"), ("ada", "Ada L.", "001")]
    covers = [text for text in printed.pages(files["all-papers.pdf"]) if "How to answer" in text]
    assert ["=Bo" in text for text in covers] == [True, False]
    assert not any(
        "Why" in text
        for name in ("all-papers.pdf", "papers/001.pdf")
        for text in printed.pages(files[name])
    )
    assert _paper(course, "--roster", str(course / "class.csv")).exit_code == 0
    assert _files(course / "out") == files


def test_the_layout_tells_where_each_bubble_is(course: Path) -> None:
    """For each page of an answer sheet: its code, and every row in millimetres."""
    assert _paper(course, "--paper", "letter", "--large").exit_code == 0
    made = msgspec.json.decode((course / "out" / "marker" / "layout.json").read_bytes())
    assert (made["paper"], made["large"], made["width"], made["height"]) == (
        "letter",
        True,
        215.9,
        279.4,
    )
    assert {page["code"]["form"] for page in made["pages"]} == {"001", "002"}
    for page in made["pages"]:
        code = read_code(page["text"])
        assert code is not None
        assert code.checksum == page["code"]["checksum"]
        assert page["page"]["rows"]


def test_students_without_a_form_stop_the_run(course: Path) -> None:
    """Nobody comes to an exam for which there is no paper."""
    (course / "class.csv").write_text("student\nada\nzoe\n", encoding="utf-8")
    done = _paper(course, "--roster", str(course / "class.csv"))
    assert done.exit_code == 2
    assert "no form for 1 of its students: zoe" in done.stderr
    assert not (course / "out").exists()


def test_forms_of_others_are_left_out_and_counted(course: Path) -> None:
    """Who left the class is not printed, and the command says so."""
    (course / "class.csv").write_text("student\nada\n", encoding="utf-8")
    done = _paper(course, "--roster", str(course / "class.csv"))
    assert "Papers: 1, in " in done.stdout
    assert "forms left out, of students who are not on the roster: 1" in done.stdout


def test_what_cannot_be_printed_is_told_and_nothing_is_written(course: Path) -> None:
    """A name in a script that no font has: file, line, character."""
    (course / "class.csv").write_text("student,name\nada,李\nbo,Bo\n", encoding="utf-8")
    done = _paper(course, "--roster", str(course / "class.csv"))
    assert done.exit_code == 1
    assert (
        "class.csv:2:5: error [paper-glyph] the name of student “ada” cannot be printed"
        in done.stderr
    )
    assert not (course / "out").exists()


def test_a_folder_with_other_things_is_not_touched(course: Path) -> None:
    """Only what an earlier run wrote is replaced."""
    (course / "out" / "papers").mkdir(parents=True)
    (course / "out" / "papers" / "thesis.docx").write_text("mine", encoding="utf-8")
    done = _paper(course)
    assert done.exit_code == 2
    assert "papers/thesis.docx" in done.stderr
    assert list(_files(course / "out")) == ["papers/thesis.docx"]


def test_a_file_that_is_no_key_is_refused(course: Path) -> None:
    """The message says what the file should be."""
    (course / "key.json").write_text("{}", encoding="utf-8")
    done = _paper(course)
    assert done.exit_code == 2
    assert "is not a key" in done.stderr


def test_papers_speak_the_language_that_was_asked_for(course: Path) -> None:
    """A region takes the words of its language; one that is not there is refused."""
    assert _paper(course, "--language", "de-AT").exit_code == 0
    text = " ".join(printed.pages((course / "out" / "papers" / "001.pdf").read_bytes()))
    assert "Antwortbogen" in text
    refused = _paper(course, "--language", "tlh")
    assert refused.exit_code == 2
    assert "there are no words in 'tlh'; there are de, en." in refused.output
