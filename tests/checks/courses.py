"""Little courses on disk, for the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.engine import Engine, start

if TYPE_CHECKING:
    from pathlib import Path

COURSE = """\
title: A course
lessons:
  - id: one
    page: lessons/one
    title: The first lesson
    minutes: 30
    objectives: [{id: know, text: Know it.}]
"""
SOURCES = """\
sources:
  - id: book
    title: The book
    label: Book 2000
    studied: true
    sections: [{id: I, title: All, paragraphs: 2}]
"""
HEAD = """\
lesson: one
defaults: {source: book, objective: know}
facts:
"""


def course(root: Path, facts: str, lesson: str = "# The first lesson\n") -> Engine:
    """Write a course with one lesson and some facts (YAML list entries) and start it."""
    files = {
        "exercises/course.yml": COURSE,
        "book/sources.yml": SOURCES,
        "exercises/facts/all.yml": HEAD + facts,
        "book/lessons/one.md": lesson,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return start(root)
