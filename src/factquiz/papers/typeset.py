"""From records to PDF: tagged, checked as PDF/UA-1, the same bytes each time.

What is printed reaches Typst as JSON, and the templates show it as text: nothing in it is markup.
No font of the machine is used.
"""

from __future__ import annotations

import os
import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typst

from factquiz.items.base import Record
from factquiz.items.codec import encode
from factquiz.papers.booklet import Booklet
from factquiz.papers.formats import MARK, QR_SIDE, SIDE, Format
from factquiz.papers.student import StudentPaper
from factquiz.papers.words import template_words
from factquiz.typefaces import folders

if TYPE_CHECKING:
    from factquiz.languages import Language

_STANDARDS: list[typst.PDFStandard] = ["ua-1"]
_UNSHOWN = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')


class TypesetError(Exception):
    """Typst refuses the pages, or warns of something in them: a mistake of ours."""


class MissingGlyphError(TypesetError):
    """No font shows a character. ``text`` is how Typst names it, with escapes."""

    def __init__(self, text: str) -> None:
        super().__init__(f"no font shows {text}")
        self.text = text


class Look(Record, frozen=True, kw_only=True):
    """The measures that the templates need, in mm and points, and the words in their language."""

    width: float
    height: float
    type: float
    top: float
    bubble: float
    mark: float
    side: float
    qr: tuple[float, float]
    qr_side: float
    marks: tuple[tuple[float, float], ...]
    words: dict[str, str]


class PaperDocument(Record, frozen=True, kw_only=True):
    """One document: a student's paper."""

    title: str
    look: Look
    paper: StudentPaper


class BlankDocument(Record, frozen=True, kw_only=True):
    """One document: a page that says that it is left blank."""

    look: Look


class BookletDocument(Record, frozen=True, kw_only=True):
    """One document: a key booklet."""

    title: str
    look: Look
    booklet: Booklet


def look(format_: Format, words: Language) -> Look:
    """Return what the templates need to know of a format and a language."""
    measures = format_.measures
    return Look(
        width=format_.width,
        height=format_.height,
        type=measures.type,
        top=measures.top,
        bubble=measures.bubble,
        mark=MARK,
        side=SIDE,
        qr=format_.qr,
        qr_side=QR_SIDE,
        marks=format_.marks,
        words=dict(template_words(words)),
    )


class Typesetter:
    """A template, ready to be filled with data again and again. One thread uses it at a time."""

    def __init__(self, template: str, typefaces: Path | None = None) -> None:
        """Read a template. ``typefaces`` is a folder of others than our own."""
        folder = Path(str(resources.files("factquiz.papers"))) / "templates"
        self._compiler = typst.Compiler(
            folder / f"{template}.typ",
            root=folder,
            font_paths=[*folders(typefaces)],
            ignore_system_fonts=True,
        )
        self._timestamp = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))

    def pdf(self, data: Record | list[str]) -> bytes:
        """Return the PDF of some data; raises as :meth:`pdf_of` does."""
        encoded = encode(data) if isinstance(data, Record) else msgspec.json.encode(data)
        return self.pdf_of(encoded.decode("utf-8"))

    def pdf_of(self, text: str) -> bytes:
        """Return the PDF of some data in JSON.

        Raises:
            MissingGlyphError: a character that no font has.
            TypesetError: anything else that Typst minds.

        """
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                sys_inputs={"data": text},
                pdf_standards=_STANDARDS,
                timestamp=self._timestamp,
            )
        except typst.TypstError as error:
            if found := _UNSHOWN.search(error.message):
                raise MissingGlyphError(found["text"]) from error
            raise TypesetError(error.diagnostic) from error
        if warnings:
            raise TypesetError("\n".join(each.diagnostic for each in warnings))
        assert isinstance(pdf, bytes)  # noqa: S101 (a PDF without an output path is bytes)
        return pdf
