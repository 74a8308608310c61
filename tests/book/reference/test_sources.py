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
