"""The book: the only part of the package that imports Sphinx and docutils.

Loaded as the extension ``factquiz.book``. Each component has its module and its ``setup_…``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import factquiz
from factquiz.book.athand import setup_athand
from factquiz.book.atlas import setup_atlas
from factquiz.book.citations import setup_citations
from factquiz.book.epub import setup_epub
from factquiz.book.exam import setup_exam
from factquiz.book.folds import setup_folds
from factquiz.book.formulas import setup_formulas
from factquiz.book.html import setup_html
from factquiz.book.indexing import setup_indexing
from factquiz.book.interface import setup_interface
from factquiz.book.latex import setup_latex
from factquiz.book.lessonplace import setup_lessonplace
from factquiz.book.licences import setup_licences
from factquiz.book.marks import setup_marks
from factquiz.book.positions import setup_positions
from factquiz.book.printnorm import setup_printnorm
from factquiz.book.quizzes import setup_quizzes
from factquiz.book.reference import setup_reference
from factquiz.book.review import setup_review
from factquiz.book.sources import setup_sources
from factquiz.book.timeline import setup_timeline
from factquiz.book.typst import setup_typst

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything with Sphinx."""
    # Where exercises/ lies, seen from the book's folder; its parent if empty.
    app.add_config_value("factquiz_root", "", "env", (str,))
    setup_interface(app)
    setup_citations(app)
    setup_folds(app)
    setup_marks(app)
    setup_indexing(app)
    setup_quizzes(app)
    setup_sources(app)
    setup_reference(app)
    setup_atlas(app)
    setup_athand(app)
    setup_timeline(app)
    setup_positions(app)
    setup_review(app)
    setup_exam(app)
    setup_html(app)
    setup_lessonplace(app)
    setup_licences(app)
    setup_formulas(app)
    setup_typst(app)
    setup_epub(app)
    setup_latex(app)
    setup_printnorm(app)
    return {
        "version": factquiz.__version__,
        "env_version": 6,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
