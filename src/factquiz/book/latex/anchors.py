"""Places that links lead to, for a writer that marks only some of them.

LaTeX's writer makes labels of sections, figures, tables and terms.
Our links also lead to sentences, questions, rows of tables and entries of a bibliography;
where one does, a target is put in front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.latex.nodes import HYPERLINK_SUPPORT_NODES
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELLED = (*HYPERLINK_SUPPORT_NODES, nodes.target, nodes.term)
"""What the writer labels by itself."""


class Anchors(SphinxPostTransform):
    """Marks what is linked to, once all links are known and the book is in order."""

    default_priority = 800
    formats = ("latex",)

    def run(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Put a target before each place that a link of the book leads to."""
        known = {each.get("refid") for each in self.document.findall(nodes.target)}
        wanted = set(_linked(self.document)) - known
        for node in list(self.document.findall(nodes.Element)):
            if not isinstance(node, LABELLED):
                here = [each for each in node["ids"] if each in wanted]
                _text_of(node)[0:0] = [nodes.target("", "", refid=each) for each in here]


def _linked(document: nodes.document) -> Iterator[str]:
    """Yield the ids that links lead to."""
    for each in document.findall(nodes.reference):
        address = each.get("refuri", "")
        if each.get("refid"):
            yield each["refid"]
        elif address.startswith(("%", "#")):
            yield address.partition("#")[2]


def _text_of(node: nodes.Element) -> nodes.Element:
    """Return the first text of a node, which is where a reader shall arrive."""
    if isinstance(node, nodes.TextElement):
        return node
    return next(node.findall(nodes.paragraph), node)
