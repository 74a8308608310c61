"""Tables that become cards on a telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.book.athand.test_notes import FACTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.reference.conftest import Built

TABLES = """\
# Tables

| Year | What & why | Where |
| --- | --- | --- |
| 1455 | a **bible** | Mainz, after a plate under CC BY-SA 4.0 |
| 1476 | | Westminster |

| Year | What |
| --- | --- |
| 1455 | a bible |

```{list-table}
:header-rows: 1

* - Year
  - What
  - Where
* - 1455
  - a bible of which every sheet was printed in one press
  - Mainz
```
"""


def _tables(page: str) -> list[str]:
    return re.findall(r"<table.*?</table>", page, re.DOTALL)


def test_each_cell_has_the_name_of_its_column_and_each_part_its_role(
    make_book: Callable[..., Built],
) -> None:
    """The first cell is the head of its card; two columns fit as they are."""
    built = make_book({"tables": TABLES}, facts=FACTS, lesson="# Only\n")
    assert built.warnings == ""
    three, two, long = _tables(built.html("tables"))
    assert re.findall(r'<td role="cell"([^>]*)>', three) == [
        *("", ' data-label="What &amp; why"', ' data-label="Where"'),
        *("", ' data-label="What &amp; why"', ' data-label="Where"'),
    ]
    assert re.findall(r'role="(\w+)"', three) == [
        *("table", "rowgroup", "row", *["columnheader"] * 3),
        *("rowgroup", *["row", "cell", "cell", "cell"] * 2),
    ]
    assert 'class="cards brief' in three
    assert "role=" not in two
    assert "cards" not in two
    assert 'class="cards docutils' in long


def test_the_name_of_a_licence_does_not_break(make_book: Callable[..., Built]) -> None:
    """A caption would end in “4.0” on a line of its own."""
    page = make_book({"tables": TABLES}, facts=FACTS, lesson="# Only\n").html("tables")
    assert "CC\xa0BY-SA\xa04.0" in page
