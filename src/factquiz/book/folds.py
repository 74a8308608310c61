"""What the web shows on demand: a native ``<details>``, dressed as the lessons' dropdowns are.

Everywhere else it is what it holds (:mod:`factquiz.book.printnorm` unwraps it).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class fold(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """A folded part of a page. Attribute: ``summary``, the words that open it."""


def visit_fold(self: HTML5Translator, node: fold) -> None:
    """Open the element and what is in it."""
    self.body.append(
        '<details class="sd-dropdown fold"><summary>'
        f'{escape(node["summary"])}</summary><div class="sd-summary-content">'
    )


def depart_fold(self: HTML5Translator, _node: fold) -> None:
    """Close it."""
    self.body.append("</div></details>\n")


def setup_folds(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(fold, html=(visit_fold, depart_fold))
