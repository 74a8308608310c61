"""Faults of the stock HTML writer, put right for every theme.

Roles that browsers have given up, landmarks that are none, a heading without its level,
and tables that make a telephone scroll sideways. In our theme links come without what no style
of ours asks for.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from factquiz.book.cards import column_names, is_brief, labelled
from factquiz.book.interface import text_words
from factquiz.book.outputs import is_web
from factquiz.book.pages import ours

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


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


_STOCK_BOX = '<div class="pst-scrollable-table-container">'
"""The box that the stock theme puts around a table; its script lets it take the focus, nameless."""


def visit_table(self: HTML5Translator, node: nodes.table) -> None:
    """Open a box in which a wide table scrolls on its own, reachable by keyboard."""
    place = list(self.document.findall(nodes.table)).index(node) + 1
    title = next(iter(node.findall(nodes.title)), None)
    words = text_words(self.builder.app)
    name = words.gettext("Table {number}", number=place)
    name += f": {title.astext()}" if title is not None else ""
    region = f'role="region" aria-label="{escape(name)}"'
    names = column_names(node) if is_web(self.builder.name, self.builder.format) else ()
    node["columns"] = names
    if names:
        node["classes"] += ["cards", "brief"] if is_brief(node) else ["cards"]
    begin = len(self.body)
    type(self).visit_table(self, node)  # this function hides it on the instance
    written = "".join(self.body[begin:])
    node["boxed"] = _STOCK_BOX in written
    if node["boxed"]:
        opened = written.replace(_STOCK_BOX, f"{_STOCK_BOX[:-1]} {region}>", 1)
    else:
        opened = f'<div class="scroll" {region} tabindex="0">{written}'
    self.body[begin:] = [opened]
    node["begin"] = begin


def depart_table(self: HTML5Translator, node: nodes.table) -> None:
    """Close the table and its box."""
    type(self).depart_table(self, node)
    if node["columns"]:
        begin = node["begin"]
        self.body[begin:] = [labelled("".join(self.body[begin:]), node["columns"])]
    if not node["boxed"]:
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


def visit_reference(self: HTML5Translator, node: nodes.reference) -> None:
    """Open a link; in our theme one within the book has no class, for there it is of no use."""
    type(self).visit_reference(self, node)
    if ours(self.builder.app):
        self.body[-1] = self.body[-1].replace(' class="reference internal"', "", 1)


def depart_reference(self: HTML5Translator, node: nodes.reference) -> None:
    """Close the link."""
    type(self).depart_reference(self, node)


_OF_A_REFERENCE = ["std", "std-ref"]
"""The classes of the words of a cross-reference, which are a link's only content."""


def visit_inline(self: HTML5Translator, node: nodes.inline) -> None:
    """Open a span; in our theme the words of a cross-reference need none."""
    if not (ours(self.builder.app) and node["classes"] == _OF_A_REFERENCE):
        type(self).visit_inline(self, node)


def depart_inline(self: HTML5Translator, node: nodes.inline) -> None:
    """Close the span."""
    if not (ours(self.builder.app) and node["classes"] == _OF_A_REFERENCE):
        type(self).depart_inline(self, node)


def setup_htmlwriter(app: Sphinx) -> None:
    """Put these visitors in the place of the stock ones."""
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    app.add_node(nodes.footnote, override=True, html=(visit_footnote, depart_footnote))
    app.add_node(nodes.title, override=True, html=(visit_title, depart_title))
    app.add_node(nodes.reference, override=True, html=(visit_reference, depart_reference))
    app.add_node(nodes.inline, override=True, html=(visit_inline, depart_inline))
    app.add_node(nodes.table, override=True, html=(visit_table, depart_table))
