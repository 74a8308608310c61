"""The directive ``{quiz}`` as this edition has it: a practice quiz with its answers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from factquiz.book.course import engine
from factquiz.book.instructor.items import items_list
from factquiz.book.instructor.labels import key_label, note_label
from factquiz.book.instructor.tables import numbered
from factquiz.book.nodes import quiz
from factquiz.book.quizzes import QuizDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from factquiz.assembly.form import Form
    from factquiz.engine import Engine


class KeyDirective(QuizDirective):
    """A practice quiz with its answers. A graded quiz is refused here too: it has many forms."""

    option_spec: ClassVar = None  # answers stand where they are written

    def run(self) -> list[nodes.Node]:
        """Return the items in the order of the students' book."""
        found = [key_nodes(engine(self.env.app), each.form) for each in self._quizzes()]
        for each in found:
            note_label(self.env, each["ids"][0], each)
        return [*found]

    def _quizzes(self) -> list[quiz]:
        return [each for each in super().run() if isinstance(each, quiz)]


def key_nodes(loaded: Engine, form: Form) -> nodes.container:
    """Return the items of a form with their answers."""
    made = nodes.container(ids=[nodes.make_id(key_label(form.quiz))])
    made += numbered(items_list(loaded, (each.item,)) for each in form.items)
    return made


def setup_keys(app: Sphinx) -> None:
    """Register the directive, in the place of the students'."""
    app.add_directive("quiz", KeyDirective, override=True)
