"""Where the bubbles of every form are: for whoever reads scans with a program of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.items.base import Record
from factquiz.papers.answersheet import AnswerPage, answer_pages
from factquiz.papers.code import SheetCode, sheet_code
from factquiz.papers.formats import MARK, QR_SIDE, Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.assembly.sheet import Sheet

LAYOUT_FORMAT = "factquiz-layout/1"


class CodedPage(Record, frozen=True, kw_only=True):
    """A page of an answer sheet, and what its QR code says."""

    code: SheetCode
    text: str
    page: AnswerPage


class Layout(Record, frozen=True, kw_only=True):
    """All answer sheets of a print run; lengths are in mm from the upper left corner of a page.

    ``marks`` are the middles of the black corner squares, clockwise from the upper left.
    """

    format: str
    quiz: str
    paper: str
    large: bool
    width: float
    height: float
    mark: float
    marks: tuple[tuple[float, float], ...]
    bubble: float
    qr: tuple[float, float]
    qr_side: float
    pages: tuple[CodedPage, ...]


def layout(quiz: str, sheets: Iterable[Sheet], format_: Format) -> Layout:
    """Return the layout of some sheets, in their order."""
    return Layout(
        format=LAYOUT_FORMAT,
        quiz=quiz,
        paper=format_.paper,
        large=format_.large,
        width=format_.width,
        height=format_.height,
        mark=MARK,
        marks=format_.marks,
        bubble=format_.measures.bubble,
        qr=format_.qr,
        qr_side=QR_SIDE,
        pages=tuple(page for sheet in sheets for page in coded_pages(sheet, format_)),
    )


def coded_pages(sheet: Sheet, format_: Format) -> tuple[CodedPage, ...]:
    """Return the pages of a form's answer sheet with their codes."""
    pages = (
        (page, sheet_code(sheet.quiz, sheet.code, page, format_))
        for page in answer_pages(sheet.items, format_)
    )
    return tuple(CodedPage(code=code, text=code.text, page=page) for page, code in pages)
