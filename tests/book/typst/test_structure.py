"""The order of the book: parts, chapters and what stands below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.typst.structure import Chapter

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.typst.project import Built

INDEX = """\
# Book

```{toctree}
preface
```

```{toctree}
:caption: Lessons

one
two
```
"""
ONE = """\
# One

```{toctree}
:hidden:

one/deeper
```
"""
FILES = {
    "index.md": INDEX,
    "preface.md": "# Preface",
    "one.md": ONE,
    "one/deeper.md": "# Deeper",
    "two.md": "# Two\n\n```{toctree}\none\n```\n",
}


def test_level_follows_parts_and_depth() -> None:
    """A chapter is a level below its part, and on the first level without one."""
    assert Chapter("a").level == 1
    assert Chapter("a", part="Lessons").level == 2
    assert Chapter("a", part="Lessons", depth=1).level == 3


def test_documents_in_reading_order(make: Callable[..., Built]) -> None:
    """Documents follow the tables of contents, each once, under the caption of its part."""
    typst = make(FILES).typst
    lines = [
        line for line in typst.splitlines() if line.startswith(("#part", "#chapter", "#section"))
    ]
    assert lines == [
        '#chapter("index#book", [#"Book";], level: 1, number: none);',
        '#chapter("preface#preface", [#"Preface";], level: 1, number: none);',
        '#part("Lessons");',
        '#chapter("one#one", [#"One";], level: 2, number: none);',
        '#section("one/deeper#deeper", [#"Deeper";], rank: 1, level: 3, number: none);',
        '#chapter("two#two", [#"Two";], level: 2, number: none);',
    ]
