"""From Typst to PDF: in this process, tagged, checked as PDF/UA-1, the same bytes each time.

Knows nothing of doctrees: it is given files and returns bytes, or says what is wrong and where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

import typst

from factquiz.book.typst.literals import SOURCE_MARK
from factquiz.typefaces import folders

if TYPE_CHECKING:
    from pathlib import Path

STANDARDS: list[typst.PDFStandard] = ["ua-1"]
"""What compiling checks: a title, headings without a gap, words for every picture, and more."""

_UNSHOWN = "could not be displayed"

_PLACE = re.compile(r"┌─ (?P<place>(?P<file>[^:\n]+):(?P<line>\d+):\d+)")


@dataclass(frozen=True)
class Compiled:
    """A PDF and what the compiler warned of."""

    pdf: bytes
    warnings: tuple[str, ...]


class CompileError(Exception):
    """The compiler's message, with the source line of the book it comes from, if known."""


class UnshownError(CompileError):
    """No typeface has some letter; which ones and where, the compiler does not tell."""


def compile_pdf(main: Path, timestamp: int, typefaces: Path | None = None) -> Compiled:
    """Compile a Typst file to a PDF/UA-1 document.

    No system font is used, so the bytes depend on the sources, a folder of ``typefaces`` and the
    timestamp only. Raises :class:`CompileError`.
    """
    compiler = typst.Compiler(
        main, root=main.parent, font_paths=[*folders(typefaces)], ignore_system_fonts=True
    )
    try:
        pdf, warnings = compiler.compile_with_warnings(pdf_standards=STANDARDS, timestamp=timestamp)
    except typst.TypstError as error:
        kind = UnshownError if _UNSHOWN in error.message else CompileError
        raise kind(_located(error.diagnostic, main)) from error
    assert isinstance(pdf, bytes)  # noqa: S101 (a PDF without an output path is bytes)
    return Compiled(pdf, tuple(_located(each.diagnostic, main) for each in warnings))


def _located(diagnostic: str, main: Path) -> str:
    """Return a diagnostic in which each place of the main file is preceded by that of the book."""
    lines = main.read_text("utf-8").splitlines()

    def in_the_book(found: re.Match[str]) -> str:
        if PurePath(found["file"]).name != main.name:
            return found[0]
        marks = [line for line in lines[: int(found["line"])] if line.startswith(SOURCE_MARK)]
        return (
            f"┌─ {marks[-1].removeprefix(SOURCE_MARK)}, in {found['place']}" if marks else found[0]
        )

    return _PLACE.sub(in_the_book, diagnostic).strip()
