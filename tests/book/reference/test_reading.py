"""Which lessons use which works, in the bibliography and lesson by lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.reference.reading import used_in
from factquiz.engine import start
from tests.courses import HEAD, engine, write_course

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.book.reference.conftest import Built

BIB = """\
@book{cited, author = {Ann Author and {The {Light} Board}}, title = {Cited}, year = {1901},
  publisher = {P}}
@misc{recorded, title = {{The Record}}, year = {1902}}
@misc{unused, title = {Unused}, year = {1903}}
"""
SOURCES_YML = """\
sources:
  - {id: record, title: The record, label: Record 1902, cite: recorded}
"""
FACTS = HEAD + "  - claim: lit\n    says: the light was lit\n    source: {at: whole}\n"
LESSON = "# Lights\n\nIt was lit.{fact}`lit`\nSo says {cite}`cited`.\n"
PAGE = "# Works\n\n```{bibliography}\n:filter: True\n```\n\n```{reading-by-lesson}\n```\n"
BIBTEX = {
    "extensions": ["myst_parser", "sphinxcontrib.bibtex", "factquiz.book"],
    "bibtex_bibfiles": ["works.bib"],
}


def book(make_book: Callable[..., Built], builder: str = "html") -> Built:
    """Return a book whose lesson cites one work, and rests on another by a fact."""
    files = {"works.bib": BIB, "sources.yml": SOURCES_YML}
    built = make_book(
        {"works": PAGE}, facts=FACTS, lesson=LESSON, files=files, builder=builder, **BIBTEX
    )
    assert built.warnings == ""
    return built


def test_each_entry_says_which_lessons_use_it(make_book: Callable[..., Built]) -> None:
    """By a citation or by a fact; what no lesson uses says nothing."""
    entries = [each.astext() for each in book(make_book).resolved("works").findall(nodes.citation)]
    said = {
        name: [each.endswith("Used in The only lesson.") for each in entries if name in each]
        for name in ("Cited", "The Record", "Unused")
    }
    assert said == {"Cited": [True], "The Record": [True], "Unused": [False]}


def test_each_lesson_lists_its_works(make_book: Callable[..., Built]) -> None:
    """By the label that the facts use, or else by author and year; each leads to its entry."""
    document = book(make_book).resolved("works")
    listed = next(document.findall(nodes.definition_list))
    assert listed.astext().split("\n\n")[-1] == "Author and The Light Board 1901; Record 1902."
    head, *works = listed.findall(nodes.reference)
    assert head["refuri"].startswith("lessons/only.html")
    entries = {ident for each in document.findall(nodes.citation) for ident in each["ids"]}
    assert len(works) == 2
    assert {each["refid"] for each in works} <= entries


def test_the_pdf_says_it_too(make_book: Callable[..., Built]) -> None:
    """Typst gets the lessons behind each entry."""
    built = book(make_book, "typst")
    markup = (built.app.outdir / "sources" / "main.typ").read_text(encoding="utf-8")
    assert markup.count('"Used in "') == 2


def test_a_book_without_bibtex_has_no_list(make_book: Callable[..., Built]) -> None:
    """Where there is no bibliography there is nothing to list, and nothing to warn of."""
    built = make_book({"works": "# Works\n\n```{reading-by-lesson}\n```\n"})
    assert built.warnings == ""
    assert not list(built.resolved("works").findall(nodes.definition_list))


def test_a_citation_outside_the_lessons_does_not_count(tmp_path: Path) -> None:
    """Only lessons use a work; a page about the sources may cite what it likes."""
    loaded = start(write_course(tmp_path, FACTS, LESSON))
    used = used_in(loaded, [("index", "a"), ("lessons/only", "b"), ("lessons/only", "b")])
    assert {key: [each.id for each in lessons] for key, lessons in used.items()} == {"b": ["only"]}


def test_every_source_of_the_course_is_used() -> None:
    """Each entry of the file of sources that has a key serves a lesson."""
    loaded = engine("repository")
    keys = {each.cite for each in loaded.course.sources if each.cite}
    assert keys
    assert keys - set(used_in(loaded, [])) == set()
