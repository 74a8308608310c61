"""Index entries for ``{term}``: where a word of a ``{glossary}`` is used, not only explained."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform


class IndexTerms(SphinxTransform):
    """Write an index entry before each reference to a term in running text."""

    default_priority = 411

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401 (docutils' signature)
        """Write them; a heading is repeated elsewhere, so it has none."""
        for reference in list(self.document.findall(addnodes.pending_xref)):
            if reference.get("reftype") == "term" and not _is_in_a_heading(reference):
                ident = f"index-{self.env.new_serialno('index')}"
                entry = ("single", reference["reftarget"].replace(";", ","), ident, "", None)
                place = reference.parent.index(reference)
                reference.parent.insert(
                    place,
                    [
                        addnodes.index(entries=[entry], inline=True),
                        nodes.target("", "", ids=[ident]),
                    ],
                )


def _is_in_a_heading(node: nodes.Node) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.title | nodes.rubric | nodes.term):
            return True
    return False
