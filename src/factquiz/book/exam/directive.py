"""The directive ``{practice-exam}``: practice forms of a quiz, as its blueprint allows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from factquiz.book.course import depend_on_course, engine, warn
from factquiz.book.exam.nodes import practice_exam
from factquiz.book.interface import text_words
from factquiz.facts.validate import listed, nearest
from factquiz.rendering.exam_says import on_paper

if TYPE_CHECKING:
    from factquiz.assembly.blueprint import Blueprint, PracticeExam

logger = logging.getLogger(__name__)


class PracticeExamDirective(SphinxDirective):
    """A practice exam, by the name of a quiz that has ``practice_exam`` in its blueprint."""

    required_arguments = 1
    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return the exam; on paper a note that it lives on the web."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        name = self.arguments[0]
        blueprint = loaded.blueprint(name)
        exam = blueprint.file.practice_exam if blueprint else None
        if blueprint is None or exam is None:
            names = [each.id for each in loaded.blueprints if each.file.practice_exam]
            self._refuse(
                f"no quiz {name!r} has a `practice_exam`; quizzes with one are {listed(names)}. "
                f"{nearest(name, names)}"
            )
            return []
        return [self._node(blueprint, exam)]

    def _node(self, blueprint: Blueprint, exam: PracticeExam) -> practice_exam:
        loaded = engine(self.env.app)
        forms, short = loaded.practice_exam(blueprint)
        warn(self.env.app, short)
        node = practice_exam(
            "",
            forms=forms,
            minutes=exam.minutes,
            policy=blueprint.policy,
            ids=[nodes.make_id(f"exam-{blueprint.id}")],
            objectives={
                objective.id: objective.text
                for lesson in loaded.course.lessons
                for objective in lesson.objectives
            },
        )
        node += nodes.paragraph("", on_paper(text_words(self.env.app)))
        self.set_source_info(node)
        return node

    def _refuse(self, message: str) -> None:
        logger.warning(
            message.strip(), location=self.get_location(), type="factquiz", subtype="quiz"
        )
