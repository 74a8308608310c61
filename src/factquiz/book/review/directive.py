"""The directive ``{spaced-review}``: items and cards of all lessons, to be reviewed over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.review import review_items
from factquiz.book.course import depend_on_course, engine
from factquiz.book.interface import text_words
from factquiz.book.review.cards import cards
from factquiz.book.review.nodes import LessonItems, spaced_review
from factquiz.rendering.review_says import on_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.engine import Engine


PROGRESS = "factquiz-progress"
"""Metadata of the page where the progress of the whole course is saved, loaded and erased."""


class SpacedReview(SphinxDirective):
    """Everything that can be reviewed; on paper a note that it lives on the web."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return the review of all lessons that have a practice quiz of their own."""
        depend_on_course(self.env)
        self.env.metadata[self.env.docname][PROGRESS] = PROGRESS
        loaded = engine(self.env.app)
        lessons = tuple(lessons_of(loaded))
        node = spaced_review("", lessons=lessons)
        node += nodes.paragraph("", on_paper(text_words(self.env.app)))
        node += nodes.bullet_list(
            "", *(nodes.list_item("", nodes.paragraph("", "", self._link(one))) for one in lessons)
        )
        self.set_source_info(node)
        return [node]

    def _link(self, lesson: LessonItems) -> nodes.Node:
        return addnodes.pending_xref(
            "",
            nodes.inline("", lesson.title),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{lesson.page}",
            refdoc=self.env.docname,
            refexplicit=True,
            refwarn=True,
        )


def lessons_of(loaded: Engine) -> Iterator[LessonItems]:
    """Yield the lessons with a practice quiz of their own, and what each gives to review."""
    every = cards(loaded)
    for lesson in loaded.course.lessons:
        assemblers = [
            loaded.assembler(each)
            for each in loaded.blueprints
            if each.file.purpose is Purpose.PRACTICE and each.file.lessons == (lesson.id,)
        ]
        if not assemblers:
            continue
        yield LessonItems(
            id=lesson.id,
            title=lesson.title,
            page=lesson.page,
            quizzes=tuple((each.blueprint.id, each.blueprint.file.title) for each in assemblers),
            asked=tuple(
                placed.item.id for each in assemblers for placed in each.practice()[0].items
            ),
            items=review_items(assemblers),
            cards=tuple(card for card in every if card.lesson == lesson.id),
        )
