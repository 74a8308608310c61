"""Formulas: read once, from TeX to MathML, for every format but LaTeX, which has its own.

``tex`` reads, ``words`` says a formula in words, ``html`` writes it on web pages and in EPUB,
``numbers`` names what MyST names at random. How the PDF sets formulas is with the PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.formulas.html import setup_html_formulas
from factquiz.book.formulas.numbers import NameNumbered

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_formulas(app: Sphinx) -> None:
    """Register the visitors and the transform."""
    setup_html_formulas(app)
    app.add_transform(NameNumbered)
