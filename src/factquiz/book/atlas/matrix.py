"""A matrix of discs: rows that have some of a few columns, such as states in bodies.

Plain data, and the same as a table for every output that has no page of its own for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from factquiz.book.atlas.words import DOT, NO_DOT

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a row; ``page`` and ``anchor`` lead to a sentence of a lesson, if there is one."""

    text: str
    page: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the columns that it has, its last cell, and below them its names and a remark.

    ``share`` is the length of the bar in the last cell, from 0 (none) to 1.
    """

    has: tuple[int, ...]
    last: str
    names: tuple[Name, ...]
    remark: str = ""
    share: float = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """A whole matrix, with its words.

    ``last`` heads the last column and ``below`` what stands below a row;
    ``choose`` asks to choose columns, ``some`` and ``none`` say what was found,
    by the alphabet unless the rows are ``ordered``, as those of a chronicle are.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str
    last: str
    below: str
    choose: str
    some: str
    none: str
    ordered: bool = False


def table(matrix: Matrix) -> nodes.table:
    """Return a matrix as a table with dots."""
    columns = len(matrix.columns)
    made = nodes.table(classes=["colwidths-given"])
    group = nodes.tgroup(cols=columns + 2)
    made += group
    dates = matrix.ordered  # they need more room than numbers do
    rest = (22, 56) if dates else (12, 66)
    widths = (*(78 // columns for _ in matrix.columns), *rest)
    group.extend(nodes.colspec(colwidth=width) for width in widths)
    head = (*matrix.columns, matrix.last, matrix.below)
    group += nodes.thead("", _row(nodes.paragraph("", each) for each in head))
    group += nodes.tbody("", *(_body(row, columns) for row in matrix.rows))
    return made


def _body(row: Row, columns: int) -> nodes.row:
    dots = (DOT if place in row.has else NO_DOT for place in range(columns))
    names = nodes.paragraph()
    for place, each in enumerate(row.names):
        names.extend((nodes.Text(", "), *_link(each)) if place else _link(each))
    if row.remark:
        names += nodes.Text(f" ({row.remark})")
    return _row((*(nodes.paragraph("", each) for each in (*dots, row.last)), names))


def _link(name: Name) -> tuple[nodes.Node, ...]:
    if not name.anchor:
        return (nodes.Text(name.text),)
    inside = nodes.inline("", name.text)
    return (
        addnodes.pending_xref(
            "",
            inside,
            refdomain="std",
            reftype="ref",
            reftarget=name.anchor,
            refexplicit=True,
            refwarn=True,
        ),
    )


def _row(cells: Iterable[nodes.paragraph]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", each) for each in cells))
