"""The web book: how the nodes of a lesson become HTML, and what each page loads.

Everything Sphinx-specific about the web output starts here:
:func:`setup_html` registers the theme, the visitors, the inlining of figures and the assets.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.assets import load_with
from factquiz.book.athand.html import setup_notes_html, uri
from factquiz.book.beside import write_beside
from factquiz.book.htmlwriter import setup_htmlwriter
from factquiz.book.inlinefigures import setup_inlinefigures
from factquiz.book.interface import interface, setup_interface
from factquiz.book.jupyterbook import setup_jupyterbook
from factquiz.book.minified import setup_minified
from factquiz.book.nodes import quiz, taught
from factquiz.book.offline import setup_offline
from factquiz.book.outputs import is_web
from factquiz.book.pages import THEME, PageContext, ours, warn_of_foreign_assets
from factquiz.book.review.directive import PROGRESS
from factquiz.book.search import setup_search
from factquiz.book.stock import setup_stock
from factquiz.items.base import LessonLink
from factquiz.rendering.practice import Files, practice_html
from factquiz.rendering.practice_more import asks_data, more_data

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.items.base import SourceLink

_HERE = Path(__file__).parent


# The taught sentence; its mark is with the notes.


def visit_taught(self: HTML5Translator, node: taught) -> None:
    """Open the span that feedback links to."""
    self.body.append(self.starttag(node, "span", "", CLASS="taught"))


def depart_taught(self: HTML5Translator, _node: taught) -> None:
    """Close the span."""
    self.body.append("</span>")


# The quiz.


def visit_quiz(self: HTML5Translator, node: quiz) -> None:
    """Write the whole quiz; it has no child nodes."""

    def href(link: LessonLink | SourceLink) -> str:
        if isinstance(link, LessonLink):
            return uri(self, link.lesson, link.anchor)
        document = node.get("sources_doc", "")
        return uri(self, document, link.anchor) if document else ""

    words = interface(self.builder.app)
    files = Files(progress=_progress(self))
    if node.more:
        data = more_data(node.form, node.more, node.anchor, href, words)
        more = write_beside(self.builder, node.form.quiz, data)
        files = replace(files, more=more, origins=frozenset(node.more))
    if node.asks:
        data = asks_data(node.asks, href, words)
        files = replace(files, asks=write_beside(self.builder, f"{node.form.quiz}-facts", data))
    self.body.append(
        practice_html(
            node.form,
            ident=node.anchor,
            href=href,
            objectives=node.objectives,
            files=files,
            words=words,
        )
    )
    raise nodes.SkipNode


def _progress(self: HTML5Translator) -> str:
    """Return where the reader saves and erases what she has done; empty if the book has no page."""
    env = self.builder.env
    pages = (page for page, said in sorted(env.metadata.items()) if PROGRESS in said)
    page = next(pages, "")
    return uri(self, page, "review-progress") if page else ""


# Assets and registration.


def _add_static_files(app: Sphinx) -> None:
    if is_web(app.builder.name, app.builder.format):
        app.config.html_static_path.append(str(_HERE / "static"))


def setup_html(app: Sphinx) -> None:
    """Register all that the web book needs with a Sphinx application."""
    setup_interface(app)
    setup_jupyterbook(app)
    context = PageContext()

    def add_context(
        app: Sphinx,
        pagename: str,
        template: str,
        values: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        if ours(app):
            context.add(app, pagename, template, values, doctree)

    app.add_html_theme(THEME, str(_HERE / "theme"))
    app.add_node(taught, override=True, html=(visit_taught, depart_taught))
    app.add_node(quiz, override=True, html=(visit_quiz, None))
    setup_notes_html(app)
    setup_htmlwriter(app)
    setup_inlinefigures(app)
    setup_search(app)
    setup_stock(app)
    setup_minified(app)
    setup_offline(app)
    app.connect("builder-inited", _add_static_files)
    app.connect("builder-inited", context.forget)
    load_with(app, quiz, style="quiz.css", script="quiz.js")
    # After every extension that may still add an asset.
    app.connect("html-page-context", add_context, priority=900)
    app.connect("html-page-context", warn_of_foreign_assets, priority=950)
