"""``factquiz analyse``, from gradebooks to the folder."""

from __future__ import annotations

import csv
import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from factquiz.cli import main
from factquiz.items.codec import encode_pretty
from factquiz.reports.analysis_folder import FILES
from tests.analysis.classes import key_for
from tests.sample_class import make, quiz
from tests.sample_class.simulate import submissions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factquiz.assembly.form import Key


def _grade(folder: Path, name: str, key: Key, *more: str, honest: bool = True) -> Path:
    """Grade a class into a folder, and return the folder."""
    sent = folder / f"{name} submissions"
    sent.mkdir()
    made = submissions(key) if honest else (make.submission(form) for form in key.forms)
    for one in made:
        (sent / f"{one.student}.json").write_bytes(encode_pretty(one))
    (folder / f"{name}.json").write_bytes(encode_pretty(key))
    out = folder / name
    arguments = ["grade", str(sent), "--key", str(folder / f"{name}.json"), "--out", str(out)]
    assert CliRunner().invoke(main, [*arguments, *more]).exit_code in {0, 1}
    return out


def _analyse(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["analyse", *map(str, arguments)])


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def grades(tmp_path: Path) -> Path:
    """Give the gradebook of a class that has it all right."""
    return _grade(
        tmp_path, "grades", quiz.key([f"s{number}" for number in range(12)]), honest=False
    )


def test_a_gradebook_becomes_a_folder(grades: Path, tmp_path: Path) -> None:
    """Page, data and tables; the figures are those of a class that knows it all."""
    result = _analyse(grades, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "Bread: 12 students, mean 7.00 of 7 points" in result.output
    assert {each.name for each in (tmp_path / "out").iterdir()} == {*FILES} - {
        "irt.csv",
        "criteria.csv",
    }
    items = _table(tmp_path / "out" / "items.csv")
    assert {row["item"]: (row["students"], row["p"]) for row in items} == {
        item.id: ("12", "1.0000") for item, _ in quiz.ITEMS
    }
    options = _table(tmp_path / "out" / "options.csv")
    assert [row["chosen"] for row in options if row["item"] == "grain"] == ["12", "0", "0", "0"]
    parts = _table(tmp_path / "out" / "reliability.csv")
    assert [(row["quiz"], row["p"]) for row in parts] == [("bread", "1.0000")] * len(quiz.ITEMS)
    (fact,) = _table(tmp_path / "out" / "facts.csv")
    assert (fact["fact"], fact["verdict"]) == ("dough", "known")
    assert fact["sentences"] == "lessons/dough#fact-dough"
    (one,) = _table(tmp_path / "out" / "classes.csv")
    assert (one["students"], one["mean"], one["most"], one["sd"]) == (
        "12",
        "7.0000",
        "7.0000",
        "0.0000",
    )
    assert [one[f"from_{low}"] for low in range(0, 100, 10)] == ["0"] * 9 + ["12"]
    assert (one["reliability"], one["guessing"][:2]) == ("", "1."), "nobody differs"
    places = _table(tmp_path / "out" / "reliability.csv")
    assert [(row["over"], row["p"]) for row in places] == [("items", "1.0000")] * 6
    (objective,) = _table(tmp_path / "out" / "objectives.csv")
    assert (objective["answers"], objective["p"]) == ("72", "1.0000")
    assert _table(tmp_path / "out" / "beliefs.csv") == []


def test_what_waits_for_a_person_is_exit_code_one(tmp_path: Path) -> None:
    """Simulated students type what cannot be judged; the flags are told, and the code says look."""
    grades = _grade(tmp_path, "grades", key_for(30))
    result = _analyse(grades, "--out", tmp_path / "out")
    assert result.exit_code == 1, result.output
    assert "wait for you to judge" in result.output
    data = json.loads((tmp_path / "out" / "analysis.json").read_bytes())
    (sat,) = data["classes"]
    rows = _table(tmp_path / "out" / "reliability.csv")
    assert [float(row["alpha_if_deleted"]) for row in rows] == [
        pytest.approx(part["alpha_if_deleted"], abs=5e-5) for part in sat["parts"]
    ]
    assert {row["alpha"] for row in rows} == {f"{sat['alpha']:.4f}"}
    beliefs = _table(tmp_path / "out" / "beliefs.csv")
    assert [row["answer"] for row in beliefs] == [each["text"] for each in data["misconceptions"]]
    assert all(row["rationale"] for row in beliefs)
    (one,) = _table(tmp_path / "out" / "classes.csv")
    assert float(one["sem"]) == pytest.approx(sat["sem"], abs=5e-5)
    assert sum(int(one[f"from_{low}"]) for low in range(0, 100, 10)) == 30


def test_the_data_are_printed_on_request(grades: Path, tmp_path: Path) -> None:
    """What --json prints is what the file holds."""
    printed = json.loads(_analyse(grades, "--out", tmp_path / "out", "--json").output)
    assert printed == json.loads((tmp_path / "out" / "analysis.json").read_bytes())
    assert printed["students"] == 12


def test_again_gives_the_same_bytes(grades: Path, tmp_path: Path) -> None:
    """The second run replaces the first by its like."""
    contents = []
    for _ in range(2):
        assert _analyse(grades / "gradebook.sqlite", "--out", tmp_path / "out").exit_code == 0
        contents.append({each.name: each.read_bytes() for each in (tmp_path / "out").iterdir()})
    assert contents[0] == contents[1]


def test_two_gradebooks_are_merged(grades: Path, tmp_path: Path) -> None:
    """Their students are added."""
    other = _grade(tmp_path, "more", quiz.key(["t1", "t2", "t3"]), honest=False)
    result = _analyse(grades, other, "--out", tmp_path / "out", "--json")
    assert json.loads(result.output)["students"] == 15


def _empty(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


def _no_database(folder: Path) -> Path:
    (folder / "notes.sqlite").write_text("these are notes", encoding="utf-8")
    return folder / "notes.sqlite"


def _foreign_database(folder: Path) -> Path:
    connection = sqlite3.connect(folder / "foreign.sqlite")
    connection.execute("CREATE TABLE about (name TEXT, value TEXT)")
    connection.commit()
    connection.close()
    return folder / "foreign.sqlite"


@pytest.mark.parametrize(
    ("make_it", "words"),
    [
        (_empty, "holds no gradebook.sqlite"),
        (_no_database, "is not a gradebook"),
        (_foreign_database, "has the format ''"),
    ],
)
def test_what_is_no_gradebook_is_refused(
    tmp_path: Path, make_it: Callable[[Path], Path], words: str
) -> None:
    """The message names the path and says what is wanted; nothing is written."""
    result = _analyse(make_it(tmp_path), "--out", tmp_path / "out")
    assert (result.exit_code, words in " ".join(result.output.split())) == (2, True), result.output
    assert not (tmp_path / "out").exists()


def test_the_same_gradebook_twice_is_refused(grades: Path, tmp_path: Path) -> None:
    """Its students would count twice; the folder and the file in it are the same."""
    result = _analyse(grades, grades / "gradebook.sqlite", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "given twice" in result.output


def test_a_folder_of_others_is_never_replaced(grades: Path, tmp_path: Path) -> None:
    """Neither a folder with other files, nor an analysis to which somebody added one."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert _analyse(grades, "--out", tmp_path / "mine").exit_code == 2
    assert _analyse(grades, "--out", tmp_path / "out").exit_code == 0
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    result = _analyse(grades, "--out", tmp_path / "out")
    assert (result.exit_code, "notes.txt" in result.output) == (2, True)
    assert (tmp_path / "mine" / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_an_analysis_does_not_go_into_the_gradebook(grades: Path) -> None:
    """Grading again replaces that folder as a whole."""
    for out in (grades, grades / "analysis"):
        result = _analyse(grades, "--out", out)
        assert (result.exit_code, "beside it" in result.output) == (2, True)


def test_help_shows_an_example_and_the_exit_codes() -> None:
    """Nothing else need be read."""
    shown = _analyse("--help").output
    assert "factquiz analyse grades --out analysis" in shown
    assert "Exit codes:" in shown


def test_an_address_that_is_none_is_refused(grades: Path, tmp_path: Path) -> None:
    """Only addresses that may stand in a page are taken."""
    result = _analyse(grades, "--out", tmp_path / "out", "--book-url", "javascript:alert(1)")
    assert result.exit_code == 2


def test_a_model_of_item_response_is_fitted(tmp_path: Path) -> None:
    """A row for each item on the page, in the table and in the data."""
    grades = _grade(tmp_path, "grades", key_for(120), "--no-feedback")
    result = _analyse(grades, "--out", tmp_path / "out", "--irt", "1pl")
    assert "1pl: 10 items fitted to 120 students, 2 left out" in result.output
    irt = json.loads((tmp_path / "out" / "analysis.json").read_bytes())["irt"]
    assert len({item["discrimination"] for item in irt["items"]}) == 1
    rows = _table(tmp_path / "out" / "irt.csv")
    assert [row["item"] for row in rows] == [
        *(item["id"] for item in irt["items"]),
        *(left["item"] for left in irt["left_out"]),
    ]
    assert rows[-1]["warnings"].startswith("left out: ")
    difficulties = [float(row["difficulty"]) for row in rows if row["difficulty"]]
    assert difficulties == sorted(difficulties)
    page = (tmp_path / "out" / "analysis.html").read_text(encoding="utf-8")
    assert page.count("Item response theory: one parameter") == 1
    assert page.count("the table below has it.") == 10
    assert float(rows[0]["at_-3"]) < float(rows[0]["at_0"]) < float(rows[0]["at_3"])


def test_a_model_that_needs_more_students_is_refused(grades: Path, tmp_path: Path) -> None:
    """Nothing is written, and it is said how many it takes."""
    result = _analyse(grades, "--out", tmp_path / "out", "--irt", "2pl")
    assert result.exit_code == 2
    assert "2pl needs 500 students, and there are 12" in result.stderr
    assert not (tmp_path / "out").exists()
