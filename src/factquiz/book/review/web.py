"""Spaced review on the web: the page's own part, and a file of data for each lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.athand.html import href_of, uri
from factquiz.book.beside import write_beside
from factquiz.book.interface import interface
from factquiz.book.questions.places import page_of
from factquiz.book.review.nodes import LessonItems, spaced_review
from factquiz.rendering.practice_reasons import evidence_links
from factquiz.rendering.review import Card, LessonOfReview, lesson_data, review_html

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.languages import Language
    from factquiz.rendering.practice_reasons import Href


def visit_spaced_review(self: HTML5Translator, node: spaced_review) -> None:
    """Write the review, and beside the page the data of each lesson."""
    words, href = interface(self.builder.app), href_of(self)
    lessons = [_lesson(self, each, href, words) for each in node.lessons]
    self.body.append(review_html(lessons, words=words))
    raise nodes.SkipNode


def _lesson(
    self: HTML5Translator, lesson: LessonItems, href: Href, words: Language
) -> LessonOfReview:
    shown = (
        Card(
            id=card.id,
            deck=card.deck,
            front=card.front,
            back=card.back,
            note=card.note,
            links=evidence_links(card.evidence, href, words),
        )
        for card in lesson.cards
    )
    app = self.builder.app
    data = lesson_data(lesson.id, lesson.items, shown, href, words)
    return LessonOfReview(
        id=lesson.id,
        title=lesson.title,
        href=uri(self, lesson.page, ""),
        data=write_beside(self.builder, lesson.id, data),
        asked=lesson.asked,
        quizzes=tuple(
            (title, uri(self, page_of(app, lesson.page, quiz), nodes.make_id(f"quiz-{quiz}")))
            for quiz, title in lesson.quizzes
        ),
    )


def add_assets(
    app: Sphinx,
    _pagename: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the script and the styles on the page that has a review, and nowhere else."""
    if doctree is not None and any(True for _ in doctree.findall(spaced_review)):
        app.add_css_file("quiz.css")
        app.add_css_file("review.css")
        app.add_js_file("review.js", loading_method="defer")
