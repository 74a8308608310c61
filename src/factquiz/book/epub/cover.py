"""The cover as a picture: the printed book's, in the shape of a screen."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from factquiz.typefaces import fonts

if TYPE_CHECKING:
    from factquiz.book.typst.edition import Edition

_PIXELS_PER_INCH = 288.0
"""Makes 1,600 by 2,560 pixels of the template's page."""


def cover_png(edition: Edition, accent: str) -> bytes:
    """Return the cover of an edition as PNG; ``accent`` is its colour, in hexadecimal."""
    template = Path(str(resources.files("factquiz.book.epub"))) / "templates" / "cover.typ"
    data = {
        "title": edition.title,
        "subtitle": edition.subtitle,
        "authors": edition.authors,
        "accent": accent,
    }
    compiler = typst.Compiler(
        template,
        font_paths=[fonts()],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )
    made = compiler.compile(format="png", ppi=_PIXELS_PER_INCH)
    assert isinstance(made, bytes)  # noqa: S101 (one page without an output path)
    return made
