"""The directives in a book."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from tests.book.atlas.conftest import FACTS, world

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.reference.conftest import Built

MAP = """\
# Lights on the map

```{{membership-map}} {bodies}
:outlines: {outlines}
:from: 1890
:to: 2000
:name: big

The caption.
```

```{{membership-panels}} league union
:outlines: {outlines}
:years: 1900 1955

Two moments.
```

```{{membership-table}} league union
```
"""

MakeBook = "Callable[..., Built]"


@pytest.fixture
def make_map(make_book: Callable[..., Built], tmp_path: Path) -> Callable[..., Built]:
    """Return a function that builds a book with a page of maps."""
    file = tmp_path / "world.geojson"

    def make(bodies: str = "league union", outlines: str = world(), builder: str = "html") -> Built:
        file.write_text(outlines, encoding="utf-8")
        # From the book's folder, wherever the fixture puts it.
        page = MAP.format(bodies=bodies, outlines="../../world.geojson")
        return make_book({"map": page}, facts=FACTS, lesson="# Only\n", builder=builder)

    return make


def test_a_page_of_maps(make_map: Callable[..., Built]) -> None:
    """One large map, small ones that share its shapes, and the script with the styles."""
    built = make_map()
    page = built.html("map")
    assert "factquiz" not in built.warnings
    assert page.count('class="atlas-panel"') == 2
    assert len(re.findall(r"<path id=", page)) == len(set(re.findall(r'<path id="([^"]+)', page)))
    assert set(re.findall(r'<use href="#([^"]+)', page)) <= set(re.findall(r' id="([^"]+)', page))
    assert "atlas.js" in page
    assert "atlas.css" in page
    assert 'value="2000"' in page
    assert "atlas.js" not in built.html("index")


def test_the_table_has_every_step(make_map: Callable[..., Built]) -> None:
    """A row for each day and body, in their order; the count follows; no date, no row."""
    document = make_map().resolved("map")
    table = next(document.findall(nodes.table))
    rows = [tuple(e.astext() for e in row.findall(nodes.entry)) for row in table.findall(nodes.row)]
    assert rows == [
        ("Date", "Body", "States", "Members"),
        ("1 June 1900", "LL", "West", "1"),
        ("1950", "LL", "East", "2"),
        ("4 March 1950", "LL", "The Far Isles", "3"),
        ("31 December 1950", "Union", "East", "1"),
        ("31 January 1960", "LL", "East left", "2"),
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"bodies": "league onion"}, "there is no body 'onion' with members"),
        ({"bodies": "empty"}, "Give the body its `members`"),
        ({"bodies": "league union league"}, "one or two bodies, found 3"),
        ({"outlines": "{"}, "holds no outlines for a map: not JSON"),
        ({"outlines": world().replace('"Far Isles"', '"Near Isles"')}, "no state named the Far"),
    ],
)
def test_mistakes_are_told(
    make_map: Callable[..., Built], change: dict[str, str], said: str
) -> None:
    """A warning says what is wrong and what to do, and the rest of the page is built."""
    built = make_map(**change)
    assert said in built.warnings
    assert "Two moments" in built.html("map") or "outlines" in change


def test_outlines_that_are_not_there(make_book: Callable[..., Built]) -> None:
    """A missing file is a warning with its name."""
    page = MAP.format(bodies="league", outlines="nowhere.geojson")
    built = make_book({"map": page}, facts=FACTS, lesson="# Only\n")
    assert "'nowhere.geojson' cannot be read" in built.warnings


SETS = """\
# Sets

```{membership-sets} league union
:year: 1955
```
"""


def test_a_page_of_sets(make_book: Callable[..., Built]) -> None:
    """Each combination is a block with its names; the script and its styles come along."""
    page = make_book({"sets": SETS}, facts=FACTS, lesson="# Only\n").html("sets")
    blocks = dict(re.findall(r'data-in="([^"]+)">.*?matrix-names"[^>]*>(.*?)</th>', page))
    names = {inside: re.findall(r"<span>([^<]+)</span>", block) for inside, block in blocks.items()}
    assert names == {"0": ["Far Isles", "West"], "0 1": ["East"], "1": ["Island"]}
    assert "matrix.js" in page
    assert "matrix.css" in page


def test_sets_on_paper_are_a_table(make_book: Callable[..., Built]) -> None:
    """The PDF has dots, numbers and names."""
    built = make_book({"sets": SETS}, facts=FACTS, lesson="# Only\n", builder="typst")
    markup = (Path(built.app.outdir) / "sources" / "main.typ").read_text(encoding="utf-8")
    assert '"Far Isles"' in markup
    assert "●" in markup
    assert "factquiz" not in built.warnings


def test_sets_of_no_year(make_book: Callable[..., Built]) -> None:
    """A year must be given: undated memberships would be claimed for any."""
    page = SETS.replace(":year: 1955\n", "")
    built = make_book({"sets": page}, facts=FACTS, lesson="# Only\n")
    assert "say for which year: `:year: 2024`" in built.warnings


def test_maps_on_paper(make_map: Callable[..., Built]) -> None:
    """The PDF has both pictures, with their words."""
    built = make_map(builder="typst")
    markup = (Path(built.app.outdir) / "sources" / "main.typ").read_text(encoding="utf-8")
    assert markup.count('#picture(bytes("<svg') == 2
    assert "Members at the end of 1955" in markup
    assert list(Path(built.app.outdir).glob("*.pdf"))
