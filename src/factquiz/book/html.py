"""The web book: how the nodes of a lesson become HTML, and what each page loads.

Everything Sphinx-specific about the web output starts here:
:func:`setup_html` registers the theme, the visitors, the inlining of figures and the assets.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from factquiz.book.jupyterbook import setup_jupyterbook
from factquiz.book.nodes import fact_mark, quiz, taught
from factquiz.book.pages import PageContext, warn_of_foreign_assets
from factquiz.book.svg import SvgError, inline_svg
from factquiz.items.base import LessonLink
from factquiz.rendering.practice import practice_html

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.items.base import SourceLink

logger = logging.getLogger(__name__)

THEME = "factquiz"
_HERE = Path(__file__).parent
_SCROLL_FROM = 480
"""Figures wider than this (CSS pixels) may scroll on a phone rather than become unreadable."""


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


def _mark(self: HTML5Translator, node: fact_mark, link: SourceLink) -> str:
    about = link.label if link.at in link.label else f"{link.label}, {link.at}"
    standing = node.get("standing", "")
    # The name holds the visible text (WCAG 2.5.3) and says what the mark is.
    kind = f"Source, {standing}" if standing in {"attributed", "contested"} else "Source"
    name = escape(f"{kind}: {about}")
    shown = escape(link.at)
    if not node.get("sources_doc"):
        return f'<span role="img" aria-label="{name}" title="{name}">{shown}</span>'
    href = escape(_uri(self, node["sources_doc"], link.anchor))
    return f'<a href="{href}" aria-label="{name}" title="{name}">{shown}</a>'


def visit_fact_mark(self: HTML5Translator, node: fact_mark) -> None:
    """Write the source paragraphs of a fact as small links behind the sentence."""
    if node.links:
        marks = " ".join(_mark(self, node, link) for link in node.links)
        standing = escape(node.get("standing") or "established")
        self.body.append(f'<sup class="fact-mark" data-standing="{standing}">{marks}</sup>')
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
    self.body.append(practice_html(node.form, ident=ident, href=href))
    raise nodes.SkipNode


# Faults of the stock writer, put right.


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Write a run of citations as a real list.

    The stock writer gives each the deprecated role ``doc-biblioentry``, inside a list role.
    """
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<ul class="citation-list" role="list">\n')
    self.body.append(self.starttag(node, "li", classes=["citation"]))


def depart_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Close the entry, and the list after the last."""
    self.body.append("</li>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        self.body.append("</ul>\n")


def visit_footnote(self: HTML5Translator, node: nodes.footnote) -> None:
    """Write a run of footnotes as a list; the stock writer makes a landmark of each."""
    if not isinstance(node.previous_sibling(), nodes.footnote):
        self.body.append('<ul class="footnote-list" role="list">\n')
    self.body.append(self.starttag(node, "li", classes=["footnote"]))


def depart_footnote(self: HTML5Translator, node: nodes.footnote) -> None:
    """Close the note, and the list after the last."""
    self.body.append("</li>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.footnote):
        self.body.append("</ul>\n")


def visit_table(self: HTML5Translator, node: nodes.table) -> None:
    """Open a box in which a wide table scrolls on its own, reachable by keyboard."""
    count = self.factquiz_tables = getattr(self, "factquiz_tables", 0) + 1
    title = next(iter(node.findall(nodes.title)), None)
    name = f"Table {count}" + (f": {title.astext()}" if title is not None else "")
    self.body.append(f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(name)}">')
    type(self).visit_table(self, node)  # this function hides it on the instance


def depart_table(self: HTML5Translator, node: nodes.table) -> None:
    """Close the table and its box."""
    type(self).depart_table(self, node)
    self.body.append("</div>\n")


def visit_title(self: HTML5Translator, node: nodes.title) -> None:
    """Write a title; the caption of a list of pages is a heading of the second level.

    The stock writer gives it the role of a heading and forgets the level.
    """
    type(self).visit_title(self, node)
    if isinstance(node.parent, addnodes.compact_paragraph) and node.parent.get("toctree"):
        tag = next(place for place in reversed(range(len(self.body))) if "<p" in self.body[place])
        self.body[tag] = self.body[tag].replace("<p ", '<p aria-level="2" ', 1)


def depart_title(self: HTML5Translator, node: nodes.title) -> None:
    """Close the title."""
    type(self).depart_title(self, node)


class InlineFigures(SphinxPostTransform):
    """Replaces a local SVG image by its markup, so that dark pages have dark figures."""

    default_priority = 5  # before Sphinx copies images into the build
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Replace every local SVG image of the document."""
        for number, image in enumerate(list(self.document.findall(nodes.image)), start=1):
            path = self._path(image)
            if path is not None:
                self._replace(image, path, f"figure-{number}")

    def _path(self, image: nodes.image) -> Path | None:
        candidates = image.get("candidates", {})
        uri = candidates.get("image/svg+xml") or image["uri"]
        if not uri.endswith(".svg") or ":" in uri:
            return None
        path = Path(self.env.srcdir, uri)
        return path if path.is_file() else None

    def _replace(self, image: nodes.image, path: Path, prefix: str) -> None:
        label = image.get("alt", "")
        self.env.note_dependency(path)
        try:
            figure = inline_svg(path.read_text(encoding="utf-8"), prefix=prefix, label=label)
        except (SvgError, UnicodeDecodeError) as error:
            logger.warning(
                "%s is not a figure that can stand in the page: %s",
                path.name,
                error,
                location=image,
                type="factquiz",
                subtype="svg",
            )
            return
        image.replace_self(nodes.raw("", _framed(figure.markup, figure.width, label), format="html"))


def _framed(markup: str, width: float, label: str) -> str:
    """Put a picture into its box, which scrolls on a narrow screen if the picture is a wide one."""
    size = f' style="--figure-width: {width:g}px"' if width else ""
    if width <= _SCROLL_FROM or not label:
        return f'<div class="figure-frame"{size}>{markup}</div>'
    name = escape(f"Figure: {label.split('.')[0]}")
    return (
        f'<div class="figure-frame scroll"{size} role="region" tabindex="0" '
        f'aria-label="{name}">{markup}</div>'
    )


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
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    app.add_node(nodes.footnote, override=True, html=(visit_footnote, depart_footnote))
    app.add_node(nodes.title, override=True, html=(visit_title, depart_title))
    app.add_node(nodes.table, override=True, html=(visit_table, depart_table))
    app.add_post_transform(InlineFigures)
    app.connect("builder-inited", _add_static_files)
    app.connect("builder-inited", context.forget)
    app.connect("html-page-context", add_quiz_assets)
    # After every extension that may still add an asset.
    app.connect("html-page-context", add_context, priority=900)
    app.connect("html-page-context", warn_of_foreign_assets, priority=950)
