"""``factquiz regrade``: from a file of corrections to a corrected folder."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factquiz.cli import main
from factquiz.items.codec import encode_pretty
from tests.sample_class import make, quiz

KEY = quiz.key()
ACCEPT = """corrections:
  - item: fungus
    accept: no idea whatever, sorry
    reason: It is honest.
"""


@pytest.fixture
def grades(tmp_path: Path) -> Path:
    """Give the folder that grading the sample class wrote."""
    make.write(make.files(KEY), tmp_path / "submissions")
    (tmp_path / "key.json").write_bytes(encode_pretty(KEY))
    out = tmp_path / "grades"
    arguments = ["grade", str(tmp_path / "submissions"), "--key", str(tmp_path / "key.json")]
    CliRunner().invoke(main, [*arguments, "--out", str(out)])
    return out


def _regrade(grades: Path, text: str, *more: str) -> Result:
    file = grades.parent / "corrections.yml"
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["regrade", str(grades), "--corrections", str(file), *more])


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_links_to_the_book_stay(grades: Path) -> None:
    """Where the book stands is said once, when the class is graded; later commands know it."""
    sent, key = grades.parent / "submissions", grades.parent / "key.json"
    book = "https://example.org/course"
    arguments = ["grade", str(sent), "--key", str(key), "--out", str(grades), "--book-url", book]
    CliRunner().invoke(main, arguments)
    page = grades / "feedback" / "s01.html"
    assert f'href="{book}/' in page.read_text("utf-8")
    _regrade(grades, ACCEPT)
    assert f'href="{book}/' in page.read_text("utf-8")
    archive = grades.parent / "feedback.zip"
    CliRunner().invoke(main, ["feedback", str(grades), "--out", str(archive)])
    with zipfile.ZipFile(archive) as packed:
        assert f'href="{book}/'.encode() in packed.read("s01.html")
    _regrade(grades, ACCEPT, "--book-url", "https://example.net/")
    assert 'href="https://example.net/' in page.read_text("utf-8")


def test_a_dry_run_shows_all_and_changes_nothing(grades: Path) -> None:
    """The instructor sees whose score would change before it does."""
    before = _bytes(grades)
    done = _regrade(grades, ACCEPT, "--dry-run")
    assert done.exit_code == 0
    assert "s16: fungus: 0 → 1  (It is honest.)" in done.stdout
    assert "Scores changed: 4 (4 up, 0 down); responses changed: 4" in done.stdout
    assert "Nothing was changed." in done.stdout
    assert _bytes(grades) == before


def test_points_possible_that_change_are_told(grades: Path) -> None:
    """Who had the dropped item wrong keeps her points, but has another per cent: a change."""
    drop = "corrections: [{item: fungus, drop: true, reason: It was unclear.}]"
    done = _regrade(grades, drop)
    assert "s01: max_score: 7 → 6  (It was unclear.)" in done.stdout
    assert "; points possible changed: 26" in done.stdout
    rows = [row for row in _table(grades / "changes.csv") if row["item"] == "max_score"]
    assert {(row["old_points"], row["new_points"]) for row in rows} == {("7", "6")}
    page = next((grades / "feedback").glob("s16*")).read_text(encoding="utf-8")
    assert "Corrected after grading: It was unclear." in page


def test_every_change_is_listed_and_nothing_else_changes(grades: Path) -> None:
    """Four students gain a point; the table of changes says so, the others are as they were."""
    before = _table(grades / "gradebook.csv")
    assert _regrade(grades, ACCEPT).exit_code == 0
    after = _table(grades / "gradebook.csv")
    changed = [new["student"] for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ["s16", "s17", "s18", "s19"]
    listed = _table(grades / "changes.csv")
    assert [(row["student"], row["item"]) for row in listed if row["item"]] == [
        (student, "fungus") for student in changed
    ]
    page = next((grades / "feedback").glob("s16*")).read_text(encoding="utf-8")
    assert "It is honest." in page


def test_a_response_may_be_judged_to_be_worth_nothing(grades: Path) -> None:
    """A credit of 0 is the commonest judgement of all; then nothing waits any more."""
    (row,) = (row for row in _table(grades / "responses.csv") if row["problem"])
    wrong = f"{{item: {row['item']}, student: {row['student']}, credit: 0, reason: It is wrong.}}"
    assert "still to judge: 1" in _regrade(grades, ACCEPT).stdout
    done = _regrade(grades, f"corrections: [{wrong}]")
    assert done.exit_code == 0
    assert "Students with something still to judge: 0" in done.stdout
    states = {each["student"]: each["status"] for each in _table(grades / "gradebook.csv")}
    assert states[row["student"]] == "graded"
    assert not any(each["problem"] for each in _table(grades / "responses.csv"))


def test_the_example_of_the_docs_is_read(grades: Path) -> None:
    """What an instructor copies from the page has no mistake but its ids."""
    page = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(corrections:.*?)```", page, re.DOTALL)
    done = _regrade(grades, example)
    assert done.exit_code == 2
    assert "no form has an item" in done.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("corrections: []", "corrections.yml:1"),
        ("- item: x", "has a list of them"),
        ("corrections: [{item: fungus, reason: x}]", "give exactly one of keys, accept"),
        ("corrections: [{item: fungus, reason: x, full: true, drop: true}]", "found 2"),
        ("corrections: [{item: fungus, reason: x, credit: 1}]", "go together"),
        ("corrections: [{item: fungus, raeson: x, full: true}]", "raeson"),
        ("corrections: [{item: none, reason: x, full: true}]", "no form has an item 'none'"),
    ],
)
def test_a_wrong_correction_changes_nothing_and_says_where(
    grades: Path, text: str, message: str
) -> None:
    """File, line and column, or what the quiz has instead."""
    before = _bytes(grades)
    done = _regrade(grades, text)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())
    assert _bytes(grades) == before


def test_a_folder_that_is_no_grading_is_refused(tmp_path: Path) -> None:
    """Nothing is written into a stranger's folder."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("x", encoding="utf-8")
    done = _regrade(tmp_path / "other", ACCEPT)
    assert done.exit_code == 2
    assert "Nothing was changed" in done.stderr
