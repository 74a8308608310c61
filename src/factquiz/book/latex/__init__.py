"""The book for those who have TeX: Sphinx's LaTeX writer on plain nodes, with figures as PDF.

``figures`` turns drawings into what LaTeX can include, ``anchors`` marks what links lead to.
``bibliography`` keeps works where they are listed, ``tables`` lets long ones break,
``index`` has entries that can be sorted.
``settings`` says what the book is called and how its pages are laid out, where the configuration
does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.latex.anchors import Anchors
from factquiz.book.latex.bibliography import Bibliography
from factquiz.book.latex.figures import SvgToPdf
from factquiz.book.latex.index import UnquotedIndex
from factquiz.book.latex.settings import default_settings
from factquiz.book.latex.tables import LongTables

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_latex(app: Sphinx) -> None:
    """Register the conversion of figures and the settings."""
    app.add_post_transform(SvgToPdf)
    app.add_post_transform(Bibliography)
    app.add_post_transform(LongTables)
    app.add_post_transform(UnquotedIndex)
    app.add_post_transform(Anchors)
    app.connect("config-inited", default_settings)
