"""Footnotes as EPUB has them: a mark that readers may open in place, and a note that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_reference(self: HTML5Translator, node: nodes.footnote_reference) -> None:
    """Write the mark, raised, with its way to the note."""
    attributes: dict[str, Any] = {
        "epub:type": "noteref",
        "role": "doc-noteref",
        "href": f"#{node['refid']}",
    }
    self.body.append(self.starttag(node, "a", "", CLASS="note-mark", **attributes))


def depart_reference(self: HTML5Translator, _node: nodes.footnote_reference) -> None:
    """Close the mark."""
    self.body.append("</a>")


def visit_footnote(self: HTML5Translator, node: nodes.footnote) -> None:
    """Open the note."""
    attributes: dict[str, Any] = {"epub:type": "footnote", "role": "doc-footnote"}
    self.body.append(self.starttag(node, "aside", CLASS="footnote", **attributes))


def depart_footnote(self: HTML5Translator, _node: nodes.footnote) -> None:
    """Close the note."""
    self.body.append("</aside>\n")


def visit_label(self: HTML5Translator, node: nodes.label) -> None:
    """Write the number of a note, which leads back to its first mark; of a work, its name."""
    back: list[str] = node.parent.get("backrefs", [])
    if isinstance(node.parent, nodes.footnote) and back:
        self.body.append(f'<p><a role="doc-backlink" href="#{back[0]}">{node.astext()}</a></p>\n')
        raise nodes.SkipNode
    self.body.append('<p class="label">')


def depart_label(self: HTML5Translator, _node: nodes.label) -> None:
    """Close what has no way back."""
    self.body.append("</p>\n")


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Write a run of works as a list; the stock writer uses a role that is no more."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<ul class="citation-list">\n')
    self.body.append(self.starttag(node, "li", CLASS="citation"))


def depart_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Close the work, and the list after the last."""
    self.body.append("</li>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        self.body.append("</ul>\n")


def setup_notes(app: Sphinx) -> None:
    """Register the visitors, for EPUB alone."""
    app.add_node(nodes.footnote_reference, override=True, epub=(visit_reference, depart_reference))
    app.add_node(nodes.footnote, override=True, epub=(visit_footnote, depart_footnote))
    app.add_node(nodes.label, override=True, epub=(visit_label, depart_label))
    app.add_node(nodes.citation, override=True, epub=(visit_citation, depart_citation))
