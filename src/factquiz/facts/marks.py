"""Which sentence of which lesson teaches a fact: the marks in the lessons' Markdown.

A lesson marks the sentence that teaches a fact by ending its line with the role ``{fact}`id```.
The book extension makes each mark an anchor; this module finds the same marks without Sphinx.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from factquiz.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.course import Course, Lesson

_ROLE = re.compile(r"\{fact\}`([^`\n]*)`")


@dataclass(frozen=True, slots=True)
class Mark:
    """A taught fact: its id, the lesson, and where the mark stands in the lesson's file."""

    fact: str
    lesson: Lesson
    place: Place

    @property
    def anchor(self) -> str:
        """The id of the taught sentence on the lesson's page."""
        return anchor(self.fact)


def anchor(fact: str) -> str:
    """Return the anchor of the sentence that teaches a fact."""
    return f"fact-{fact}"


def _roles(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield fact id, line and column of each mark; code blocks are no place for marks."""
    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).use(myst_role_plugin)
    skipped: set[int] = set()
    for token in parser.parse(text):
        # A directive such as {figure} is a fence to this parser, and its text is prose.
        if token.type in {"fence", "code_block"} and token.map and not token.info.startswith("{"):
            skipped.update(range(*token.map))
    for number, line in enumerate(text.split("\n")):
        if number in skipped:
            continue
        for match in _ROLE.finditer(line):
            yield match[1].strip(), number + 1, match.start() + 1


def find(course: Course) -> tuple[dict[str, Mark], tuple[Diagnostic, ...]]:
    """Return the mark of each taught fact, and what is wrong with marks.

    A lesson without a page is a mistake; so are a mark of an unknown fact, a fact that is taught
    twice, and a fact that is taught in another lesson than it names.
    """
    marks: dict[str, Mark] = {}
    found: list[Diagnostic] = []
    lessons = {placed.fact.id: placed.fact.lesson for placed in course.facts}
    for lesson in course.lessons:
        name = f"book/{lesson.page}.md"
        try:
            text = (course.root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            message = f"the page is not UTF-8: byte {error.start} does not fit"
            found.append(Diagnostic("file-unreadable", message, Place(name), "Save it as UTF-8."))
            continue
        except OSError:
            message = f"the lesson {lesson.id!r} has no page"
            found.append(Diagnostic("missing-lesson", message, Place(name), "Write it."))
            continue
        for fact, line, column in _roles(text):
            mark = Mark(fact, lesson, Place(name, line, column))
            found.extend(_faults(mark, marks, lessons))
            marks.setdefault(fact, mark)
    return marks, tuple(found)


def _faults(
    mark: Mark, earlier: dict[str, Mark], lessons: dict[str, str | None]
) -> Iterator[Diagnostic]:
    if mark.fact not in lessons:
        hint = "Correct the id, or write the fact."
        yield Diagnostic("unknown-fact", f"there is no fact {mark.fact!r}", mark.place, hint)
    elif lessons[mark.fact] != mark.lesson.id:
        message = f"{mark.fact!r} belongs to the lesson {lessons[mark.fact]!r}"
        hint = "Move the mark, or change the fact's `lesson`."
        yield Diagnostic("wrong-lesson", message, mark.place, hint)
    if mark.fact in earlier:
        message = f"{mark.fact!r} is taught already, at {earlier[mark.fact].place}"
        hint = "Keep the mark on the sentence that teaches it best."
        yield Diagnostic("taught-twice", message, mark.place, hint)
