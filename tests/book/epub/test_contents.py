"""The table of contents: parts, chapters, chapters below chapters, headings; and landmarks."""

from __future__ import annotations

from factquiz.book.epub.contents import Entry, Landmark, contents, landmarks
from factquiz.book.epub.pages import Page, Section
from factquiz.book.typst.structure import Chapter
from factquiz.languages import ENGLISH


def page(name: str, *headings: str, classes: tuple[str, ...] = ()) -> Page:
    """Return a page with headings below its title, which is its name in capitals."""
    deeper = (Section("Deeper", "deeper"),)
    below = tuple(Section(each, each.lower(), deeper) for each in headings)
    sections = (Section(name.upper(), "top", below),)
    return Page(name, f"{name}.xhtml", b"", sections, classes=frozenset(classes))


PAGES = [page("index"), page("in/a", "One", "Two"), page("in/b"), page("c", classes=("glossary",))]


def test_parts_stand_above_their_chapters() -> None:
    """A chapter leads to its page and has its headings below; deeper ones are left out."""
    order = [Chapter("index"), Chapter("in/a", "Part"), Chapter("in/b", "Part"), Chapter("c", "Z")]
    assert contents(order, PAGES, base="front/nav.xhtml") == (
        Entry("INDEX", "../index.xhtml"),
        Entry(
            "Part",
            below=(
                Entry(
                    "IN/A",
                    "../in/a.xhtml",
                    (
                        Entry("One", "../in/a.xhtml#one"),
                        Entry("Two", "../in/a.xhtml#two"),
                    ),
                ),
                Entry("IN/B", "../in/b.xhtml"),
            ),
        ),
        Entry("Z", below=(Entry("C", "../c.xhtml"),)),
    )


def test_a_page_below_a_chapter_stands_behind_its_headings() -> None:
    """As deep as the table of contents of the web book has it."""
    order = [Chapter("index"), Chapter("in/a"), Chapter("in/b", depth=1), Chapter("c")]
    _, first, last = contents(order, PAGES, base="nav.xhtml")
    assert [each.title for each in first.below] == ["One", "Two", "IN/B"]
    assert last == Entry("C", "c.xhtml")


def test_landmarks_lead_to_what_there_is() -> None:
    """This book has a glossary and no bibliography."""
    found = landmarks(PAGES, ENGLISH, base="front/nav.xhtml", cover="front/cover.xhtml")
    assert [each.kind for each in found] == ["cover", "toc", "bodymatter", "glossary"]
    assert found[0] == Landmark("cover", "Cover", "cover.xhtml")
    assert found[-1] == Landmark("glossary", "Glossary", "../c.xhtml")
