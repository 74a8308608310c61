"""Pages of the students' book as their files have them: title and sections, read without Sphinx."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils.nodes import make_id
from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from markdown_it.token import Token

_TARGET = re.compile(r"^\(([^()\n]+)\)=\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class StudentPage:
    """A page: its title, and its sections' titles by their anchors.

    A place that the page names itself, ``(name)=``, has the name for its title.
    """

    title: str
    sections: Mapping[str, str]


def page_file(root: Path, page: str) -> Path:
    """Return the file of a page of the students' book."""
    return root / "book" / f"{page}.md"


def read_page(root: Path, page: str) -> StudentPage | None:
    """Return a page of the students' book, or ``None`` if there is none."""
    try:
        text = page_file(root, page).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    headings = list(_headings(text))
    named = {make_id(name): name for name in _TARGET.findall(text)}
    return StudentPage(
        title=headings[0] if headings else page,
        sections={**named, **{make_id(each): each for each in headings}},
    )


def _headings(text: str) -> Iterator[str]:
    parser = MarkdownIt("commonmark").use(front_matter_plugin).use(myst_role_plugin)
    tokens = parser.parse(text)
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            yield _words(tokens[place + 1])


def _words(inline: Token) -> str:
    """Return the words of a line without its markup."""
    return "".join(each.content for each in inline.children or ()).strip()
