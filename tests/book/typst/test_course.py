"""The sample course as a PDF: what a reader, a screen reader and a printer find in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from factquiz.book.paper import lines
from factquiz.items.model import interaction
from tests.book.typst import sample_quiz
from tests.book.typst.conftest import build_course

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.items.model import Item
    from tests.book.typst.project import Built

OUTLINE = """\
About this course
Lessons
  1 Towers in the sea
    1.1 The four towers of the Eddystone
      1.1.1 What the keepers saw
  2 Light and lens
    2.1 Coming back to the rock
Reference
  Glossary
  Sources
  Bibliography
Answers
  Self-check: towers in the sea
Index
"""


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Return all structure elements below a node of the structure tree, in reading order."""
    for child in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(child, pikepdf.Dictionary):
            if "/S" in child:
                yield child
            if "/K" in child:
                yield from elements(child.K)


def outline(items: Any, depth: int = 0) -> str:  # noqa: ANN401 (a private type of pikepdf)
    """Return bookmarks as indented lines."""
    return "".join(
        f"{'  ' * depth}{each.title}\n{outline(each.children, depth + 1)}" for each in items
    )


def page_of(built: Built, words: str) -> int:
    """Return the printed number of the first page after the contents that holds some words."""
    first = next(i for i, page in enumerate(built.pages) if page.startswith("About this course"))
    return next(i - first + 1 for i, page in enumerate(built.pages) if i >= first and words in page)


def test_builds_without_a_warning(course: Built) -> None:
    """The sample course has nothing to warn of, and PDF/UA-1 is met or nothing is compiled."""
    assert course.error == ""
    assert course.warnings == ""


def test_same_bytes_every_time(course: Built, tmp_path: Path) -> None:
    """A second build, in another folder, gives the same bytes."""
    assert build_course(tmp_path).pdf == course.pdf


def test_declares_itself_accessible(pdf: pikepdf.Pdf) -> None:
    """Tagged, PDF/UA-1, with title, author and language; no date and no path."""
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Lighthouses: a short course"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.docinfo["/Author"] == "Ada Keeper"
    assert "/CreationDate" not in pdf.docinfo


def test_outline_follows_the_contents(pdf: pikepdf.Pdf) -> None:
    """Bookmarks are parts, chapters and sections, with the numbers of the web book."""
    with pdf.open_outline() as bookmarks:
        assert outline(bookmarks.root) == OUTLINE


def test_tags_say_what_things_are(pdf: pikepdf.Pdf) -> None:
    """Headings, table headers, notes, lists and figures are tagged as such."""
    found = Counter(str(each.S) for each in elements(pdf.Root.StructTreeRoot.K))
    assert found["/H1"] == 8  # contents, figures, tables, preface, two parts, answers, index
    assert found["/TH"] == 7
    assert found["/Note"] == 3
    assert found["/Figure"] == 1
    assert found["/TOCI"] == 15
    assert found["/BlockQuote"] == 1


def test_every_figure_has_words(pdf: pikepdf.Pdf) -> None:
    """The alternative text of a figure is in the PDF."""
    figures = [each for each in elements(pdf.Root.StructTreeRoot.K) if each.S == "/Figure"]
    assert [str(each.Alt)[:11] for each in figures] == ["A time line"]


def test_other_scripts_carry_their_language(pdf: pikepdf.Pdf) -> None:
    """Cyrillic and Greek words are tagged with the languages that the configuration names."""
    drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert set(re.findall(rb"/Lang\((\w+(?:-\w+)?)\)", drawn)) == {b"en-GB", b"ru", b"el"}


def test_svg_stays_vectors(pdf: pikepdf.Pdf) -> None:
    """No page holds a bitmap: the drawing is put in as lines and letters."""
    assert [page.get_images() for page in pdf.pages if page.get_images()] == []


def test_footnotes_stand_at_the_foot_with_the_number_of_the_web(course: Built) -> None:
    """A footnote is on the page of its mark, once, with all its paragraphs."""
    page = next(page for page in course.pages if "Why would anybody" in page)
    assert page.count("great storm of November 1703") == 1
    assert page.index("great storm") > page.index("in use")
    assert "worst of weathers" in page


def test_contents_have_page_numbers(course: Built) -> None:
    """Each line of the contents ends with the page on which the chapter begins."""
    contents = next(page for page in course.pages if page.startswith("Contents"))
    number = page_of(course, "The first large Fresnel lens")
    assert re.search(rf"2 Light and lens {number}\b", contents)


def test_figures_are_listed(course: Built) -> None:
    """Numbered figures and tables stand in lists of their own, each with its page."""
    listed = next(page for page in course.pages if "Figures Fig. 1.1" in page)
    number = page_of(course, "Drawn for this course")
    assert re.search(rf"Figures Fig\. 1\.1 .+? {number} Tables Table 1\.1 .+? \d+", listed)


def test_references_name_the_page(course: Built) -> None:
    """A cross-reference ends with the page it points to."""
    number = page_of(course, "Light and lens The first large")
    assert any(f"Light and lens (p. {number})" in page for page in course.pages)


def test_exercise_and_answers_refer_to_each_other(course: Built) -> None:
    """The exercise names the page of its answers, and they name the page of the exercise."""
    questions = page_of(course, "SELF-CHECK: TOWERS IN THE SEA")
    answers = page_of(course, "Each answer gives the reason")
    assert any(f"Answers and reasons: page {answers}." in page for page in course.pages)
    assert any(f"Questions: page {questions}." in page for page in course.pages)


@pytest.mark.parametrize("item", sample_quiz.ITEMS, ids=interaction)
def test_exercise_keeps_its_key_to_itself(course: Built, item: Item) -> None:
    """Where a question stands there is no reason; at the end there are all that are printed."""
    begin = next(place for place, page in enumerate(course.pages) if "Each answer gives" in page)
    exercise, answers = " ".join(course.pages[:begin]), " ".join(course.pages[begin:])
    assert item.stem in exercise
    for line in lines(item):
        assert line.rationale not in exercise
        assert line.rationale in answers


def test_running_heads_name_book_and_chapter(course: Built) -> None:
    """A left page has the book's title at its head, a right page the chapter's."""
    inner = [page for page in course.pages if page.startswith("4 ")]
    assert inner[0].startswith("4 Lighthouses: a short course")
    assert any(page.startswith("Towers in the sea 5") for page in course.pages)


def test_numbers_equal_those_of_the_web_book(course: Built, tmp_path: Path) -> None:
    """Sections, tables and figures have the numbers that the HTML builder gives them."""
    web = build_course(tmp_path, "html", html_theme="basic")
    page = (web.out / "towers.html").read_text("utf-8")
    article = page[page.index("<section") :]
    numbers = re.findall(r'="(?:section|caption)-number">([^<]+?)\.? ?</span>', article)
    assert numbers[:5] == ["1", "1.1", "Table 1.1", "Fig. 1.1", "1.1.1"]
    for number in numbers[:5]:
        assert f'number: "{number}"' in course.typst


def test_web_addresses_can_be_read_on_paper(course: Built) -> None:
    """The address behind a link stands in a lettered note on the same page."""
    page = next(page for page in course.pages if "Trinity House" in page)
    assert "https://www.trinityhouse.co.uk" in page


@pytest.mark.parametrize("words", ["rock light", "dioptric, refracting", "Smeaton, 1791", "II ¶3"])
def test_nothing_is_lost(course: Built, words: str) -> None:
    """Terms, citations and source marks are all there."""
    assert any(words in page for page in course.pages)


def test_marks_link_to_the_sources(course: Built) -> None:
    """The mark behind a taught sentence leads to the entry of the source paragraph."""
    assert '#fact-mark(("II\u00a0¶3", "sources#source-stevenson1850-II-3"));' in course.typst


def test_sources_name_no_folder_of_this_machine(course: Built) -> None:
    """Neither the markup nor the PDF tells where it was made."""
    assert str(course.out.parent) not in course.typst
    assert str(course.out.parent).encode() not in course.pdf
