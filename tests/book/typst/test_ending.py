"""What ends a chapter stays together: a page never begins with its last two lines alone."""

from __future__ import annotations

import pytest

from factquiz.book.typst.ending import ENOUGH, kept_end
from factquiz.book.typst.literals import block_content, blocks, call, content, from_source, text


def _piece(line: int, markup: str) -> str:
    return from_source(f"page.md:{line}", markup)


LONG = _piece(1, text("w" * ENOUGH))
SHORT = _piece(5, text("A line."))
HEADING = _piece(3, call("section", "here", content(text("Here")), rank=1))
ENDING = "#ending("


def test_so_much_as_fills_some_lines() -> None:
    """The last pieces are together, as many as needed; those before are left as they are."""
    kept = kept_end(blocks((LONG, LONG, SHORT)))
    before, _, ending = kept.partition(ENDING)
    assert before.strip() == LONG
    assert "A line." in ending
    assert ending.endswith("rank: 0, indented: true);")


def test_a_heading_is_not_left_behind() -> None:
    """The heading of what stays together is the first of it, and its space above is told."""
    kept = kept_end(blocks((LONG, HEADING, LONG)))
    before, _, ending = kept.partition(ENDING)
    assert before.strip() == LONG
    assert "#section(" in ending
    assert ending.endswith("rank: 1, indented: false);")


@pytest.mark.parametrize(
    "last",
    [
        call("exercise", "quiz"),
        call("drawing", "<svg/>"),
        call("captioned", "image", block_content(call("picture", "a.svg", "A dot."))),
        "#pagebreak()",
        text("w" * 3 * ENOUGH),
    ],
)
def test_what_is_large_breaks_as_it_likes(last: str) -> None:
    """Letters do not tell how high a picture is, and what is long fills a page by itself."""
    markup = blocks((LONG, _piece(7, last)))
    assert kept_end(markup) == markup


def test_a_chapter_of_a_few_lines_is_left_alone() -> None:
    """It stands on one page anyway."""
    assert kept_end(SHORT) == SHORT


def test_a_table_is_higher_than_its_letters() -> None:
    """Its cells count, so that not half a page goes with it."""
    cells = ", ".join("[\n\n]" for _ in range(40))
    table = _piece(7, f'#captioned("table", grid-table({cells}));')
    kept = kept_end(blocks((LONG, SHORT, table)))
    assert "A line." in kept.partition(ENDING)[0]
