"""The book as PDF: a Sphinx builder that writes Typst and compiles it in process.

``builder`` drives; ``structure`` orders the documents; ``translator`` walks each of them
with the handlers of ``blocks``, ``inlines``, ``lists``, ``tables``, ``figures``, ``citations``,
``facts``, ``formulas``, ``manuals``, ``maps``, ``rawmarkup``, ``timeline`` and ``quizzes``
(whose places to write on are in ``responses``); ``widths`` parts a table's line among its columns;
``writer`` joins the markup, with the ``answers`` and the ``index`` at the end;
``compile`` makes the PDF, unless ``reuse`` finds that it is already there; ``glyphs`` finds the
letters that no typeface has.
``handouts`` makes single lessons, with what ``handout`` puts behind them.
The design of the page is in ``templates``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.typst.builder import TypstBuilder
from factquiz.book.typst.handouts import HandoutsBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_typst(app: Sphinx) -> None:
    """Register the builder and its configuration values.

    ``factquiz_pdf_name`` is the file name (empty: made from the title),
    ``factquiz_pdf_subtitle`` stands under the title,
    ``factquiz_pdf_accent`` is the colour of headings and cover, in hexadecimal,
    ``factquiz_handouts`` are the pages that become handouts (empty: the lessons of the course),
    ``factquiz_pdf_typefaces`` is a folder of more typefaces, from the folder of the pages,
    ``factquiz_pdf_scripts`` gives the language of other scripts: ``{"Cyrillic": "ru"}``.
    """
    app.add_builder(TypstBuilder)
    app.add_builder(HandoutsBuilder)
    app.add_config_value("factquiz_pdf_name", "book.pdf", "", (str,))
    app.add_config_value("factquiz_pdf_subtitle", "", "", (str,))
    app.add_config_value("factquiz_pdf_accent", "#17375e", "", (str,))
    app.add_config_value("factquiz_handouts", [], "", (list,))
    app.add_config_value("factquiz_pdf_typefaces", "", "", (str,))
    app.add_config_value("factquiz_pdf_scripts", {}, "", (dict,))
