"""A practice quiz on the web: the whole of it, or the card that leads to its own page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.assets import load_with
from factquiz.book.athand.html import href_of, uri
from factquiz.book.beside import write_beside
from factquiz.book.interface import interface
from factquiz.book.nodes import quiz
from factquiz.book.questions.places import page_of, questions_pages
from factquiz.book.review.directive import PROGRESS
from factquiz.rendering.practice import Files, practice_html
from factquiz.rendering.practice_card import card_html
from factquiz.rendering.practice_more import asks_data, more_data

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_quiz(self: HTML5Translator, node: quiz) -> None:
    """Write the quiz, or the card that leads to it; the node has no child nodes."""
    here = self.builder.current_docname
    page = page_of(self.builder.app, here, node.form.quiz)
    self.body.append(_quiz(self, node) if page == here else _card(self, node, page))
    raise nodes.SkipNode


def _quiz(self: HTML5Translator, node: quiz) -> str:
    words = interface(self.builder.app)
    href = href_of(self)
    files = Files(asks=_asks(self, node), progress=_progress(self))
    if node.more:
        data = more_data(node.form, node.more, node.anchor, href, words)
        more = write_beside(self.builder, node.form.quiz, data)
        files = replace(files, more=more, origins=frozenset(node.more))
    return practice_html(
        node.form,
        ident=node.anchor,
        href=href,
        objectives=node.objectives,
        files=files,
        words=words,
    )


def _card(self: HTML5Translator, node: quiz, page: str) -> str:
    app = self.builder.app
    return card_html(
        node.form,
        ident=node.anchor,
        href=self.builder.get_relative_uri(self.builder.current_docname, page),
        minutes=questions_pages(app)[self.builder.current_docname].minutes,
        asks=_asks(self, node),
        words=interface(app),
    )


def _asks(self: HTML5Translator, node: quiz) -> str:
    """Return where the questions on the facts of the page are; empty if there are none."""
    if not node.asks:
        return ""
    data = asks_data(node.asks, href_of(self), interface(self.builder.app))
    return write_beside(self.builder, f"{node.form.quiz}-facts", data)


def _progress(self: HTML5Translator) -> str:
    """Return where the reader saves and erases what she has done; empty if the book has no page."""
    env = self.builder.env
    pages = (page for page, said in sorted(env.metadata.items()) if PROGRESS in said)
    page = next(pages, "")
    return uri(self, page, "review-progress") if page else ""


def _stands_here(app: Sphinx, docname: str, node: quiz) -> bool:
    return page_of(app, docname, node.form.quiz) == docname


def _stands_elsewhere(app: Sphinx, docname: str, node: quiz) -> bool:
    return not _stands_here(app, docname, node)


def setup_web(app: Sphinx) -> None:
    """Register the visitor, and what a page with a quiz or with a card loads."""
    app.add_node(quiz, override=True, html=(visit_quiz, None))
    load_with(app, quiz, style="quiz.css", script="quiz.js", where=_stands_here)
    load_with(app, quiz, style="card.css", script="card.js", where=_stands_elsewhere)
