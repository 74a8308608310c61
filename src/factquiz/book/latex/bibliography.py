"""The bibliography where it stands, in its groups, and not as one list at the end of the book.

Sphinx gathers the works of a book into LaTeX's own bibliography: the headings of the groups, and
what is said under them, would stand over nothing.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.nodes import raw_latex

if TYPE_CHECKING:
    from collections.abc import Iterable

_TO_BIBLIOGRAPHY = re.compile(r"\\hyperlink\{cite\.(?P<place>[^{}]+)\}")
"""How sphinxcontrib-bibtex leads to an entry of that list."""


class Bibliography(SphinxPostTransform):
    """Makes a list of definitions of each run of works, and leads the references there."""

    default_priority = 690  # before sphinx-jupyterbook-latex and Sphinx look for works
    formats = ("latex",)

    def run(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Replace works and the references to them."""
        for parent in list(self.document.findall(nodes.Element)):
            if any(map(_is_work, parent.children)):
                runs = [(works, list(some)) for works, some in groupby(parent.children, _is_work)]
                parent.children = []
                for works, some in runs:
                    parent.extend([_list(some)] if works else some)
        for raw in list(self.document.findall(raw_latex)):
            text = _TO_BIBLIOGRAPHY.sub(_to_place, raw.rawsource)
            raw.replace_self(nodes.raw(text, text, format="latex"))


def _is_work(node: nodes.Node) -> bool:
    return isinstance(node, nodes.citation)


def _list(works: Iterable[nodes.Node]) -> nodes.definition_list:
    """Return works as a list, each under its label."""
    made = nodes.definition_list()
    for work in works:
        assert isinstance(work, nodes.citation)  # noqa: S101 (they were chosen so)
        label, *body = work.children
        term = nodes.term("", label.astext(), ids=work["ids"])
        made += nodes.definition_list_item("", term, nodes.definition("", *body))
    return made


def _to_place(found: re.Match[str]) -> str:
    return rf"\hyperref[\detokenize{{{found['place']}}}]"
