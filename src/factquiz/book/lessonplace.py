"""Where a page stands in the course: which lesson it is, of how many, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.book.course import engine
from factquiz.book.pages import ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx

    from factquiz.facts.course import Lesson


@dataclass(frozen=True, slots=True)
class LessonPlace:
    """A lesson of the book: its id, its number among those that the book has, and its minutes."""

    id: str
    number: int
    minutes: int


def places(lessons: Iterable[Lesson], found: Iterable[str]) -> dict[str, LessonPlace]:
    """Return the lessons by their pages, in their order; lessons without a page have no number."""
    pages = set(found)
    there = (lesson for lesson in lessons if lesson.page in pages)
    return {
        lesson.page: LessonPlace(lesson.id, number, lesson.minutes)
        for number, lesson in enumerate(there, start=1)
    }


def _add(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Handle ``html-page-context``: give every page the lessons, for its contents and its head."""
    if ours(app):
        found: Mapping[str, LessonPlace] = places(engine(app).course.lessons, app.env.found_docs)
        context["lessons"] = found


def setup_lessonplace(app: Sphinx) -> None:
    """Register what the theme's templates know of lessons."""
    app.connect("html-page-context", _add)
