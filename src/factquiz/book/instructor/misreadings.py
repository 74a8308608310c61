"""The directive ``{misreadings}``: what students of a lesson get wrong, each with its correction.

The facts name these misreadings for the sake of distractors; a teacher meets them in class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.instructor.facts import fact_link
from factquiz.book.instructor.lessons import LessonDirective
from factquiz.book.instructor.tables import bullets, prose, section
from factquiz.facts.figures import Figure
from factquiz.facts.positions import Position
from factquiz.generation.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from sphinx.application import Sphinx

    from factquiz.engine import Engine
    from factquiz.facts.course import Lesson
    from factquiz.facts.entry import Misreading

    Misread: TypeAlias = Figure | Position


class Misreadings(LessonDirective):
    """The misreadings of a lesson's facts, objective by objective."""

    def of_lesson(self, loaded: Engine, lesson: Lesson) -> Iterator[nodes.Node]:
        """Yield a section for each objective whose facts have misreadings."""
        misread = [
            fact
            for fact in loaded.base.facts.values()
            if isinstance(fact, Figure | Position) and fact.lesson == lesson.id and fact.misreadings
        ]
        for objective in lesson.objectives:
            mine = [fact for fact in misread if fact.objective == objective.id]
            if mine:
                yield section(
                    f"misreadings-{objective.id}",
                    objective.text.removesuffix("."),
                    _facts(loaded, mine),
                )


def _facts(loaded: Engine, facts: Sequence[Misread]) -> nodes.definition_list:
    made = nodes.definition_list()
    for fact in facts:
        wrong = nodes.definition("", bullets(_misreading(each) for each in fact.misreadings))
        term = nodes.term("", "", fact_link(loaded, fact.id))
        made += nodes.definition_list_item("", term, wrong)
    return made


def _misreading(misreading: Misreading) -> nodes.paragraph:
    said = misreading.says or misreading.answer or ""
    return prose(nodes.emphasis("", f"Not: {capital(said)}."), f" {misreading.because}")


def setup_misreadings(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("misreadings", Misreadings)
