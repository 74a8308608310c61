"""The prose of the lessons: figures, acronyms, whose judgement it is, what is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.checks import acronyms, alternatives, attribution, copied
from factquiz.checks.page import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.checks.page import Page
    from factquiz.diagnostics import Diagnostic
    from factquiz.engine import Engine
    from factquiz.facts.course import Course


def pages(course: Course) -> Mapping[str, Page]:
    """Return the page of each lesson that can be read, by the lesson's id."""
    found = {}
    for lesson in course.lessons:
        name = f"book/{lesson.page}.md"
        try:
            found[lesson.id] = read(name, (course.root / name).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue  # Told where the lesson's marks are read.
    return found


def check(engine: Engine) -> Iterator[Diagnostic]:
    """Yield what is wrong with the prose of a course's lessons."""
    found = pages(engine.course).values()
    for page in found:
        yield from alternatives.check(page)
        yield from acronyms.check(page, engine.course)
        yield from attribution.check(page, engine.base.facts)
    yield from copied.check(engine, found)
