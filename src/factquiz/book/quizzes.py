"""The directive ``{quiz}``: a practice quiz, drawn from its blueprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from factquiz.assembly.blueprint import Purpose
from factquiz.book.course import depend_on_course, engine, warn
from factquiz.book.nodes import quiz
from factquiz.facts.validate import listed, nearest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from factquiz.assembly.blueprint import Blueprint

logger = logging.getLogger(__name__)


class QuizDirective(SphinxDirective):
    """A practice quiz, by the name of its file in ``exercises/quizzes/``."""

    required_arguments = 1
    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return the quiz. A graded quiz is refused: its key must never reach the book."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        name = self.arguments[0]
        blueprint = loaded.blueprint(name)
        if blueprint is None:
            names = [each.id for each in loaded.blueprints]
            self._refuse(
                f"there is no quiz {name!r}; quizzes are {listed(names)}. {nearest(name, names)}"
            )
            return []
        if blueprint.file.purpose is not Purpose.PRACTICE:
            self._refuse(f"the quiz {name!r} is graded, and its key must not stand in the book")
            return []
        return [self._node(blueprint)]

    def _node(self, blueprint: Blueprint) -> quiz:
        loaded = engine(self.env.app)
        form, short = loaded.assembler(blueprint).practice()
        warn(self.env.app, short)
        node = quiz(
            "",
            form=form,
            ids=[nodes.make_id(f"quiz-{blueprint.id}")],
            sources_doc=loaded.course.sources_page,
            objectives={
                objective.id: objective.text
                for lesson in loaded.course.lessons
                for objective in lesson.objectives
            },
        )
        self.set_source_info(node)
        return node

    def _refuse(self, message: str) -> None:
        logger.warning(
            message.strip(), location=self.get_location(), type="factquiz", subtype="quiz"
        )


def setup_quizzes(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("quiz", QuizDirective)
