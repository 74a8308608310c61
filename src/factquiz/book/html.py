"""The web book: how the nodes of a lesson become HTML, and what each page loads.

Everything Sphinx-specific about the web output starts here:
:func:`setup_html` registers the theme, the visitors, the inlining of figures and the assets.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.htmlwriter import setup_htmlwriter
from factquiz.book.inlinefigures import setup_inlinefigures
from factquiz.book.jupyterbook import setup_jupyterbook
from factquiz.book.nodes import fact_mark, quiz, taught
from factquiz.book.pages import PageContext, warn_of_foreign_assets
from factquiz.items.base import LessonLink
from factquiz.rendering.practice import practice_html

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.items.base import SourceLink

THEME = "factquiz"
_HERE = Path(__file__).parent


# The taught sentence and its mark.


def visit_taught(self: HTML5Translator, node: taught) -> None:
    """Open the span that feedback links to."""
    self.body.append(self.starttag(node, "span", "", CLASS="taught"))


def depart_taught(self: HTML5Translator, _node: taught) -> None:
    """Close the span."""
    self.body.append("</span>")


def _uri(translator: HTML5Translator, docname: str, anchor: str) -> str:
    """Return the address of an anchor as seen from the page that is being written."""
    current = translator.builder.current_docname
    page = "" if docname == current else translator.builder.get_relative_uri(current, docname)
    return f"{page}#{anchor}"


_STANDINGS = ("established", "attributed", "contested")


def _run(mark: fact_mark) -> tuple[fact_mark, ...]:
    """Return the marks that stand in a row with this one, which together mark one sentence."""
    row = list(mark.parent.children)
    begin = end = mark.parent.index(mark)
    while begin and isinstance(row[begin - 1], fact_mark):
        begin -= 1
    while end < len(row) and isinstance(row[end], fact_mark):
        end += 1
    return tuple(row[begin:end])


def _cited(run: tuple[fact_mark, ...]) -> dict[SourceLink, int]:
    """Return each paragraph that a row of marks cites, once, with the least settled standing."""
    cited: dict[SourceLink, int] = {}
    for mark in run:
        standing = _STANDINGS.index(mark.get("standing") or _STANDINGS[0])
        for link in mark.links:
            cited[link] = max(standing, cited.get(link, 0))
    return cited


def _mark(self: HTML5Translator, node: fact_mark, link: SourceLink, standing: str) -> str:
    """Return the mark of one paragraph: its place, or the word "source" for a whole document.

    The accessible name holds the visible text (WCAG 2.5.3) and says what the mark is.
    """
    paragraph = "¶" in link.at
    shown = escape(link.at) if paragraph else "source"
    about = link.label if paragraph else link.label.removesuffix(f", {link.at}")
    if paragraph and link.at not in about:
        about = f"{about}, {link.at}"
    kind = "Source" if standing == _STANDINGS[0] else f"Source, {standing}"
    name = escape(f"{kind}: {about}")
    if not node.get("sources_doc"):
        return f'<span role="img" aria-label="{name}" title="{name}">{shown}</span>'
    href = escape(_uri(self, node["sources_doc"], link.anchor))
    return (
        f'<a href="{href}" data-standing="{standing}" aria-label="{name}" title="{name}">'
        f"{shown}</a>"
    )


def visit_fact_mark(self: HTML5Translator, node: fact_mark) -> None:
    """Write the source paragraphs of a sentence as small links behind it.

    The first of a row of marks writes for all of them.
    """
    run = _run(node)
    cited = _cited(run)
    if cited and node is run[0]:
        marks = " ".join(
            _mark(self, node, link, _STANDINGS[standing]) for link, standing in cited.items()
        )
        self.body.append(f'<sup class="fact-mark">{marks}</sup>')
    raise nodes.SkipNode


# The quiz.


def visit_quiz(self: HTML5Translator, node: quiz) -> None:
    """Write the whole quiz; it has no child nodes."""

    def href(link: LessonLink | SourceLink) -> str:
        if isinstance(link, LessonLink):
            return _uri(self, link.lesson, link.anchor)
        document = node.get("sources_doc", "")
        return _uri(self, document, link.anchor) if document else ""

    ident = node["ids"][0] if node["ids"] else f"quiz-{node.form.quiz}"
    self.body.append(practice_html(node.form, ident=ident, href=href, objectives=node.objectives))
    raise nodes.SkipNode


# Assets and registration.


def add_quiz_assets(
    app: Sphinx,
    _pagename: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the quiz's script and styles on the pages that have a quiz, and nowhere else."""
    if doctree is not None and any(True for _ in doctree.findall(quiz)):
        app.add_css_file("quiz.css")
        app.add_js_file("quiz.js", loading_method="defer")


def _add_static_files(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.config.html_static_path.append(str(_HERE / "static"))


def setup_html(app: Sphinx) -> None:
    """Register all that the web book needs with a Sphinx application."""
    setup_jupyterbook(app)
    context = PageContext()

    def add_context(
        app: Sphinx,
        pagename: str,
        template: str,
        values: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        if app.builder.theme.name == THEME:  # type: ignore[attr-defined]
            context.add(app, pagename, template, values, doctree)

    app.add_html_theme(THEME, str(_HERE / "theme"))
    app.add_node(taught, override=True, html=(visit_taught, depart_taught))
    app.add_node(fact_mark, override=True, html=(visit_fact_mark, None))
    app.add_node(quiz, override=True, html=(visit_quiz, None))
    setup_htmlwriter(app)
    setup_inlinefigures(app)
    app.connect("builder-inited", _add_static_files)
    app.connect("builder-inited", context.forget)
    app.connect("html-page-context", add_quiz_assets)
    # After every extension that may still add an asset.
    app.connect("html-page-context", add_context, priority=900)
    app.connect("html-page-context", warn_of_foreign_assets, priority=950)
