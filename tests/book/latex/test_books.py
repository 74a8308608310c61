"""The two courses in LaTeX: valid without TeX's help, and compiled with it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.book.latex.tex import compiled, doubled, lost
from tests.courses import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.built import Books

LESSONS = sorted((REPOSITORY / "book" / "lessons").glob("*.md"))
CYRILLIC = "Хельсинки, Волга, Днепр"

pytestmark = pytest.mark.slow


def letters(text: str) -> str:
    """Return a text without its spaces, which are not to be told apart in a PDF by XeTeX."""
    return re.sub(r"\s+", "", text)


def set_in(pdf: Path) -> str:
    """Return the letters of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return letters("".join(page.get_textpage().get_text_range() for page in document))


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
    text = set_in(compiled(folder))
    assert letters(CYRILLIC) in text
    assert text.index(letters("Answer to question 1")) < text.index(letters("Back to question 1"))


def test_the_course_compiles(books: Books) -> None:
    """The whole book, as large as it is."""
    text = set_in(compiled(books.latex()))
    assert letters("Europe and Russia: Security Partners, Security Problems") in text
    assert text.count(letters("Back to question 1")) >= len(LESSONS)
