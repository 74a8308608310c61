"""Tiny projects in LaTeX: figures, links, works, long tables, the name of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from factquiz.book.latex.figures import pdf_of
from tests.book.latex.tex import doubled, lost
from tests.book.typst.conftest import build_course
from tests.book.typst.project import Built, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><path d="M0 0h9v9z"/></svg>'
ROW = "| a word | and some more words that say what it means in the end |\n"
TABLE = "| Word | Meaning |\n|---|---|\n"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the sample course in LaTeX."""
    return build_course(tmp_path_factory.mktemp("latex"), "latex")


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Built]:
    """Return a function that builds LaTeX of one page, with an extra file if one is given."""

    def made(page: str, **settings: object) -> Built:
        source = tmp_path / "project"
        source.mkdir()
        (source / "index.md").write_text(page, "utf-8")
        (source / "broken.svg").write_text("<svg", "utf-8")
        (source / "a.svg").write_text(SVG.format(90, 90), "utf-8")
        return build(source, tmp_path / "out", "latex", **settings)

    return made


def tex_of(built: Built, name: str = "book.tex") -> str:
    """Return the LaTeX that was written."""
    return (built.out / name).read_text("utf-8")


def test_builds_without_a_warning(course: Built) -> None:
    """LaTeX has every node of the sample course."""
    assert (course.error, course.warnings) == ("", "")


def test_every_link_arrives_at_one_place(course: Built) -> None:
    """From questions to answers and back, from marks to sources, from references to works."""
    tex = tex_of(course)
    assert "{towers:" in tex
    assert (lost(tex), doubled(tex)) == (set(), [])


def test_answers_are_the_last_chapter(course: Built) -> None:
    """All that is asked is answered behind everything else, and each answer leads back."""
    chapters = [line for line in tex_of(course).splitlines() if line.startswith(r"\chapter{")]
    assert chapters[-1] == r"\chapter{Answers}"
    assert tex_of(course).index("Back to question 1") > tex_of(course).index(chapters[-1])


def test_works_stand_where_they_are_listed(course: Built) -> None:
    """Not in a list of LaTeX's own at the end, under no heading of ours."""
    tex = tex_of(course)
    assert "thebibliography" not in tex
    assert r"\hyperlink{cite." not in tex
    assert tex.index(r"\chapter{Bibliography}") < tex.index(r"\label{\detokenize{bibliography:")


def test_the_book_has_its_name(course: Built) -> None:
    """Title and author are those of the PDF; the paper is A4, and no page is left empty."""
    tex = tex_of(course)
    assert r"\title{Lighthouses: a short course}" in tex
    assert r"\author{Ada Keeper}" in tex
    assert r"\documentclass[a4paper,10pt,english,openany,oneside]" in tex


def test_what_is_configured_stays(make: Callable[..., Built]) -> None:
    """Defaults fill gaps and take nothing back."""
    documents = [("index", "mine.tex", "Mine", "Me", "manual")]
    built = make("# A\n", latex_documents=documents, latex_elements={"papersize": "letterpaper"})
    assert r"\documentclass[letterpaper" in tex_of(built, "mine.tex")


def test_drawings_become_pdf(make: Callable[..., Built]) -> None:
    """Without another program; one that cannot be read is said."""
    built = make("# A\n\n![A corner](a.svg)\n\n![None](broken.svg)\n")
    assert r"\sphinxincludegraphics{{a}.pdf}" in tex_of(built)
    assert (built.out / "a.pdf").read_bytes().startswith(b"%PDF")
    assert "broken.svg is no figure" in built.warnings


def test_an_index_entry_stands_under_its_letter(make: Callable[..., Built]) -> None:
    """A quotation mark before it is no letter."""
    tex = tex_of(make("# A\n\n{index}`“hot” war`Words.\n"))
    assert r"\index{hot war@\spxentry{hot war}}" in tex


@pytest.mark.parametrize(("size", "points"), [((180, 90), (100, 50)), ((90, 1944), (25, 540))])
def test_a_drawing_keeps_its_size_beside_the_text(
    size: tuple[int, int], points: tuple[int, int]
) -> None:
    """Ten points for 18 pixels, but never so high that its caption has no room."""
    made, warnings = pdf_of(SVG.format(*size))
    page = pypdfium2.PdfDocument(made)[0]
    assert warnings == []
    assert page.get_size() == pytest.approx(points, abs=0.1)
    assert pdf_of(SVG.format(*size))[0] == made


@pytest.mark.parametrize(
    ("page", "breaks"),
    [
        (TABLE + ROW * 25, True),
        (TABLE + ROW, False),
        (f"```{{note}}\n{TABLE}{ROW * 25}```\n", False),
    ],
    ids=["long", "short", "boxed"],
)
def test_a_long_table_breaks_unless_it_stands_in_a_box(
    make: Callable[..., Built],
    page: str,
    breaks: bool,  # noqa: FBT001 (a parameter of the case)
) -> None:
    """LaTeX cannot break a box with a table that breaks."""
    assert (r"\begin{longtable" in tex_of(make(f"# A\n\n{page}\n"))) is breaks
