"""What the tests of the lessons share: which lessons there are, and the parts of a lesson."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factquiz.checks.readability import running
from factquiz.facts.course import load

if TYPE_CHECKING:
    from factquiz.checks.page import Page, Sentence

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
COURSE, _ = load(ROOT)
LESSONS = tuple(lesson.id for lesson in COURSE.lessons)
each_lesson = pytest.mark.parametrize("lesson", LESSONS)

QUESTION = "The question"
OBJECTIVES = "What you will be able to do"
EVIDENCE = "How do we know?"
SINCE = "Since the sources were written"
KEY_POINTS = "Key points"
QUIZ = "Check yourself"
DISCUSSION = "To discuss"
READING = "Further reading"
LAST_PARTS = (EVIDENCE, SINCE, KEY_POINTS, QUIZ, DISCUSSION, READING)


def source(lesson: str) -> str:
    """Return the Markdown of a lesson."""
    return (BOOK / "lessons" / f"{lesson}.md").read_text(encoding="utf-8")


def body(page: Page) -> tuple[Sentence, ...]:
    """Return the running text from the question to how we know, without the objectives."""
    parts = set(page.sections[: page.sections.index(EVIDENCE) + 1]) - {OBJECTIVES}
    return tuple(each for each in running(page.sentences) if each.section in parts)
