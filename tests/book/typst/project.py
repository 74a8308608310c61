"""Builds a Sphinx project in this process and hands back what came of it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdf
from sphinx.errors import SphinxError
from sphinx.testing.util import SphinxTestApp

SETTINGS = {
    "extensions": [
        "myst_parser",
        "sphinx_design",
        "sphinxcontrib.bibtex",
        "tests.book.typst.sample_extension",
    ],
    "project": "Lighthouses",
    "html_title": "Lighthouses: a short course",
    "author": "Ada Keeper",
    "copyright": "2024, Ada Keeper. Text under CC BY-SA 4.0.",
    "language": "en",
    "numfig": True,
    "bibtex_bibfiles": [],
    "bibtex_reference_style": "author_year",
    "myst_enable_extensions": ["attrs_inline", "colon_fence", "deflist", "fieldlist"],
    "factquiz_pdf_subtitle": "Who pays for a light that everybody sees?",
    "factquiz_pdf_scripts": {"Cyrillic": "ru", "Greek": "el"},
}

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True)
class Built:
    """A finished build: its output folder, its warnings, and the error that ended it, if any."""

    out: Path
    warnings: str
    error: str

    @property
    def pdf(self) -> bytes:
        """The PDF as bytes."""
        return (self.out / "book.pdf").read_bytes()

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page of the PDF, with single spaces and without word joiners."""
        reader = pypdf.PdfReader(io.BytesIO(self.pdf))
        texts = (page.extract_text().replace("\u2060", "") for page in reader.pages)
        return [" ".join(each.split()) for each in texts]

    @property
    def typst(self) -> str:
        """The main Typst file."""
        return (self.out / "sources" / "main.typ").read_text("utf-8")


def build(source: Path, out: Path, builder: str, **settings: object) -> Built:
    """Build a project; ``settings`` are configuration values over those of the tests."""
    (source / "conf.py").touch()
    bibliography = ["references.bib"] if (source / "references.bib").exists() else []
    values = SETTINGS | {"bibtex_bibfiles": bibliography} | settings
    app = SphinxTestApp(builder, source, out, freshenv=True, confoverrides=values)
    error = ""
    try:
        app.build(force_all=True)
    except SphinxError as raised:
        error = str(raised)
    finally:
        app.cleanup()
    return Built(Path(app.outdir), _COLOUR.sub("", app.warning.getvalue()), error)
