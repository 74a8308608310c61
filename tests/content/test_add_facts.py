"""The worked example of ``answers/guide/add-facts.md`` says what the program says."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from factquiz.facts.course import load
from tests.content.lessons import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "answers/guide/add-facts.md").read_text(encoding="utf-8")
FILE = "exercises/facts/cold-war-baskets/notice.yml"
FIRST_TRY, AS_IT_SHOULD_BE, *_ = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
HEAD = FIRST_TRY.partition("  - figure:")[0]
MESSAGES, *_ = re.findall(rf"```\n({FILE}.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the course that the example may change."""
    for folder in ("book", "exercises"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_the_first_try_gets_the_messages_that_the_page_shows(copy: Path) -> None:
    """The five mistakes are told in the words, and at the lines, that a reader sees."""
    (copy / FILE).write_text(FIRST_TRY, encoding="utf-8")
    _, mistakes = load(copy)
    said = "\n".join(str(mistake) for mistake in mistakes)
    shown = re.escape(MESSAGES.strip()).replace("allowed\\ are\\ …", "allowed are [^\\n]+")
    assert re.fullmatch(shown, said), said


def test_the_finished_fact_is_read_without_a_mistake(copy: Path) -> None:
    """What the page calls the fact as it should be has nothing to mend."""
    (copy / FILE).write_text(HEAD + AS_IT_SHOULD_BE, encoding="utf-8")
    course, mistakes = load(copy)
    assert not mistakes
    assert "notice-size" in {placed.fact.id for placed in course.facts}
