"""Formulas as MathML, which readers show and speak without a script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line."""
    self.body.append(_mathml(node, as_block=False))
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on lines of its own, with its number if it has one."""
    number = f' <span class="eqno">({node["number"]})</span>' if node.get("number") else ""
    self.body.append(self.starttag(node, "div", CLASS="math"))
    self.body.append(f"{_mathml(node, as_block=True)}{number}</div>\n")
    raise nodes.SkipNode


def _mathml(node: nodes.math | nodes.math_block, *, as_block: bool) -> str:
    """Return a formula as MathML; one that is not understood is warned of, and stays TeX."""
    try:
        return str(tex2mathml(node.astext(), as_block=as_block))
    except MathError as error:
        logger.warning(
            "the formula cannot be turned into MathML: %s",
            error,
            location=node,
            type="factquiz",
            subtype="epub-formula",
        )
        return f"<code>{escape(node.astext())}</code>"


def setup_formulas(app: Sphinx) -> None:
    """Register the visitors, for EPUB alone."""
    app.add_node(nodes.math, override=True, epub=(visit_inline, None))
    app.add_node(nodes.math_block, override=True, epub=(visit_block, None))
