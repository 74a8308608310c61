"""The committed class of the seminar test, graded by its frozen key."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from factquiz.cli import main
from factquiz.gradebook.keyfile import read_key
from tests.sample_class import make

CLASS = Path(__file__).parents[1] / "sample_class" / "seminar"

EXPECTED = {
    # seventeen points in all: sixteen items, one of them worth two points
    **dict.fromkeys(["s01", "s02", "s03", "s04", "s05", "s06"], "17"),  # all right
    **dict.fromkeys(["s07", "s08", "s09"], "0"),  # blank
    # the first one to six items, of one point each
    **{f"s{9 + count}": str(count) for count in range(1, 7)},
    **dict.fromkeys(["s16", "s17", "s18", "s19"], "0"),  # all wrong
    # one key of three in the item of two points, the rest right: 15 + 2/3
    **dict.fromkeys(["s20", "s21", "s22"], "47/3"),
    "s23": "17",  # typing errors within the allowance
    "s24": "16",  # two labels in a single choice: ungradable, the rest right
    "s25": "16",  # a script typed as the one short answer
    "s26": "16",  # a formula typed as the one short answer
}
"""The sums, reckoned by hand from the forms."""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Grade the class and give the folder."""
    arguments = ["--key", str(CLASS / "key.json"), "--roster", str(CLASS / "roster.csv")]
    folder = tmp_path / "grades"
    done = CliRunner().invoke(
        main, ["grade", str(CLASS / "submissions"), *arguments, "--out", str(folder)]
    )
    assert "Files: 26 graded + 12 quarantined + 2 duplicates = 40 received" in done.stdout
    assert done.exit_code == 1
    return folder


def test_the_frozen_class_keeps_its_marks(out: Path) -> None:
    """Whatever happens to facts and engine, this key gives these sums."""
    with (out / "gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["score"]]
    assert {
        row["student"]: Fraction(int(row["score_numerator"]), int(row["score_denominator"]))
        for row in rows
    } == {student: Fraction(points) for student, points in EXPECTED.items()}


def test_feedback_gives_reasons_from_the_key_alone(out: Path) -> None:
    """Each page of a real form has a rationale and a source for every question."""
    for page in (out / "feedback").iterdir():
        html = page.read_text(encoding="utf-8")
        questions = html.count("<section")
        assert questions == 16
        assert html.count('class="reason"') >= questions
        assert html.count('class="evidence"') >= questions


def test_the_committed_files_are_those_that_the_script_makes() -> None:
    """Nobody edited the class by hand, and its bytes survived version control."""
    key, _, found = read_key(CLASS / "key.json")
    assert key is not None, found
    folder = CLASS / "submissions"
    committed = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert committed == make.files(key)
    assert (CLASS / "roster.csv").read_text(encoding="utf-8") == make.roster(key)
