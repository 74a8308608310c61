"""Tables that become cards on a telephone: row by row, each cell with the name of its column.

The table stays one: its roles are written out, for some browsers forget them with the layout.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST = 3
"""So many columns are worth the change; two fit on every screen."""

_BRIEF = 45
"""Cells of no more characters stand beside one another on a card."""

_TAGS = re.compile(r"<(table|thead|tbody|tr|th|td)\b([^>]*)>")
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def column_names(table: nodes.table) -> tuple[str, ...]:
    """Return the names of the columns of a table that can become cards; of another, nothing.

    It can if it has one row of names, a name for every column, and no cell over several places.
    A table that has a class for small screens already (``stacked``) is left alone.
    """
    heads = list(table.findall(nodes.thead))
    spans = any("morecols" in each or "morerows" in each for each in table.findall(nodes.entry))
    inner = len(list(table.findall(nodes.table))) > 1
    if len(heads) != 1 or len(heads[0]) != 1 or spans or inner or "stacked" in table["classes"]:
        return ()
    names = tuple(" ".join(cell.astext().split()) for cell in heads[0][0])  # type: ignore[attr-defined]
    return names if len(names) >= _FEWEST and all(names[1:]) else ()


def is_brief(table: nodes.table) -> bool:
    """Tell whether all cells behind the first of each row are short."""
    return all(len(cell.astext()) <= _BRIEF for row in _rows(table) for cell in row[1:])


def _rows(table: nodes.table) -> Iterator[nodes.row]:
    for body in table.findall(nodes.tbody):
        yield from body.findall(nodes.row)


def labelled(written: str, names: tuple[str, ...]) -> str:
    """Return the HTML of a table with a role for each part and a name for each cell."""
    place = 0
    in_head = False

    def write(match: re.Match[str]) -> str:
        nonlocal place, in_head
        tag, rest = match.groups()
        label = ""
        if tag == "thead":
            in_head = True
        elif tag == "tbody":
            in_head = False
        elif tag == "tr":
            place = 0
        elif tag in {"th", "td"}:
            if place and not in_head:
                label = f' data-label="{escape(names[place])}"'
            place += 1
        role = _ROLES.get(tag) or ("columnheader" if in_head else "rowheader")
        return f'<{tag} role="{role}"{rest}{label}>'

    return _TAGS.sub(write, written)
