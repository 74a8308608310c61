"""The index of the printed book: headings, pages, and what leads from one to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.book.typst.project import build

if TYPE_CHECKING:
    from tests.book.typst.project import Built

BREAK = "```{raw} typst\n#pagebreak()\n```\n"
LAMP = "Text.{index}`lamp <single: lamp>`\n\n"
CHAPTER = f"""\
{LAMP}{BREAK}
{LAMP}{BREAK}
{LAMP}{LAMP}
```{{index}} single: tower; of wood
```
```{{index}} see: edifice; tower
```
```{{index}} seealso: lamp; lens
```
```{{index}} pair: fog; bell
```

{BREAK}

```{{index}} ! Eddystone
```

{BREAK}
{LAMP}
"""
TERMS = "```{glossary}\nreef\n  Rock below water.\n```\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a book whose pages are known: preface 1, chapter 2 to 6, terms 7, many 8 to 9."""
    source = tmp_path_factory.mktemp("index")
    files = {
        "index": "# Book\n\n```{toctree}\nchapter\nterms\nmany\n```\n",
        "chapter": f"# Chapter\n\n{CHAPTER}",
        "terms": f"# Terms\n\n{TERMS}",
        "many": "# Many\n\n"
        + "Oil.{index}`oil <single: oil>`\n\n" * 9
        + BREAK
        + "Oil.{index}`oil`\n\n" * 5,
        "orphan": "---\norphan: true\n---\n# Orphan\n\n{index}`nowhere <single: nowhere>`\n",
    }
    for name, words in files.items():
        (source / f"{name}.md").write_text(words, "utf-8")
    return build(source, source / "out", "typst")


@pytest.fixture(scope="module")
def index(built: Built) -> str:
    """Return the text of the index."""
    assert (built.error, built.warnings) == ("", "")
    begin = next(place for place, page in enumerate(built.pages) if page.startswith("Index The"))
    return " ".join(built.pages[begin:])


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("lamp", "2–4, 6 see also lens"),
        ("tower", "of wood 4"),
        ("edifice", "see tower"),
        ("fog", "bell 4"),
        ("bell", "fog 4"),
        ("Eddystone", "5"),
        ("reef", "7"),
        ("oil", "Many 8, 9"),
    ],
)
def test_pages(index: str, heading: str, expected: str) -> None:
    """Each page once, a run as a range, ways to other headings, many places by chapter."""
    assert re.search(rf"\b{heading} +{re.escape(expected)}(?!\d)", index), index


def test_what_is_not_in_the_book_is_not_in_the_index(index: str) -> None:
    """A page outside the contents has no number to send a reader to."""
    assert "nowhere" not in index


def test_letters_group_the_headings(index: str) -> None:
    """Each letter that is used stands over its headings, and no other."""
    assert [letter for letter in "BEFLORT" if f" {letter} " in index] == list("BEFLORT")
    assert " Z " not in index
