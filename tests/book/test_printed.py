"""The whole course as a PDF: all that the pages hold is on paper, and can be found there."""

from __future__ import annotations

import pickle
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from docutils import nodes
from sphinx import addnodes

from factquiz.book.nodes import quiz
from factquiz.book.paper import lines, question
from factquiz.book.typst.structure import chapter_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.items.model import Item
    from tests.built import Books

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Printed:
    """The PDF in ``folder``, and the pages that it was made from, as Sphinx has read them."""

    folder: Path
    doctrees: Path
    web: Path

    @cached_property
    def documents(self) -> dict[str, nodes.document]:
        """The pages of the book by their names."""
        return {
            file.relative_to(self.doctrees).with_suffix("").as_posix(): pickle.loads(  # noqa: S301 (our own build)
                file.read_bytes()
            )
            for file in sorted(self.doctrees.rglob("*.doctree"))
        }

    def every(self, kind: type[Any]) -> Iterator[Any]:
        """Yield the nodes of a kind in all pages."""
        for document in self.documents.values():
            yield from document.findall(kind)

    @cached_property
    def pages(self) -> list[str]:
        """The letters and figures of each page."""
        with pypdfium2.PdfDocument(self.folder / "book.pdf") as pdf:
            return [plain(page.get_textpage().get_text_range()) for page in pdf]

    def after(self, title: str) -> str:
        """Return what stands from the last page that begins with a title on."""
        begin = max(at for at, page in enumerate(self.pages) if page.startswith(plain(title)))
        return "".join(self.pages[begin:])

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item that the pages ask."""
        return tuple(each.item for node in self.every(quiz) for each in node.form.items)


def plain(text: str) -> str:
    """Return letters and figures only: how lines break and words are divided does not count."""
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.fixture(scope="module")
def printed(books: Books) -> Printed:
    """Return the course's PDF, which was built without a warning and as PDF/UA-1."""
    web = books.students()
    return Printed(books.pdf(), web.parent / "doctrees", web)


@pytest.fixture(scope="module")
def pdf(printed: Printed) -> Iterator[pikepdf.Pdf]:
    """Return the PDF, open."""
    with pikepdf.open(printed.folder / "book.pdf") as opened:
        yield opened


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Dictionary]:
    """Return the structure elements of one role."""
    found = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    return [each for each in found if each.get("/S") == role and "/P" in each]


def test_every_question_is_asked_and_answered(printed: Printed) -> None:
    """Each stem stands in a lesson and again among the answers, with every reason."""
    answers = printed.after("Answers Each answer")
    lessons = "".join(printed.pages).removesuffix(answers)
    assert len(printed.items) > 100
    lost = [item.stem for item in printed.items if plain(item.stem) not in lessons]
    lost += [question(item) for item in printed.items if plain(question(item)) not in answers]
    lost += [
        line.rationale
        for item in printed.items
        for line in lines(item)
        if plain(line.rationale) not in answers
    ]
    assert lost == []


def test_every_footnote_is_there(printed: Printed) -> None:
    """The text of each note stands on a page."""
    text = "".join(printed.pages)
    notes = [
        "".join(each.astext() for each in note.children if not isinstance(each, nodes.label))
        for note in printed.every(nodes.footnote)
    ]
    assert [note for note in notes if plain(note) not in text] == []


def test_every_entry_is_in_the_index(printed: Printed) -> None:
    """What the pages index is there, and whoever is named in the course among it."""
    index = printed.after("Index The page in bold")
    entries = {
        value
        for node in printed.every(addnodes.index)
        for kind, value, *_ in node["entries"]
        if kind == "single"
    }
    assert len(entries) > 100
    assert {"Gorbachev, Mikhail", "linkage", "Helsinki Final Act"} <= entries
    assert [entry for entry in sorted(entries) if plain(entry) not in index] == []


def test_every_figure_is_listed(printed: Printed) -> None:
    """The list of figures has them all, with the numbers that the web book gives them."""
    numbers = {
        number.strip()
        for page in printed.web.rglob("*.html")
        for number in re.findall(r'class="caption-number">([^<]+)<', page.read_text("utf-8"))
    }
    written = (printed.folder / "sources" / "main.typ").read_text("utf-8")
    assert len(numbers) > 15
    assert numbers == set(re.findall(r'number: "([^"]+)"', written))
    begin = next(at for at, page in enumerate(printed.pages) if page.startswith("figuresfig1"))
    front = "".join(printed.pages[begin : begin + 2])
    assert [each for each in sorted(numbers) if plain(each) not in front] == []


def test_every_chapter_is_in_the_outline(printed: Printed, pdf: pikepdf.Pdf) -> None:
    """The bookmarks name each page of the book."""

    def titles(items: Any) -> Iterator[str]:  # noqa: ANN401 (a private type of pikepdf)
        for each in items:
            yield plain(each.title)
            yield from titles(each.children)

    with pdf.open_outline() as outline:
        found = set(titles(outline.root))
    wanted = {name: chapter_title(document) for name, document in printed.documents.items()}
    root = wanted.pop("index")
    assert [each for each in wanted.values() if plain(each) not in found] == []
    assert plain("About this book") in found
    assert plain(root) not in found


def test_it_can_be_read_aloud(pdf: pikepdf.Pdf) -> None:
    """Tagged, with a language; each figure has words, each table a header."""
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == "en-GB"
    figures = elements(pdf, "/Figure")
    assert len(figures) > 20
    assert all(len(str(each.Alt)) > 10 for each in figures)
    tables = elements(pdf, "/Table")
    assert len(tables) > 20
    assert all(_has_header(each) for each in tables)


def _has_header(table: pikepdf.Object) -> bool:
    children: Any = table.get("/K")
    several = children if isinstance(children, pikepdf.Array) else [children]
    return any(
        each.get("/S") == "/TH" or _has_header(each)
        for each in several
        if isinstance(each, pikepdf.Dictionary)
    )
