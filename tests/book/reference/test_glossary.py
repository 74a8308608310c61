"""The glossary's page: entries under letters, with the way to lesson and source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from tests.book.reference.conftest import SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.reference.conftest import Built

PAGE = """\
# Glossary

## Acronyms

```{acronyms}
```

## Terms

```{glossary-of-terms}
```
"""
PAGES = {"glossary": PAGE, "sources": SOURCES}


def entry(page: str, fact: str) -> str:
    """Return the HTML of an entry: its term and what stands under it."""
    found = re.search(rf'<dt id="term-{fact}">.*?</dd>', page, re.DOTALL)
    assert found is not None
    return found[0]


def test_an_entry_says_what_it_is_who_teaches_it_and_where_it_is_from(
    make_book: Callable[..., Built],
) -> None:
    """Definition, note, other names, the sentence of the lesson, the paragraph of the source."""
    built = make_book(PAGES)
    assert built.warnings == ""
    text = entry(built.html("glossary"), "lens")
    assert "The glass that gathers light. It is thick in the middle." in text
    assert "Also lenses and burning glass." in text
    assert 'href="lessons/only.html#fact-lens"' in text
    assert 'href="sources.html#source-text-1-2"' in text
    assert "(ESK)" in entry(built.html("glossary"), "keepers")
    assert 'href="#term-keepers"' in entry(built.html("glossary"), "ecole")


def test_what_no_lesson_teaches_promises_no_link(make_book: Callable[..., Built]) -> None:
    """An entry of an untaught fact names its source and leads nowhere."""
    text = entry(make_book(PAGES).html("glossary"), "unlit")
    assert "Taught in" not in text
    assert "href" not in text
    assert "Source: Record." in text


def test_each_letter_is_a_heading_and_a_link(make_book: Callable[..., Built]) -> None:
    """The index has the letters that there are, and each leads to its heading."""
    document = make_book(PAGES).resolved("glossary")
    index = next(each for each in document.findall(nodes.paragraph) if each["classes"])
    links = {link.astext(): link["refid"] for link in index.findall(nodes.reference)}
    assert links == {"E": "letter-e", "L": "letter-l", "U": "letter-u"}
    headings = {
        each["ids"][0]: each.next_node(nodes.title).astext()  # type: ignore[union-attr]
        for each in document.findall(nodes.section)
    }
    assert headings.items() >= {ident: text for text, ident in links.items()}.items()


def test_acronyms_lead_to_their_entries(make_book: Callable[..., Built]) -> None:
    """One row for each acronym, in the order of the alphabet."""
    document = make_book(PAGES).resolved("glossary")
    rows = list(next(document.findall(nodes.tbody)).findall(nodes.row))
    assert [row.astext().split("\n\n") for row in rows] == [
        ["ÉK", "“École” keepers"],
        ["ESK", "Elder Society of Keepers"],
    ]
    assert [next(row.findall(nodes.reference))["refid"] for row in rows] == [
        "term-ecole",
        "term-keepers",
    ]


def test_a_book_without_a_page_of_sources_names_them(make_book: Callable[..., Built]) -> None:
    """The sources stand in words, and Sphinx misses nothing."""
    built = make_book({"glossary": PAGE})
    assert built.warnings == ""
    assert "Source: Text, 1 ¶2." in re.sub("<[^>]+>", "", entry(built.html("glossary"), "lens"))


def test_the_pdf_has_the_entries_too(make_book: Callable[..., Built]) -> None:
    """Typst gets the same words, and links into the book."""
    built = make_book(PAGES, builder="typst")
    assert built.warnings == ""
    markup = (built.app.outdir / "sources" / "main.typ").read_text(encoding="utf-8")
    assert "The glass that gathers light" in markup
    assert '#anchor("glossary#term-lens")' in markup
    assert '"lessons/only#fact-lens"' in markup


def test_the_same_facts_make_the_same_page(make_book: Callable[..., Built]) -> None:
    """Two builds are byte for byte the same."""
    assert make_book(PAGES).html("glossary") == make_book(PAGES).html("glossary")
