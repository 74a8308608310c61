"""Print runs of the hand-made quiz with all ten interactions, and a look into the PDFs."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace
from pypdf import PdfReader

from factquiz.assembly.policy import DEFAULT_POLICY, FormulaScoring
from factquiz.languages import ENGLISH
from factquiz.papers.folder import PRINT_FILE, write_all_papers, write_papers
from factquiz.papers.formats import Format
from factquiz.papers.run import PrintRun
from factquiz.papers.typeset import PaperDocument, Typesetter, look
from tests.sample_class import parts

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.assembly.form import Form, Key

POLICY = replace(DEFAULT_POLICY, choice=FormulaScoring(negative=Fraction(1)))
"""A policy by which a wrong choice costs points."""


def key(students: tuple[str, ...] = ("ada", "bo")) -> Key:
    """Return a key of which wrong choices cost points."""
    return replace(parts.key(students), policy=POLICY)


def run(
    forms: tuple[Form, ...] | None = None, format_: Format | None = None, name: str = "Ada L."
) -> PrintRun:
    """Return a print run, of the forms of two students if no others are given."""
    made = key()
    shown = made.forms if forms is None else forms
    return PrintRun(made, shown, (name,) * len(shown), format_ or Format(), ENGLISH)


def pdf(run_: PrintRun) -> bytes:
    """Return the first paper of a run as a PDF."""
    shape = look(run_.format, run_.words)
    paper = next(run_.papers())
    return Typesetter("paper").pdf(PaperDocument(title="A paper", look=shape, paper=paper))


def print_file(run_: PrintRun, folder: Path) -> bytes:
    """Return what goes to the printer: all papers of a run as one PDF."""
    papers = tuple(run_.papers())
    assert list(write_papers(papers, run_, folder)) == [form.code for form in run_.forms]
    write_all_papers(papers, run_, folder)
    return (folder / PRINT_FILE).read_bytes()


def pages(data: bytes) -> list[str]:
    """Return the text of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]
