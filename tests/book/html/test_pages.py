"""What stands around the text of a page, and what a page loads."""

from __future__ import annotations

import gzip
import re
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from tests.browser.demo_site import PAGES, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.built import Books

MAX_QUIZ_SCRIPT = 6 * 1024


def read(site: Path, name: str) -> str:
    """Return the HTML of a page."""
    return (site / f"{name}.html").read_text(encoding="utf-8")


def loaded(html: str) -> set[str]:
    """Return the names of the scripts and styles that a page loads."""
    paths = re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"]+\.(?:js|css))[?"]', html)
    return {path.rpartition("/")[2] for path in paths}


@pytest.mark.parametrize(
    ("name", "assets"),
    [
        ("index", {"factquiz.css", "theme.js"}),
        ("lesson", {"factquiz.css", "theme.js", "quiz.css", "quiz.js", "notes.css"}),
        ("plain", {"factquiz.css", "theme.js", "pygments.css"}),
    ],
)
def test_a_page_loads_what_it_needs(site: Path, name: str, assets: set[str]) -> None:
    """The quiz's files stand on pages with a quiz, code's on pages with code, others nowhere."""
    assert loaded(read(site, name)) == assets


def test_no_page_names_another_host_but_in_links(site: Path) -> None:
    """Outside <a> (and the rel=license link) there is no address of another host."""
    for name in PAGES:
        without_links = re.sub(r"<a [^>]*>", "", read(site, name))
        without_names = without_links.replace("http://www.w3.org/2000/svg", "").replace(
            "http://www.w3.org/1999/xlink", ""
        )
        assert "://" not in re.sub(r"data:image/svg\+xml,[^\"]*", "", without_names), name


def test_the_quiz_script_is_small() -> None:
    """Under 6 KB as it is sent."""
    script = resources.files("factquiz.book").joinpath("static", "quiz.js").read_bytes()
    assert len(gzip.compress(script, mtime=0)) < MAX_QUIZ_SCRIPT


def test_each_page_says_once_how_wide_it_is(site: Path) -> None:
    """Docutils says it on pages that it writes, the theme on all others."""
    for page in site.rglob("*.html"):
        assert page.read_text(encoding="utf-8").count('name="viewport"') == 1, page.name


def test_the_description_is_the_opening_of_the_text(site: Path) -> None:
    """A sentence or two for search engines, without the marks that stand in the text."""
    described = re.search(r'<meta name="description" content="([^"]*)">', read(site, "lesson"))
    assert described is not None
    text = described[1]
    assert text.startswith("Print did not arrive on one day, and nobody at the time agreed")
    assert "¶" not in text
    assert len(text) <= 160


def test_the_contents_are_on_every_page(site: Path) -> None:
    """Parts with their captions, numbered pages, and the current one marked as such."""
    for name in PAGES:
        assert "Behind the lessons" in read(site, name)
    lesson = read(site, "lesson")
    current = re.findall(r'<a [^>]*aria-current="page"[^>]*>(.*?)</a>', lesson, re.DOTALL)
    assert len(current) == 1
    assert "How print came to Europe" in current[0]
    assert '<span class="contents-number">1</span>' in current[0]


def test_the_page_lists_its_sections(site: Path) -> None:
    """One level below the title, in order."""
    listed = re.search(r'<ul class="page-sections">(.*?)</ul>', read(site, "lesson"), re.DOTALL)
    assert listed is not None
    titles = re.findall(r'<a href="#[^"]+">([^<]+)</a>', listed[1])
    assert titles == ["The question", "Three things at once", "Check yourself", "To discuss"]


def test_the_minutes_stand_over_the_title(site: Path) -> None:
    """The front matter's minutes and the part of the book."""
    assert '<p class="eyebrow">Lessons · about 50 minutes</p>' in read(site, "lesson")


def test_marks_in_a_row_speak_once(site: Path) -> None:
    """Two facts of one sentence and one paragraph make one mark, with the less settled standing."""
    html = read(site, "lesson")
    sentence = html[html.index("Both came from one town") :]
    row = sentence[: sentence.index("</p>")]
    assert row.count("<sup") == 1
    assert re.findall(r'(?:data-standing="(\w+)" )?aria-label="([^"]+)"', row) == [
        ("contested", "Source, contested: Chronicle, 2 ¶1"),
        ("", "Source: Chronicle"),
    ]
    assert ">source</button>" in row


def test_notes_and_citations_are_lists(site: Path) -> None:
    """No role of docutils that browsers have given up, and no landmark for each note."""
    pages = read(site, "lesson") + read(site, "sources")
    assert "doc-biblioentry" not in pages
    assert "<aside" not in pages
    assert pages.count('<li class="citation"') == 2
    assert pages.count('<li class="footnote') == 2


def test_two_builds_are_the_same(site: Path, books: Books) -> None:
    """Same sources, same bytes."""
    again = books.demo_again()
    for name in PAGES:
        assert read(again, name) == read(site, name)


@pytest.fixture(scope="module")
def warned(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what is said of a book with three faults, which does not build."""
    settings = ("factquiz_language=tlh", "html_js_files=https://example.org/count.js")
    built = run(tmp_path_factory.mktemp("faults"), *settings, figure="<svg")
    assert not built.succeeded
    return built.messages


def test_a_language_without_words_is_a_warning(warned: str) -> None:
    """It was asked for by name; the message says which languages there are."""
    assert "there are no words in the language 'tlh'" in warned
    assert "there are de, en." in warned


def test_a_foreign_script_is_a_warning(warned: str) -> None:
    """A page that would call another host is told of."""
    assert "WARNING: the page would load https://example.org/count.js from another host" in warned


def test_a_file_that_is_no_figure_is_a_warning(warned: str) -> None:
    """The page, the file and the reason are named."""
    (line,) = (each for each in warned.splitlines() if "spread.svg" in each)
    assert "WARNING: " in line
    assert "spread.svg is not a figure that can stand in the page: not well-formed" in line
    assert "lesson.md" in line
