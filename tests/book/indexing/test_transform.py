"""Which entries the pages of a book get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sphinx.environment.adapters.indexentries import IndexEntries

from factquiz.book.indexing.named import worth_a_locator
from tests.book.reference.conftest import SOURCES
from tests.book.reference.test_glossary import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.reference.conftest import Built

PAGES = {"glossary": PAGE, "sources": SOURCES}


def _index(
    built: Built,
) -> dict[str, tuple[list[tuple[str | None, str | Literal[False]]], list[str]]]:
    """Return the index as Sphinx makes it: places and what stands below each heading."""
    letters = IndexEntries(built.app.env).create_index(built.app.builder, group_entries=False)
    return {
        name: (targets, [sub for sub, _ in subs])
        for _, entries in letters
        for name, (targets, subs, _) in entries
    }


def test_taught_and_explained_things_are_indexed(make_book: Callable[..., Built]) -> None:
    """The entry of the glossary is the main place; then come the sentences that teach or name."""
    built = make_book(PAGES)
    assert built.warnings == ""
    found = _index(built)
    assert found["lens"][0] == [
        ("main", "glossary.html#term-lens"),
        ("", "lessons/only.html#fact-lens"),
    ]
    assert found["unlit sea"][0] == [("main", "glossary.html#term-unlit")]
    heading = next(name for name in found if name.endswith(("(ESK)", "(ÉK)")))
    see = [below for places, below in found.values() if not places]
    assert [f"see {heading}"] in see


def test_the_page_shows_nothing_of_it(make_book: Callable[..., Built]) -> None:
    """On the web there is no index: the page is as it was."""
    html = make_book(PAGES).html("lessons/only")
    assert "A lens gathers light." in html


def test_what_a_page_is_about_is_indexed_once() -> None:
    """A thing in every other sentence has its first one, and those that teach it."""
    named = [["NATO", "x"] if each % 2 == 0 else [] for each in range(20)]
    named[0] = ["NATO"]
    taught = [["NATO"] if each == 6 else [] for each in range(20)]
    found = worth_a_locator(taught, named)
    assert [place for place, each in enumerate(found) if "NATO" in each] == [0, 6]
    few = worth_a_locator([[]] * 40, [["x"] if each in {3, 9} else [] for each in range(40)])
    assert [place for place, each in enumerate(few) if each] == [3, 9]


def test_uses_of_a_term_are_indexed(make_book: Callable[..., Built]) -> None:
    """Behind the page that explains a word come those that use it, but no heading."""
    words = "```{glossary}\nreef\n  Rock below water.\n```\n"
    using = "# Using {term}`reef`\n\nA {term}`reef`, and {term}`reefs <reef>`.\n"
    built = make_book({**PAGES, "words": f"# Words\n\n{words}", "using": using})
    assert built.warnings == ""
    places = [str(uri).partition("#")[0] for _, uri in _index(built)["reef"][0]]
    assert places == ["words.html", "using.html", "using.html"]
