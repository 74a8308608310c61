"""The directive ``{quiz}``: a practice quiz, drawn from its blueprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.further import further_of
from factquiz.book.course import depend_on_course, engine, warn
from factquiz.book.nodes import quiz
from factquiz.facts.validate import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    from factquiz.assembly.blueprint import Blueprint
    from factquiz.items.model import Item

_ASKED = "factquiz_asked"
"""Set while a page is read once one of its quizzes has taken the questions on its facts."""

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
            more=further_of(loaded.further, (placed.item for placed in form.items)),
            asks=self._asks(),
        )
        self.set_source_info(node)
        return node

    def _asks(self) -> Mapping[str, tuple[Item, ...]]:
        """Return an item on each fact that the page teaches; its first quiz has them."""
        if self.env.temp_data.get(_ASKED):
            return {}
        self.env.temp_data[_ASKED] = True
        loaded = engine(self.env.app)
        found = {
            mark.fact: loaded.further.on(mark.fact)
            for mark in loaded.marks.values()
            if mark.lesson.page == self.env.docname
        }
        return {fact: items for fact, items in found.items() if items}

    def _refuse(self, message: str) -> None:
        logger.warning(
            message.strip(), location=self.get_location(), type="factquiz", subtype="quiz"
        )


def setup_quizzes(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("quiz", QuizDirective)
