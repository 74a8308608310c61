"""Files of decisions: nothing is taken from one that does not fit the key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factquiz.papers.formats import FORMATS
from factquiz.scans.decisions import read_decisions
from factquiz.scans.sheets import Sheets
from tests.sample_class import parts

if TYPE_CHECKING:
    from pathlib import Path

KEY = parts.key(("ada",))
SHEETS = Sheets(KEY)
(PAGE,) = SHEETS.pages("001", FORMATS[0])
GOOD = {"code": PAGE.page.text, "item": "grain", "part": 1, "chosen": ["A"]}


def _file(folder: Path, *decisions: object, quiz: str = "bread", name: str = "d.json") -> Path:
    content = {"format": "factquiz-decisions/1", "quiz": quiz, "decisions": decisions}
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder / name


def test_a_later_file_wins(tmp_path: Path) -> None:
    """Files are taken in the order in which they are named."""
    first = _file(tmp_path, GOOD)
    second = _file(tmp_path, {**GOOD, "chosen": []}, name="e.json")
    made, found = read_decisions([first, second], "bread", SHEETS)
    assert not found
    assert [each.chosen for each in made.values()] == [()]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"code": "FQ1:001:1:00000000"}, "no such sheet"),
        ({"code": "nonsense"}, "no such sheet"),
        ({"item": "water2"}, "no such row"),
        ({"part": 2}, "no such row"),
        ({"chosen": ["Z"]}, "only the bubbles A, B, C, D"),
        ({"chosen": ["A", "B"]}, "several are chosen where one is asked for"),
        ({"chosen": ["A", "A"]}, "one label stands twice"),
        ({"text": "A"}, "a text is written where there are bubbles"),
        ({"item": "fungus", "chosen": [], "text": "x" * 201}, "longer than 200 characters"),
        ({"item": "fungus", "chosen": [], "text": "\u202e"}, "cannot be printed"),
        ({"more": 1}, "is no file of decisions"),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, change: dict[str, object], message: str) -> None:
    """The file, the row and what is wrong with it."""
    path = _file(tmp_path, {**GOOD, **change})
    _, found = read_decisions([path], "bread", SHEETS)
    assert [each.code for each in found] == ["scan-decisions"]
    assert message in str(found[0])
    assert "d.json" in str(found[0])


def test_decisions_of_another_quiz_are_refused(tmp_path: Path) -> None:
    """The quiz is named in the file."""
    _, found = read_decisions([_file(tmp_path, quiz="cheese")], "bread", SHEETS)
    assert "is of the quiz “cheese”; the key is of “bread”" in str(found[0])
