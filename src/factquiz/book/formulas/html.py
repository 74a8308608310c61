"""Formulas on web pages and in EPUB: MathML, drawn and spoken without a script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from factquiz.book.formulas.tex import Refusal, formula
from factquiz.book.outputs import is_web

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line."""
    self.body.append(_mathml(node, display=False))
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on lines of its own, with its number if it has one.

    On a web page it stands in a box in which a wide one scrolls, reachable by keyboard.
    """
    written = _mathml(node, display=True)
    if is_web(self.builder.name, self.builder.format):
        place = list(self.document.findall(nodes.math_block)).index(node) + 1
        region = f'role="region" aria-label="Formula {place}" tabindex="0"'
        written = f'<div class="scroll" {region}>{written}</div>'
    self.body.append(self.starttag(node, "div", CLASS="formula") + written)
    if node["number"]:
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})</span>')
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _mathml(node: nodes.math | nodes.math_block, *, display: bool) -> str:
    """Return a formula as MathML; one that is not understood is warned of, and stays TeX."""
    made = formula(node.astext(), display=display)
    if not isinstance(made, Refusal):
        return made.mathml
    logger.warning(
        "the formula “%s” cannot be shown: %s",
        node.astext(),
        made.reason,
        location=node,
        type="factquiz",
        subtype="formula",
    )
    return f"<code>{escape(node.astext())}</code>"


def setup_html_formulas(app: Sphinx) -> None:
    """Put MathML in the place of MathJax, which pages would have to fetch from elsewhere."""
    # Sphinx takes the one renderer that is registered beside its own, on pages and in EPUB.
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
