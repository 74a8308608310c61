"""The two courses in LaTeX: valid without TeX's help, and compiled with it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.book.latex.tex import compiled, doubled, lost

if TYPE_CHECKING:
    from pathlib import Path

    from tests.built import Books

CYRILLIC = "Хельсинки, Волга, Днепр"

pytestmark = pytest.mark.slow


def words(pdf: Path) -> str:
    """Return the words of a PDF with single spaces."""
    pages = (page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    return re.sub(r"\s+", " ", " ".join(pages))


def test_every_link_of_the_course_arrives_at_one_place(books: Books) -> None:
    """Some thousand links and places, none lost and none doubled."""
    tex = (books.latex() / "book.tex").read_text("utf-8")
    assert len(re.findall(r"\\hyperref\[", tex)) > 1000
    assert (lost(tex), doubled(tex)) == (set(), [])


def test_the_small_course_compiles(books: Books, tmp_path: Path) -> None:
    """Without a complaint; Cyrillic is set, and answers stand behind their questions."""
    folder = tmp_path / "latex"
    shutil.copytree(books.rivers_latex(), folder)
    tex = folder / "book.tex"
    source = tex.read_text("utf-8")
    tex.write_text(source.replace(r"\end{document}", f"{CYRILLIC}\n\\end{{document}}"), "utf-8")
    text = words(compiled(folder))
    assert CYRILLIC in text
    assert text.index("Answer to question 1") < text.index("Back to question 1")


def test_the_course_compiles(books: Books) -> None:
    """The whole book, as large as it is."""
    text = words(compiled(books.latex()))
    assert "Europe and Russia: Security Partners, Security Problems" in text
    assert text.count("Back to question 1 ") >= 7
