"""The directive ``{quiz}``: a practice quiz, drawn from its blueprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.further import further_of
from factquiz.book.course import depend_on_course, engine, warn
from factquiz.book.nodes import quiz
from factquiz.book.questions.places import name_of, note_own_page, quiz_noted
from factquiz.facts.validate import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx

    from factquiz.assembly.blueprint import Blueprint
    from factquiz.items.model import Item

_ASKED = "factquiz_asked"
"""Set while a page is read once one of its quizzes has taken the questions on its facts."""

logger = logging.getLogger(__name__)


class QuizDirective(SphinxDirective):
    """A practice quiz, by the name of its file in ``exercises/quizzes/``.

    With ``own-page`` it has a page of its own on the web, which says how many ``minutes`` it takes.
    """

    required_arguments = 1
    has_content: ClassVar[bool] = False
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        "own-page": directives.flag,
        "minutes": directives.positive_int,
    }

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
        self._place(name)
        return [self._node(blueprint)]

    def _place(self, name: str) -> None:
        """Note where the quiz stands on the web; in doubt, in this page."""
        page = name_of(self.env.docname)
        if "own-page" not in self.options:
            if "minutes" in self.options:
                self._refuse(
                    "`minutes` is told only of a quiz on a page of its own: add `own-page`"
                )
        elif other := quiz_noted(self.env, self.env.docname):
            self._refuse(
                f"{self.env.docname!r} has one page of questions, and the quiz {other!r} is on it; "
                f"take away `own-page` from one of the two"
            )
        elif page in self.env.found_docs:
            self._refuse(
                f"a page of questions would be called {page!r}, as a page of the book is; "
                "rename that one, or take away `own-page`"
            )
        else:
            note_own_page(self.env, name, self.options.get("minutes"))

    def _node(self, blueprint: Blueprint) -> quiz:
        loaded = engine(self.env.app)
        form, short = loaded.assembler(blueprint).practice()
        warn(self.env.app, short)
        node = quiz(
            "",
            form=form,
            ids=[nodes.make_id(f"quiz-{blueprint.id}")],
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
