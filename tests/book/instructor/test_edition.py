"""The instructor's edition of the course beside the students' book, as `make` builds both."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from typing import TYPE_CHECKING

import pypdf
import pytest
import yaml

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import Purpose
from factquiz.book.paper import lines, question
from tests.book.instructor.edition import site_words, words
from tests.courses import REPOSITORY, engine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.built import Books

pytestmark = pytest.mark.slow

TELLING = 8
"""A line of fewer words may well stand in both books."""


@pytest.fixture(scope="session")
def edition(books: Books) -> Path:
    """Return the folder of the edition's pages."""
    return books.edition()


@pytest.fixture(scope="session")
def students(books: Books) -> Path:
    """Return the folder of the students' pages."""
    return books.students()


@pytest.fixture(scope="session")
def typst(books: Books) -> Path:
    """Return the folder of the edition's PDF."""
    return books.edition_pdf()


@cache
def _secrets() -> tuple[str, ...]:
    """Return the words of each telling line of the edition's pages that the lessons do not have.

    The edition repeats the questions to discuss, which stand in the lessons.
    """
    lessons = words(" ".join(_sources("book")))
    found = {words(line) for text in _sources("answers") for line in text.split("\n")}
    return tuple(
        sorted(each for each in found if len(each.split()) >= TELLING and each not in lessons)
    )


def _sources(folder: str) -> list[str]:
    return [
        each.read_text(encoding="utf-8") for each in sorted((REPOSITORY / folder).rglob("*.md"))
    ]


def test_students_get_no_sentence_of_the_edition(students: Path, edition: Path) -> None:
    """No line of a plan, model answer or rubric is on a page of theirs, or named in its index.

    That the edition's own pages have nearly all these lines shows that the search finds them.
    """
    secrets = _secrets()
    assert len(secrets) > 500
    shown, theirs = site_words(edition), site_words(students)
    found = [each for each in secrets if each in shown]
    assert len(found) > 0.8 * len(secrets)
    assert [each for each in secrets if each in theirs] == []


def test_students_get_no_file_of_the_edition(students: Path) -> None:
    """No page, style, table of items or key is copied, and no page loads what is the edition's."""
    names = {each.name for each in students.rglob("*") if each.is_file()}
    assert not {name for name in names if name.endswith((".csv", ".md", ".yml", ".json"))}
    assert "instructor.css" not in names
    index = (students / "search-data.js").read_text(encoding="utf-8")
    for page in (REPOSITORY / "answers").rglob("*.md"):
        name = page.relative_to(REPOSITORY / "answers").with_suffix("").as_posix()
        if not (REPOSITORY / "book" / f"{name}.md").exists():
            assert not (students / f"{name}.html").exists()
            assert f'"{name}.html"' not in index
    for page in students.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "instructor.css" not in text
        assert 'class="notice"' not in text
        assert "noindex, nofollow" not in text


def test_students_get_no_graded_quiz(students: Path) -> None:
    """Practice quizzes are on their pages, each under its id; graded ones are on none."""
    text = "".join(each.read_text(encoding="utf-8") for each in sorted(students.rglob("*.html")))
    for blueprint in engine("repository").blueprints:
        practice = blueprint.file.purpose is Purpose.PRACTICE
        assert (f'id="quiz-{blueprint.id}"' in text) == practice, blueprint.id


def test_every_page_says_whose_it_is_and_stays_out_of_search_engines(edition: Path) -> None:
    """The notice and the word to robots stand on each page, the search page too."""
    pages = sorted(edition.rglob("*.html"))
    assert edition / "search.html" in pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert '<p class="notice">Instructor’s edition – not for students</p>' in html, page
        assert '<meta name="robots" content="noindex, nofollow">' in html, page


def test_every_page_that_is_written_is_built(edition: Path) -> None:
    """No page of `answers/` is forgotten in its contents."""
    for page in sorted((REPOSITORY / "answers").rglob("*.md")):
        name = page.relative_to(REPOSITORY / "answers").with_suffix(".html")
        assert (edition / name).is_file(), f"{page.name} is missing in answers/_toc.yml"


def test_links_to_the_students_book_lead_somewhere(students: Path, edition: Path) -> None:
    """Page and place exist, seen from wherever the link stands."""
    ids: dict[str, set[str]] = {}
    seen = 0
    for page in sorted(edition.rglob("*.html")):
        depth = len(page.relative_to(edition).parts) - 1
        up = "../" * (depth + 2)
        html = page.read_text(encoding="utf-8")
        for address, place in re.findall(r'href="((?:\.\./)+html/[^"#]+)#?([^"]*)"', html):
            assert address.startswith(f"{up}html/"), (page, address)
            target = address.removeprefix(f"{up}html/")
            if target not in ids:
                text = (students / target).read_text(encoding="utf-8")
                ids[target] = set(re.findall(r'\bid="([^"]+)"', text))
            assert not place or place in ids[target], (page, address, place)
            seen += 1
    assert seen > 1000


def test_links_within_the_edition_lead_somewhere(edition: Path) -> None:
    """No page points to one that only the students' book has as if it were here."""
    for page in sorted(edition.rglob("*.html")):
        found = re.findall(r'<a [^>]*href="([^"#:]+)[^":]*"', page.read_text(encoding="utf-8"))
        for address in found:
            if "../html/" not in address:
                assert (page.parent / address).is_file(), (page, address)


def test_all_items_are_in_the_files_beside_the_pages(edition: Path) -> None:
    """A row for each item of the bank, and on its page a link to the file."""
    loaded = engine("repository")
    for lesson in loaded.course.lessons:
        file = edition / "items" / f"{lesson.id}.csv"
        with file.open(encoding="utf-8-sig", newline="") as table:
            listed = [row["item"] for row in csv.DictReader(table)]
        assert listed == [item.id for item in loaded.bank.items if item.lesson == lesson.id]
        page = (edition / "items" / f"{lesson.id}.html").read_text(encoding="utf-8")
        assert f'href="{lesson.id}.csv"' in page or f"items/{lesson.id}.csv" in page


def test_the_pdf_has_answers_beside_the_items_and_no_folder(typst: Path) -> None:
    """Behind each question of a practice quiz stand all its reasons, before the next question.

    Looked for in what is typeset: on the page, lines are hyphenated and pages end.
    """
    cover = pypdf.PdfReader(io.BytesIO((typst / "instructor.pdf").read_bytes())).pages[0]
    assert "not for students" in cover.extract_text().replace("\u2060", "")
    source = (typst / "sources" / "main.typ").read_text(encoding="utf-8")
    assert "../html" not in source
    text = words(source)
    loaded = engine("repository")
    blueprint = loaded.blueprint("cold-war-baskets-practice")
    assert blueprint is not None
    form, _ = Assembler(loaded.bank.items, blueprint).practice()
    at = 0
    for placed in form.items:
        at = text.index(words(question(placed.item)), at)
        for line in lines(placed.item):
            at = text.index(words(line.rationale), at)


def test_the_settings_of_the_two_books_agree() -> None:
    """What the edition does not say for itself is as in the students' book."""
    own = {
        "bibtex_bibfiles",
        "extensions",
        "factquiz_pdf_accent",
        "factquiz_pdf_name",
        "factquiz_pdf_subtitle",
        "factquiz_student_book",
        "html_short_title",
    }
    students, edition = (
        yaml.safe_load((REPOSITORY / name).read_text(encoding="utf-8"))
        for name in ("_config.yml", "answers/_config.yml")
    )
    settings = [each.pop("sphinx")["config"] for each in (students, edition)]
    assert {key: students[key] for key in students if key != "title"} == {
        key: edition[key] for key in edition if key != "title"
    }
    shared = [{key: each[key] for key in each if key not in own} for each in settings]
    assert shared[0] == shared[1]
