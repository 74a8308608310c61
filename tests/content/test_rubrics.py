"""The rubrics that marks are entered by are those of the instructor's guide."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from factquiz.cli.rubrics import read_rubric
from factquiz.gradebook.rubric import Mark, Marked

ANSWERS = Path(__file__).parents[2] / "answers"
GUIDE = (ANSWERS / "guide" / "essays.md").read_text(encoding="utf-8")
FILES = {"A": "essay", "B": "commentary", "C": "memorandum"}


@pytest.mark.parametrize("letter", FILES)
def test_a_rubric_says_what_the_guide_says(letter: str) -> None:
    """Criterion by criterion and level by level."""
    rubric, found = read_rubric(ANSWERS / "rubrics" / f"{FILES[letter]}.yml")
    assert found == ()
    assert rubric is not None
    (section,) = re.findall(rf"^## Rubric {letter}:.*?(?=^## |\Z)", GUIDE, re.DOTALL | re.MULTILINE)
    rows = [
        [cell.strip(" *") for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line.startswith("| **")
    ]
    assert rows == [
        [each.title, *(level.text for level in reversed(each.levels))] for each in rubric.criteria
    ]
    assert all([level.points for level in each.levels] == [1, 2, 3, 4] for each in rubric.criteria)


def test_the_essay_is_capped_as_the_guide_says() -> None:
    """With a 1 on attribution it is satisfactory at best: 69 of a hundred."""
    assert "a 1 on attribution cannot be better than satisfactory" in GUIDE
    standards = (ANSWERS / "guide" / "assessment.md").read_text(encoding="utf-8")
    assert "| satisfactory | 55 to 69 |" in standards
    rubric, _ = read_rubric(ANSWERS / "rubrics" / "essay.yml")
    assert rubric is not None
    mark = Mark(student="s", rubric="essay", scores=tuple(map(Fraction, (4, 1, 4, 4, 4))))
    assert Marked(rubric=rubric, mark=mark).points / rubric.points == Fraction(69, 100)


def test_every_rubric_is_in_the_guide() -> None:
    """No file stands there that nobody compares."""
    assert {path.stem for path in (ANSWERS / "rubrics").iterdir()} == set(FILES.values())
