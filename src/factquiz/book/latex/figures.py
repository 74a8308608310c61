"""Drawings for LaTeX, which cannot read SVG: as PDF, by Typst, in the book's own typefaces."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import typst
from sphinx.transforms.post_transforms.images import ImageConverter
from sphinx.util import logging

from factquiz.book.typst.pictures import with_own_typefaces
from factquiz.typefaces import fonts

logger = logging.getLogger(__name__)


class SvgToPdf(ImageConverter):
    """Converts drawings, before any converter that needs another program is asked."""

    default_priority = 190  # theirs have 200
    conversion_rules = [("image/svg+xml", "application/pdf")]  # noqa: RUF012 (as Sphinx declares it)

    def is_available(self) -> bool:
        """Tell whether it can be done: what does it comes with the package."""
        return True

    def convert(self, _from: str, _to: str) -> bool:
        """Write a drawing as PDF; one that cannot be read is warned of, and left to others."""
        try:
            made, warnings = pdf_of(Path(_from).read_text("utf-8"))
        except (typst.TypstError, UnicodeDecodeError) as error:
            logger.warning(
                "%s is no figure: %s", _from, error, type="factquiz", subtype="latex-svg"
            )
            return False
        for words in warnings:
            logger.warning("%s: %s", _from, words, type="factquiz", subtype="latex-svg")
        Path(_to).write_bytes(made)
        return True


def pdf_of(svg: str) -> tuple[bytes, list[str]]:
    """Return a drawing as a PDF of its size, and what the compiler warned of.

    Raises :class:`typst.TypstError` if it cannot be read.
    """
    template = Path(str(resources.files("factquiz.book.latex"))) / "figure.typ"
    compiler = typst.Compiler(
        template,
        font_paths=[fonts()],
        ignore_system_fonts=True,
        sys_inputs={"svg": with_own_typefaces(svg)},
    )
    made, warnings = compiler.compile_with_warnings(timestamp=0)
    assert isinstance(made, bytes)  # noqa: S101 (a PDF without an output path is bytes)
    return made, [each.message for each in warnings]
