"""Tables and sections as docutils nodes, for the generated pages."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes

from factquiz.book.instructor.labels import items_label
from factquiz.book.instructor.nodes import edition_link
from factquiz.book.nodes import FINE_PRINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell: TypeAlias = "str | int | Fraction | nodes.Node"
"""What a cell holds; a column of numbers stands to the right."""


def table(title: str, head: Sequence[Cell], rows: Iterable[Sequence[Cell]]) -> nodes.table:
    """Return a table under a title. The first cell of each row is its header.

    Raises:
        ValueError: a row has more or fewer cells than the head.

    """
    body = [list(row) for row in rows]
    if any(len(row) != len(head) for row in body):
        raise ValueError(f"each row of {title!r} needs {len(head)} cells, as the head has")
    group = nodes.tgroup(cols=len(head))
    group += [nodes.colspec(colwidth=1, stub=int(not place)) for place in range(len(head))]
    numeric = [
        bool(body) and isinstance(body[0][place], int | Fraction) for place in range(len(head))
    ]
    group += nodes.thead("", _row(head, numeric))
    group += nodes.tbody("", *(_row(row, numeric) for row in body))
    return nodes.table("", nodes.title("", title), group)


def _row(cells: Sequence[Cell], numeric: Sequence[bool]) -> nodes.row:
    return nodes.row("", *map(_entry, cells, numeric))


def _entry(cell: Cell, to_the_right: bool) -> nodes.entry:  # noqa: FBT001 (a column's property)
    inner = cell if isinstance(cell, nodes.Node) else nodes.Text(str(cell))
    classes = ["text-right"] if to_the_right else []
    return nodes.entry("", nodes.paragraph("", "", inner), classes=classes)


def section(ident: str, heading: str, *content: nodes.Node) -> nodes.section:
    """Return a section under a heading."""
    made = nodes.section(ids=[nodes.make_id(ident)])
    made += nodes.title("", heading)
    made.extend(content)
    return made


def prose(*parts: str | nodes.Node) -> nodes.paragraph:
    """Return a paragraph of words and inline nodes."""
    made = nodes.paragraph()
    made += [nodes.Text(each) if isinstance(each, str) else each for each in parts]
    return made


def small(*parts: str | nodes.Node) -> nodes.paragraph:
    """Return a paragraph of what is looked up, not read."""
    made = prose(*parts)
    made["classes"].append(FINE_PRINT)
    return made


def bullets(entries: Iterable[nodes.Node]) -> nodes.bullet_list:
    """Return a list, each entry a block or an inline node."""
    return nodes.bullet_list("", *map(_list_item, entries), bullet="-")


def numbered(entries: Iterable[nodes.Node]) -> nodes.enumerated_list:
    """Return a list with numbers, each entry a block or an inline node."""
    items = map(_list_item, entries)
    return nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")


def _list_item(entry: nodes.Node) -> nodes.list_item:
    inline = isinstance(entry, nodes.Inline | nodes.Text)
    return nodes.list_item("", nodes.paragraph("", "", entry) if inline else entry)


def to_items(lesson: str, objective: str, words: str) -> edition_link:
    """Return words that lead to the items of an objective, where the edition lists them."""
    return edition_link("", words, target=items_label(lesson, objective))
