"""Directives that are about one lesson, named by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from factquiz.book.course import depend_on_course, engine
from factquiz.facts.validate import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes

    from factquiz.engine import Engine
    from factquiz.facts.course import Lesson

logger = logging.getLogger(__name__)


class LessonDirective(SphinxDirective):
    """Base of the directives that take a lesson's id and make something of its facts."""

    required_arguments = 1
    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return what the subclass makes; an unknown lesson is a warning."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        name = self.arguments[0]
        lesson = loaded.course.lesson(name)
        if lesson is None:
            ids = [each.id for each in loaded.course.lessons]
            logger.warning(
                "there is no lesson %r; lessons are %s. %s",
                name,
                listed(ids),
                nearest(name, ids),
                location=self.get_location(),
                type="factquiz",
                subtype="student-link",
            )
            return []
        return list(self.of_lesson(loaded, lesson))

    def of_lesson(self, loaded: Engine, lesson: Lesson) -> Iterable[nodes.Node]:
        """Return what stands on the page."""
        raise NotImplementedError
