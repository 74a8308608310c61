"""``factquiz grade``, from a folder to a gradebook."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from factquiz.cli import COMMANDS, main
from factquiz.items.codec import encode_pretty
from factquiz.responses.reader import MAX_BYTES
from tests.sample_class import make, quiz

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = quiz.key()

EXPECTED = {
    **dict.fromkeys(["s01", "s02", "s03", "s04", "s05", "s06"], "7"),  # all right
    **dict.fromkeys(["s07", "s08", "s09"], "0"),  # blank
    "s10": "1",  # the first item
    "s11": "2",  # the first two
    "s12": "4",  # the third is worth two points
    "s13": "5",
    "s14": "6",
    "s15": "7",  # all six
    **dict.fromkeys(["s16", "s17", "s18", "s19"], "0"),  # all wrong
    # one key of three for two points, one of two for one: 1 + 1 + 2/3 + 1 + 1 + 1/2
    **dict.fromkeys(["s20", "s21", "s22"], "31/6"),
    "s23": "7",  # a typing error within the allowance
    "s24": "6",  # two labels in the first item: ungradable, the rest right
    "s25": "6",  # a script typed as an answer: wrong, the rest right
    "s26": "6",  # a formula typed as an answer: wrong, the rest right
}
"""The sums, reckoned by hand."""

REFUSED = {
    "broken/empty.json": "empty",
    "broken/junk.bin": "too-large",
    "broken/latin-1.json": "not-utf8",
    "broken/repeated-name.json": "repeated-name",
    "broken/truncated.json": "not-json",
    "broken/utf-16.json": "not-utf8",
    "s27/a.json": "conflicting",
    "s27/b.json": "conflicting",
    "strays/path-in-id.json": "unsafe-id",
    "strays/unknown-item.json": "unknown-item",
    "strays/unknown-student.json": "unknown-student",
    "strays/wrong-form.json": "wrong-form",
    "strays/wrong-quiz.json": "wrong-quiz",
}

ABSENT = {
    "s27": "quarantined",  # contradicts herself
    "s28": "quarantined",  # handed in the form of s05
    "s29": "quarantined",  # an item that is not on her form
    "s30": "quarantined",  # another quiz; her other file is cut short
    "s31": "missing",  # her file is in UTF-16, so nobody can say that it is hers
    "s32": "missing",
    "s33": "quarantined",  # a name stands twice
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the sample class, its roster, its key, and sixty megabytes of junk."""
    make.write(make.files(KEY), tmp_path / "submissions")
    with (tmp_path / "submissions" / "broken" / "junk.bin").open("wb") as junk:
        junk.truncate(60_000_000)
    (tmp_path / "key.json").write_bytes(encode_pretty(KEY))
    (tmp_path / "roster.csv").write_text(make.roster(KEY), encoding="utf-8")
    return tmp_path


def _grade(folder: Path, *more: str, submissions: str = "submissions") -> Result:
    arguments = ["grade", str(folder / submissions), "--key", str(folder / "key.json")]
    return CliRunner().invoke(main, [*arguments, "--out", str(folder / "out"), *more])


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_sample_class_gets_the_sums_reckoned_by_hand(folder: Path) -> None:
    """Twenty-six students are graded to the last fraction, the other seven have no score."""
    _grade(folder, "--roster", str(folder / "roster.csv"))
    rows = _table(folder / "out" / "gradebook.csv")
    sums = {
        row["student"]: Fraction(int(row["score_numerator"]), int(row["score_denominator"]))
        for row in rows
        if row["score"]
    }
    assert sums == {student: Fraction(points) for student, points in EXPECTED.items()}
    assert {row["student"]: row["status"] for row in rows if not row["score"]} == ABSENT
    assert [row["student"] for row in rows if row["status"] == "to check"] == ["s24"]


def test_every_bad_file_is_set_aside_and_named(folder: Path) -> None:
    """None stops the run and none is lost: each has its code, reason and what to do."""
    _grade(folder)
    rows = _table(folder / "out" / "quarantine.csv")
    assert {row["file"]: row["code"] for row in rows} == REFUSED
    assert all(row["reason"] and row["what_to_do"] for row in rows)
    assert {(row["file"], row["instead"]) for row in _table(folder / "out" / "duplicates.csv")} == {
        ("s01/submission.json", "s01/submission (1).json"),
        ("s02/submission.json", "resent/late/s02.json"),
    }


def test_the_counts_are_printed_and_add_up(folder: Path) -> None:
    """26 + 13 + 2 = 41, and the exit code says that a person must look."""
    done = _grade(folder)
    assert "Files: 26 graded + 13 quarantined + 2 duplicates = 41 received" in done.stdout
    assert "broken/latin-1.json:5:15: [not-utf8] The byte 0xFC" in done.stdout
    assert done.exit_code == 1
    out = folder / "out"
    assert done.stdout.splitlines()[-3:] == [
        f"Written: {out}",
        f"To mend: {out}/quarantine.csv says of each file what to do; then grade again.",
        (
            f"To judge: the rows of {out}/responses.csv that have a problem;"
            " then factquiz regrade (--help)."
        ),
    ]


def test_files_that_computers_make_are_counted_and_leave_nothing_to_do(folder: Path) -> None:
    """They are set aside, so the counts add up; nobody is asked for anything."""
    sent = {"ann/submission.json": encode_pretty(make.submission(KEY.forms[0]))}
    junk = dict.fromkeys(("ann/.DS_Store", "__MACOSX/ann/._submission.json"), b"\x00\x05")
    make.write(sent | junk, folder / "mac")
    done = _grade(folder, submissions="mac")
    assert "Files: 1 graded + 2 quarantined + 0 duplicates = 3 received" in done.stdout
    assert "nothing to do: 2 of the files that computers make" in done.stdout
    assert ".DS_Store" not in done.stdout
    assert "To mend" not in done.stdout
    assert "Next: factquiz marks" in done.stdout


def test_a_folder_of_something_else_is_told(folder: Path) -> None:
    """Nothing of it could be graded: most likely it is the wrong folder, or the wrong key."""
    done = _grade(folder, submissions="submissions/broken")
    assert done.exit_code == 1
    assert "Nothing could be graded. Is that what the students sent" in done.stdout


def test_the_summary_is_for_programs(folder: Path) -> None:
    """--json prints what summary.json holds, and nothing else."""
    done = _grade(folder, "--json")
    summary = json.loads(done.stdout)
    assert summary == json.loads((folder / "out" / "summary.json").read_bytes())
    assert summary["files"] == {
        "received": 41,
        "graded": 26,
        "quarantined": 13,
        "duplicates": 2,
    }
    assert summary["responses"] == {
        "right": 90,
        "partial": 6,
        "wrong": 26,
        "omitted": 33,
        "ungradable": 1,
    }


def test_each_graded_student_gets_a_page(folder: Path) -> None:
    """One page each, named in the gradebook; what was typed is escaped in it."""
    _grade(folder, "--book-url", "https://example.org/course")
    pages = {path.name for path in (folder / "out" / "feedback").iterdir()}
    assert pages == {f"{student}.html" for student in EXPECTED}
    hostile = (folder / "out" / "feedback" / "s25.html").read_text(encoding="utf-8")
    assert "<script" not in hostile
    assert "&lt;script&gt;" in hostile
    assert 'href="https://example.org/course/lessons/dough.html#fact-dough"' in hostile


def test_a_huge_class_gets_no_pages_by_surprise(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past a number of students, pages and responses are left out, and how to get them is said."""
    monkeypatch.setattr("factquiz.cli.grade.EACH_UP_TO", 25)
    done = _grade(folder)
    written = {path.name for path in (folder / "out").iterdir()}
    assert not {"feedback", "responses.csv"} & written
    assert {row["feedback"] for row in _table(folder / "out" / "gradebook.csv")} == {""}
    assert "factquiz feedback" in done.stdout
    assert "factquiz marks" in done.stdout
    arguments = ["marks", str(folder / "out"), "--format", "csv", "--table", "responses"]
    CliRunner().invoke(main, [*arguments, "--out", str(folder / "later.csv")])
    _grade(folder, "--feedback")
    assert len(list((folder / "out" / "feedback").iterdir())) == 26
    assert (folder / "later.csv").read_bytes() == (folder / "out" / "responses.csv").read_bytes()


def test_pages_can_be_declined(folder: Path) -> None:
    """Scores are the same without them, to the last byte of the summary."""
    _grade(folder)
    with_pages = (folder / "out" / "summary.json").read_bytes()
    _grade(folder, "--no-feedback")
    assert (folder / "out" / "summary.json").read_bytes() == with_pages
    assert not (folder / "out" / "feedback").exists()


def test_no_cell_is_a_formula(folder: Path) -> None:
    """The formulas in a name and in an answer are text in every table."""
    _grade(folder, "--roster", str(folder / "roster.csv"))
    cells = [
        cell
        for table in (folder / "out").glob("*.csv")
        for row in csv.reader(table.read_text(encoding="utf-8-sig").splitlines())
        for cell in row
    ]
    assert sum(cell == f"'{make.FORMULA}" for cell in cells) == 2
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_nothing_is_written_outside(folder: Path) -> None:
    """A path in an id leads nowhere: only the output folder is new."""
    before = set(_contents(folder))
    _grade(folder)
    assert {path.split("/")[0] for path in set(_contents(folder)) - before} == {"out"}


def test_grading_twice_gives_the_same_bytes(folder: Path) -> None:
    """The second run replaces the first; nothing differs but the time noted in the database."""
    _grade(folder)
    first = _contents(folder / "out")
    _grade(folder)
    again = _contents(folder / "out")
    assert again.keys() == first.keys()
    timeless = again.keys() - {"gradebook.sqlite"}
    assert {name: again[name] for name in timeless} == {name: first[name] for name in timeless}


def test_a_clean_class_exits_with_zero(folder: Path) -> None:
    """All graded, nothing to look at."""
    clean = {"a.json": encode_pretty(make.submission(KEY.forms[0]))}
    make.write(clean, folder / "clean")
    done = _grade(folder, submissions="clean")
    assert done.exit_code == 0
    assert "Files: 1 graded + 0 quarantined + 0 duplicates = 1 received" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Next: factquiz marks ")


def test_an_empty_folder_is_graded_too(folder: Path) -> None:
    """Nobody sent anything: everybody is missing, and that is not an error."""
    (folder / "none").mkdir()
    done = _grade(folder, submissions="none")
    assert done.exit_code == 0
    assert "= 0 received" in done.stdout
    assert "33 missing" in done.stdout
    assert "Nothing came in" in done.stdout


@pytest.mark.parametrize(
    ("prepare", "more", "words"),
    [
        (lambda f: (f / "key.json").write_text("{"), (), "[key-shape]"),
        (lambda f: make.write({"mine": b"x"}, f / "out"), (), "not ours"),
        (lambda f: (f / "out").write_text("x"), (), "out"),
        (lambda f: (f / "r.csv").write_text("id\n1"), ("--roster", "r.csv"), "student,name"),
        (lambda _: None, ("--book-url", "javascript:x"), "https://"),
        (lambda _: None, ("--roster", "none.csv"), "does not exist"),
    ],
)
def test_misuse_is_told_and_nothing_is_written(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    prepare: Callable[[Path], object],
    more: tuple[str, ...],
    words: str,
) -> None:
    """Exit code 2, a message that names the option, and every file as it was."""
    monkeypatch.chdir(folder)
    prepare(folder)
    before = _contents(folder)
    done = _grade(folder, *more)
    assert done.exit_code == 2
    assert words in done.stderr
    assert _contents(folder) == before


def test_output_among_the_submissions_is_refused(folder: Path) -> None:
    """It would be read as submissions next time; or they would be deleted with it."""
    for out in (folder / "submissions" / "out", folder):
        done = _grade(folder, "--out", str(out))
        assert done.exit_code == 2
        assert "one in the other" in done.stderr


def test_a_gradebook_with_notes_in_it_is_not_replaced(folder: Path) -> None:
    """Whoever put a file there wants to keep it."""
    _grade(folder)
    (folder / "out" / "notes.txt").write_text("mine")
    done = _grade(folder)
    assert done.exit_code == 2
    assert "notes.txt" in done.stderr
    assert (folder / "out" / "notes.txt").read_text() == "mine"


def test_help_has_an_example_and_the_exit_codes() -> None:
    """What an instructor needs is in --help."""
    text = CliRunner().invoke(main, ["grade", "--help"]).stdout
    assert "factquiz grade submissions --key" in text
    assert "Exit codes:" in text


def test_help_lists_every_command() -> None:
    """Without loading any of them."""
    text = CliRunner().invoke(main, ["--help"]).stdout
    assert all(name in text for name in COMMANDS)


def test_the_junk_is_larger_than_any_submission() -> None:
    """The test of large files tests what it says."""
    assert MAX_BYTES < 60_000_000
