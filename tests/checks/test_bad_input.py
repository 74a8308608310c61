"""Bad input of every sort, through the command: a message with its place, never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from factquiz.cli import main
from tests.checks.courses import course
from tests.checks.test_consistency import CASES

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = 'source: {at: "I ¶1"}'
BREAD = f"- term: bread\n  name: bread\n  means: what one bakes\n  {SOURCE}\n"
EVENT = f"- event: fire\n  name: the fire\n  date: DATE\n  {SOURCE}\n"
QUIZ = """\
title: Quiz
purpose: practice
lessons: [one]
cells:
  - CELL
"""


def check(root: Path, facts: str, *, quiz: str = "") -> tuple[int, str]:
    """Return the exit code of ``factquiz check`` and what it says."""
    course(root, facts)
    if quiz:
        (root / "exercises/quizzes").mkdir()
        (root / "exercises/quizzes/q.yml").write_text(quiz, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--course", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("code", CASES)
def test_contradictions_reach_the_command_line(code: str, tmp_path: Path) -> None:
    """What cannot be true together is an error of `check`, in the file and line of a fact."""
    status, said = check(tmp_path, CASES[code])
    assert status == 1
    assert f"error [{code}]" in said
    assert "exercises/facts/all.yml:" in said


@pytest.mark.parametrize("when", ["1975-02-30", "1975-13", "1989/1975", "soon", "30 May 1975"])
def test_a_date_that_cannot_be_is_told(when: str, tmp_path: Path) -> None:
    """No such day, no such month, an end before the beginning, no date at all."""
    status, said = check(tmp_path, EVENT.replace("DATE", when))
    assert status == 1
    assert "exercises/facts/all.yml:6:9: error [bad-date]" in said


def test_a_cycle_of_same_as_is_no_mistake_and_no_loop(tmp_path: Path) -> None:
    """Three facts that name each other in a circle are one thing, of which one name is shown."""
    circle = "".join(
        BREAD.replace("bread", name).replace("  source", f"  same_as: [{other}]\n  source")
        for name, other in (("loaf", "bun"), ("bun", "roll"), ("roll", "loaf"))
    )
    _, said = check(tmp_path, circle)
    assert "3 facts" in said
    assert "same-but" not in said


@pytest.mark.parametrize(
    ("cell", "wrong", "code", "words"),
    [
        ("{count: 1, objective: knwo}", "knwo", "unknown-objective", "Did you mean 'know'?"),
        ("{count: 1, objective: bake}", "bake", "unknown-objective", "allowed are know"),
        ("{count: 1, lesson: two}", "two", "unknown-lesson", "allowed are one"),
        ("{count: 0}", "0", "bad-value", "greater than or equal to 1"),
        ("{count: 1, points: 0}", "0", "bad-value", "points must be more than 0"),
        ("{count: 1, points: many}", "many", "bad-value", "a number or a fraction such as 1/2"),
        ("{count: 1, difficulty: tough}", "tough", "bad-value", "'easy', 'medium' or 'hard'"),
        ("{count: 1, interactions: [choise]}", "choise", "bad-value", "'choice'"),
        ("{count: 1, levels: [recall]}", "recall", "bad-value", "'remember', 'understand'"),
        ("{count: 1, dificulty: hard}", "dificulty", "unknown-key", "Did you mean 'difficulty'?"),
        ("{interactions: [choice]}", "{", "missing-key", "Add `count: …`."),
    ],
)
def test_a_mistake_in_a_blueprint_is_told_in_its_place(
    tmp_path: Path, cell: str, wrong: str, code: str, words: str
) -> None:
    """Line and column, what is allowed, and what was perhaps meant."""
    status, said = check(tmp_path, BREAD, quiz=QUIZ.replace("CELL", cell))
    assert status == 1
    column = f"  - {cell}".index(wrong) + 1
    assert f"exercises/quizzes/q.yml:5:{column}: error [{code}]" in said
    assert words in said


def test_a_blueprint_of_an_unknown_lesson_is_told(tmp_path: Path) -> None:
    """The quiz's own list of lessons is checked as well."""
    quiz = QUIZ.replace("[one]", "[one, tow]").replace("CELL", "{count: 1}")
    status, said = check(tmp_path, BREAD, quiz=quiz)
    assert status == 1
    assert "exercises/quizzes/q.yml:3:16: error [unknown-lesson]" in said


def test_a_blueprint_that_cannot_be_met_is_an_error(tmp_path: Path) -> None:
    """The command names the cell, and a fact that would help, with their lines."""
    status, said = check(
        tmp_path, BREAD, quiz=QUIZ.replace("CELL", "{count: 2, interactions: [choice]}")
    )
    assert status == 1
    assert "exercises/quizzes/q.yml:5:5: error [cell-short]" in said
