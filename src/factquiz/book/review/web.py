"""Spaced review on the web: the page's own part, and a file of data for each lesson."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.athand.html import uri
from factquiz.book.review.nodes import LessonItems, spaced_review
from factquiz.items.base import LessonLink
from factquiz.rendering.practice_reasons import evidence_links
from factquiz.rendering.practice_words import ENGLISH
from factquiz.rendering.review import Card, LessonOfReview, lesson_data, review_html

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.items.base import SourceLink
    from factquiz.rendering.practice_reasons import Href

_DIGEST = 8
"""Characters of the checksum that makes a browser fetch changed data anew."""


def visit_spaced_review(self: HTML5Translator, node: spaced_review) -> None:
    """Write the review, and beside the page the data of each lesson."""
    sources = node["sources_doc"]

    def href(link: LessonLink | SourceLink) -> str:
        if isinstance(link, LessonLink):
            return uri(self, link.lesson, link.anchor)
        return uri(self, sources, link.anchor) if sources else ""

    page = self.builder.current_docname
    lessons = [_lesson(self, each, page, href) for each in node.lessons]
    self.body.append(review_html(lessons))
    raise nodes.SkipNode


def _lesson(self: HTML5Translator, lesson: LessonItems, page: str, href: Href) -> LessonOfReview:
    shown = (
        Card(
            id=card.id,
            deck=card.deck,
            front=card.front,
            back=card.back,
            note=card.note,
            links=evidence_links(card.evidence, href, ENGLISH),
        )
        for card in lesson.cards
    )
    data = lesson_data(lesson.id, lesson.items, shown, href)
    file = Path(self.builder.outdir, f"{page}-items", f"{lesson.id}.js")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(data, encoding="utf-8")
    version = hashlib.sha256(data.encode()).hexdigest()[:_DIGEST]
    return LessonOfReview(
        id=lesson.id,
        title=lesson.title,
        href=uri(self, lesson.page, ""),
        data=f"{file.parent.name}/{file.name}?v={version}",
        asked=lesson.asked,
        quizzes=tuple(
            (title, uri(self, lesson.page, nodes.make_id(f"quiz-{quiz}")))
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
