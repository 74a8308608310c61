"""Who signed what with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.atlas.agreements import columns_option, documents, matrix
from factquiz.languages import ENGLISH
from tests.courses import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.reference.conftest import Built

FACTS = """\
lesson: only
defaults: {source: record, objective: know}
facts:
  - document: charter
    name: the charter of lights
    signed: 1836
    parties: [the Old Realm, the League, three cities]
    source: {at: whole}
  - document: pact
    name: the harbour pact
    adopted: 1820-05-01
    parties: [the League, New Realm]
    source: {at: whole}
  - document: letter
    name: the letter of the keepers
    signed: 1810
    source: {at: whole}
"""
LESSON = "# Only\n\nA charter was signed.{fact}`charter`\n"
PAGE = """\
# Agreements

```{agreements}
:parties: the Old Realm / New Realm; the League
```
"""


def test_columns_join_the_names_of_one_party() -> None:
    """Semicolons part the columns, slashes the names of one."""
    assert columns_option("the A / B; C") == (("the A", "B"), ("C",))


def test_a_web_of_agreements(make_book: Callable[..., Built]) -> None:
    """Rows in the order of time, discs for the columns, others by name, a link to the lesson."""
    built = make_book({"web": PAGE}, facts=FACTS, lesson=LESSON)
    page = built.html("web")
    assert page.index("Harbour pact") < page.index("Charter of lights")
    assert "Letter" not in page
    assert page.count('data-in="0 1"') == 2
    assert "(with three cities)" in page
    assert 'href="lessons/only.html#fact-charter"' in page
    assert "factquiz" not in built.warnings
    table = next(built.resolved("web").findall(nodes.table))
    assert [row.astext().split("\n\n") for row in table.findall(nodes.row)][1:] == [
        ["●", "●", "1 May 1820", "Harbour pact"],
        ["●", "●", "1836", "Charter of lights (with three cities)"],
    ]


def test_a_party_that_no_document_has(make_book: Callable[..., Built]) -> None:
    """The warning names it."""
    built = make_book({"web": PAGE.replace("League", "Leauge")}, facts=FACTS, lesson=LESSON)
    assert "no document has the party the Leauge" in built.warnings


def test_every_document_with_parties_has_a_row_in_the_course() -> None:
    """The page of the course leaves none out that one of its columns agreed to."""
    loaded = engine("repository")
    columns = columns_option("the United States; NATO; the EU; the Soviet Union / Russia; Ukraine")
    rows = matrix(loaded, columns, ENGLISH).rows
    assert len(rows) == len(documents(loaded)) > 15
    assert all(name.anchor for row in rows for name in row.names)
