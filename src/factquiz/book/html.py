"""The web book: how the nodes of a lesson become HTML, and what each page loads.

Everything Sphinx-specific about the web output starts here:
:func:`setup_html` registers the theme, the visitors, the inlining of figures and the assets.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factquiz.book.athand.html import setup_notes_html
from factquiz.book.htmlwriter import setup_htmlwriter
from factquiz.book.inlinefigures import setup_inlinefigures
from factquiz.book.interface import setup_interface
from factquiz.book.jupyterbook import setup_jupyterbook
from factquiz.book.minified import setup_minified
from factquiz.book.nodes import taught
from factquiz.book.offline import setup_offline
from factquiz.book.outputs import is_web
from factquiz.book.pageassets import warn_of_foreign_assets
from factquiz.book.pages import THEME, PageContext, ours
from factquiz.book.questions import setup_questions
from factquiz.book.search import setup_search
from factquiz.book.stock import setup_stock

if TYPE_CHECKING:
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


_HERE = Path(__file__).parent


# The taught sentence; its mark is with the notes.


def visit_taught(self: HTML5Translator, node: taught) -> None:
    """Open the span that feedback links to."""
    self.body.append(self.starttag(node, "span", "", CLASS="taught"))


def depart_taught(self: HTML5Translator, _node: taught) -> None:
    """Close the span."""
    self.body.append("</span>")


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
    setup_notes_html(app)
    setup_questions(app)
    setup_htmlwriter(app)
    setup_inlinefigures(app)
    setup_search(app)
    setup_stock(app)
    setup_minified(app)
    setup_offline(app)
    app.connect("builder-inited", _add_static_files)
    app.connect("builder-inited", context.forget)
    # After every extension that may still add an asset.
    app.connect("html-page-context", add_context, priority=900)
    app.connect("html-page-context", warn_of_foreign_assets, priority=950)
