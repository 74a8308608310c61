"""Objectives are counted by interaction and level, and measured against what quizzes ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.checks.objectives import objectives
from tests.checks.courses import course
from tests.checks.test_coverage import FACTS
from tests.courses import engine

if TYPE_CHECKING:
    from pathlib import Path

QUIZ = """\
title: A quiz
purpose: practice
lessons: [one]
cells:
  - {objective: know, count: 2}
  - {objective: know, count: 1, interactions: [choice]}
  - {count: 4}
"""


def test_a_quota_is_the_most_that_one_quiz_asks(tmp_path: Path) -> None:
    """Cells of one quiz add up, quizzes do not; a cell for any objective asks nothing of one."""
    quizzes = tmp_path / "exercises" / "quizzes"
    quizzes.mkdir(parents=True)
    (quizzes / "long.yml").write_text(QUIZ, encoding="utf-8")
    (quizzes / "short.yml").write_text(QUIZ.replace("count: 2", "count: 1"), encoding="utf-8")
    (found,) = objectives(course(tmp_path, FACTS))
    assert (found.quota, found.quizzes) == (3, ("long", "short"))
    assert (found.facts, found.items) == (1, 3)
    assert dict(found.interactions) == {"choice": 1, "true_false": 2}
    assert found.under_quota


def test_an_objective_that_no_quiz_asks_has_no_quota(tmp_path: Path) -> None:
    """It cannot fall short."""
    (found,) = objectives(course(tmp_path, FACTS))
    assert (found.quota, found.quizzes, found.under_quota) == (0, (), False)


def test_every_item_is_counted_once() -> None:
    """Interactions and levels both add up to the items of the bank."""
    loaded = engine("rivers")
    found = objectives(loaded)
    assert sum(each.items for each in found) == len(loaded.bank.items)
    assert sum(n for each in found for _, n in each.levels) == len(loaded.bank.items)
