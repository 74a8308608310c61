"""The page of the sources: what the lessons take from each paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.book.reference.conftest import FACTS, LESSON, SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.reference.conftest import Built

MANY = "".join(
    f"  - term: t{number}\n    name: Lamp {number}\n    means: the lamp of year {number}\n"
    '    source: {source: text, at: "2 ¶1"}\n'
    for number in range(4)
)
TAUGHT = "".join(f"There was Lamp {number}.{{fact}}`t{number}`\n" for number in range(4))


def test_many_facts_of_a_paragraph_are_folded_and_few_are_not(
    make_book: Callable[..., Built],
) -> None:
    """The place that notes link to stands outside; each fact is on the page once."""
    built = make_book({"sources": SOURCES}, facts=FACTS + MANY, lesson=LESSON + TAUGHT)
    html = built.html("sources")
    (folded,) = re.findall(r'<details class="[^"]*fold".*?</details>', html, re.DOTALL)
    assert "<summary>4 facts</summary>" in folded
    assert [folded.count(f"Lamp {number}") for number in range(4)] == [1] * 4
    assert "#fact-lens" in html.replace(folded, "")
    assert 'id="source-text-2-1"' in html.replace(folded, "")
    assert built.warnings == ""


def test_on_paper_nothing_is_folded(make_book: Callable[..., Built]) -> None:
    """Every fact stands below its paragraph."""
    built = make_book(
        {"sources": SOURCES}, facts=FACTS + MANY, lesson=LESSON + TAUGHT, builder="text"
    )
    text = (built.app.outdir / "sources.txt").read_text(encoding="utf-8")
    assert [text.count(f"Lamp {number}") for number in range(4)] == [1] * 4
    assert "4 facts" not in text


def test_texts_and_records_may_have_pages_of_their_own(make_book: Callable[..., Built]) -> None:
    """Notes, quizzes and reference pages lead to the page that lists the paragraph."""
    pages = {
        name: SOURCES.replace("{source-list}\n", f"{{source-list}}\n:only: {only}\n")
        for name, only in (("sources", "texts"), ("records", "records"))
    }
    built = make_book(pages)
    assert built.warnings == ""
    lesson = built.html("lessons/only")
    assert 'href="../sources.html#source-text-1-2"' in lesson
    assert 'href="../records.html#source-record-whole"' in lesson
    texts, records = built.html("sources"), built.html("records")
    assert 'id="source-text-1-2"' in texts
    assert 'id="source-record-whole"' not in texts
    assert re.findall(r'<dt id="([^"]+)"', records) == ["source-record-whole"]
    assert "Records and other documents" not in records  # the page has a title of its own


RECORDS = """\
sources:
  - {id: record, title: The record, label: Record, cite: r1900, url: "https://example.org/record"}
  - id: text
    title: A text with two sections
    label: Text
    cite: t1901
    url: https://example.org/text
    sections:
      - {id: "1", title: First, paragraphs: 2}
      - {id: "2", title: Second, paragraphs: 1}
"""
BIB = "@misc{t1901, title = {A text}, year = {1901}}\n@misc{r1900, title = {A}, year = {1900}}\n"
BIBLIOGRAPHY = "# Works\n\n{cite}`r1900`\n\n```{bibliography}\n```\n"


def test_a_source_leads_to_its_reference_and_its_original(make_book: Callable[..., Built]) -> None:
    """By its name and a link; a work that the bibliography does not have is only named."""
    built = make_book(
        {"sources": SOURCES, "works": BIBLIOGRAPHY},
        files={"sources.yml": RECORDS, "references.bib": BIB},
        extensions=["myst_parser", "sphinxcontrib.bibtex", "factquiz.book"],
        bibtex_bibfiles=["references.bib"],
    )
    assert built.warnings == ""
    page = built.html("sources")
    reference = r'<a href="works.html#[\w-]+">The record</a>'
    assert re.search(f'<dt id="source-record-whole">{reference}', page)
    assert re.findall(r'<a class="reference external" href="([^"]+)">The original</a>', page) == [
        "https://example.org/text",
        "https://example.org/record",
    ]
    assert "The full reference · <a" in page
