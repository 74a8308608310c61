"""The courses that tests read: the small one here, and the real one at the root.

A test that must hold for every course takes :data:`COURSES`; one that needs a course of a few
lines writes it with :func:`write_course`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from factquiz.engine import Engine, start

RIVERS = Path(__file__).parent / "rivers"
REPOSITORY = Path(__file__).parents[2]
COURSES = {"rivers": RIVERS, "repository": REPOSITORY}
"""Each course by a short name: the folder that holds ``exercises/``."""

COURSE_YML = """\
title: A small course
lessons:
  - id: only
    page: lessons/only
    title: The only lesson
    minutes: 10
    objectives:
      - {id: know, text: "Know it."}
"""
SOURCES_YML = """\
sources:
  - {id: record, title: The record, label: Record}
  - id: text
    title: A text with two sections
    label: Text
    sections:
      - {id: "1", title: First, paragraphs: 2}
      - {id: "2", title: Second, paragraphs: 1}
"""
HEAD = "lesson: only\ndefaults: {source: record, objective: know}\nfacts:\n"
"""How the fact file of a small course begins; entries follow, indented by two spaces."""


@cache
def engine(name: str) -> Engine:
    """Return one of :data:`COURSES`, loaded once for the whole run."""
    return start(COURSES[name])


def write_course(root: Path, facts: str, lesson: str = "# The only lesson\n") -> Path:
    """Write a course with one lesson and one fact file ``facts.yml``; return its folder."""
    files = {
        "exercises/course.yml": COURSE_YML,
        "exercises/facts/facts.yml": facts,
        "book/sources.yml": SOURCES_YML,
        "book/lessons/only.md": lesson,
    }
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
