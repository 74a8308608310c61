"""Single lessons as PDFs: each with its own figures, notes, references, and answers."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest

from factquiz.book.paper import lines
from tests.book.typst import sample_quiz
from tests.book.typst.conftest import build_course

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.typst.project import Built

LESSONS = {"factquiz_handouts": ["towers", "lenses"]}


@dataclass(frozen=True)
class Handouts:
    """The handouts of the sample course."""

    built: Built

    def pdf(self, name: str) -> bytes:
        """Return a handout."""
        return (self.built.out / f"{name}.pdf").read_bytes()

    def text(self, name: str) -> str:
        """Return the words of a handout, with single spaces and without word joiners."""
        pages = pypdf.PdfReader(io.BytesIO(self.pdf(name))).pages
        return " ".join(
            " ".join(page.extract_text() for page in pages).replace("\u2060", "").split()
        )

    def typst(self, name: str) -> str:
        """Return the main file of a handout."""
        return (self.built.out / "sources" / name / "main.typ").read_text("utf-8")


@pytest.fixture(scope="module")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> Handouts:
    """Return the handouts of both lessons of the sample course."""
    return Handouts(build_course(tmp_path_factory.mktemp("handouts"), "handouts", **LESSONS))


def test_one_for_each_lesson(handouts: Handouts) -> None:
    """In the order of the book, without a warning, and nothing besides."""
    assert (handouts.built.error, handouts.built.warnings) == ("", "")
    names = sorted(each.name for each in handouts.built.out.glob("*.pdf"))
    assert names == ["1-towers.pdf", "2-lenses.pdf"]


def test_numbers_are_those_of_the_book(handouts: Handouts, course: Built) -> None:
    """Chapter, sections, figures and tables are numbered as in the whole book."""
    for number in ("1", "1.1", "Table 1.1", "Fig. 1.1", "1.1.1"):
        assert f'number: "{number}"' in course.typst
        assert f'number: "{number}"' in handouts.typst("1-towers")
    assert 'number: "2"' in handouts.typst("2-lenses")


def test_it_is_the_whole_lesson_and_no_other(handouts: Handouts) -> None:
    """Text, footnote and figure are there; the other lesson is not."""
    words = handouts.text("1-towers")
    for each in ("Why would anybody", "great storm of November 1703", "Drawn for this course"):
        assert each in words
    assert "first large Fresnel lens" not in words
    assert "first large Fresnel lens" in handouts.text("2-lenses")


def test_references_and_sources_stand_behind_it(handouts: Handouts) -> None:
    """Only the works that it cites, and what its marks stand for."""
    words = handouts.text("1-towers")
    assert "John Smeaton. A Narrative of the Building" in words
    assert "Sources The small raised marks" in words
    other = handouts.text("2-lenses")
    assert "References Ste50 Alan Stevenson" in other
    assert "John Smeaton" not in other.partition("References")[2]


def test_answers_stand_at_the_end(handouts: Handouts) -> None:
    """Every question is asked, and every reason is given behind it."""
    exercise, _, answers = handouts.text("1-towers").partition("Answers Each answer gives")
    for item in sample_quiz.ITEMS:
        assert item.stem in exercise
        for line in lines(item):
            assert line.rationale not in exercise
            assert line.rationale in answers


def test_a_reader_hears_it(handouts: Handouts) -> None:
    """Tagged, with title and language, and a first heading for the lesson."""
    with pikepdf.open(io.BytesIO(handouts.pdf("1-towers"))) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Towers in the sea – Lighthouses: a short course"
        assert pdf.Root.Lang == "en-GB"
        with pdf.open_outline() as bookmarks:
            assert [each.title for each in bookmarks.root] == ["1 Towers in the sea", "Answers"]


def test_what_is_gone_from_the_course_goes(make: Callable[..., Built]) -> None:
    """A lesson that is no handout any more leaves no file; an unknown one is an error."""
    files = {
        "index.md": "# Book\n\n```{toctree}\none\ntwo\n```\n",
        "one.md": "# One",
        "two.md": "# Two",
    }
    made = make(files, "handouts", factquiz_handouts=["one", "two"])
    assert sorted(each.name for each in made.out.glob("*.pdf")) == ["1-one.pdf", "2-two.pdf"]
    made = make(files, "handouts", factquiz_handouts=["two"])
    assert sorted(each.name for each in made.out.glob("*.pdf")) == ["1-two.pdf"]
    made = make(files, "handouts", factquiz_handouts=["three"])
    assert "no page of the book is called three" in made.error


def test_a_link_out_of_the_lesson_is_words(handouts: Handouts) -> None:
    """Paper that is not at hand has no page to send a reader to."""
    assert "Light and lens (p." not in handouts.text("1-towers")
