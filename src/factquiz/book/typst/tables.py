"""Handlers of tables: header rows, spanning cells, captions above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.typst.figures import caption_number
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.listings import short_caption
from factquiz.book.typst.literals import Code, block_content, call, content, expression
from factquiz.book.typst.timeline import CHRONICLE, chronicle
from factquiz.book.typst.widths import weights
from factquiz.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()

FEW_ROWS, FEW_LETTERS = 9, 900
"""How much a table may hold that is not divided between pages."""

ALIGNMENTS = {"text-left": "left", "text-center": "center", "text-right": "right"}


@HANDLERS(nodes.table)
def table(node: nodes.table, t: Translator) -> str:
    """Write a table; without a header row the ear cannot follow it, and that is said."""
    if CHRONICLE in node["classes"]:
        return chronicle(node, t)
    group = next(node.findall(nodes.tgroup))
    head = next(group.findall(nodes.thead), None)
    if head is None:
        t.problem(
            "pdf-table-without-header",
            "the table has no header row",
            node,
            hint="Name the columns in a first row (for a list-table: “:header-rows: 1”).",
            severity=Severity.WARNING,
        )
    title = next((each for each in node.children if isinstance(each, nodes.title)), None)
    specs = [each for each in group.children if isinstance(each, nodes.colspec)]
    stubs = frozenset(place for place, each in enumerate(specs) if each.get("stub"))
    bodies = [each for each in group.children if isinstance(each, nodes.tbody)]
    rows = (cell for each in bodies for cell in _cells(each, stubs, t))
    cells = (*_header(head, t), *rows)
    heads = len(head.children) if head else 0
    body = expression("grid-table", *cells, columns=_columns(node, group, specs), heads=heads)
    return t.anchor(node) + call(
        "captioned",
        "table",
        body,
        number=caption_number(node, "table", t),
        caption=content(t.inline(title)) if title else None,
        short=short_caption(title.astext()) if title else None,
        whole=_is_short(bodies),
    )


def _is_short(bodies: Sequence[nodes.tbody]) -> bool:
    """Tell whether a table can stand on one page without leaving much of another one empty."""
    rows = sum(len(each.children) for each in bodies)
    letters = sum(len(each.astext()) for each in bodies)
    return rows <= FEW_ROWS and letters <= FEW_LETTERS


def _header(head: nodes.thead | None, t: Translator) -> Iterator[Code]:
    if head is not None:
        yield expression("table.header", *_cells(head, frozenset(), t))


def _cells(rows: nodes.Element, stubs: frozenset[int], t: Translator) -> Iterator[Code]:
    for row in rows.children:
        entries = [each for each in row.children if isinstance(each, nodes.entry)]
        for place, entry in enumerate(entries):
            mark = t.anchor(row) if isinstance(row, nodes.row) and not place else ""
            yield _cell(entry, t, mark, row_header=place in stubs)


def _cell(entry: nodes.entry, t: Translator, mark: str, *, row_header: bool) -> Code:
    spans = {"colspan": entry.get("morecols", 0) + 1, "rowspan": entry.get("morerows", 0) + 1}
    asked: dict[str, int | Code] = {name: span for name, span in spans.items() if span > 1}
    align = next((ALIGNMENTS[each] for each in entry["classes"] if each in ALIGNMENTS), None)
    if align:
        asked["align"] = Code(align)
    body = block_content(mark + t.blocks(entry))
    if row_header:
        body = expression("row-header", body)
    return expression("table.cell", body, **asked) if asked else body


def _columns(
    node: nodes.table, group: nodes.tgroup, specs: Sequence[nodes.colspec]
) -> tuple[Code, ...]:
    """Return the widths of columns: as asked for, or as what stands in them needs."""
    if "colwidths-given" in node["classes"]:
        return tuple(Code(f"{each['colwidth']}fr") for each in specs)
    found = None if _has_spans(group) else weights(_texts(group, len(specs)))
    return tuple(Code(f"{each}fr") for each in found) if found else (Code("auto"),) * len(specs)


def _has_spans(group: nodes.tgroup) -> bool:
    return any(each.get("morecols") or each.get("morerows") for each in group.findall(nodes.entry))


def _texts(group: nodes.tgroup, count: int) -> list[list[str]]:
    """Return the words of each column, cell by cell; each paragraph of it counts."""
    columns: list[list[str]] = [[] for _ in range(count)]
    for row in group.findall(nodes.row):
        for column, entry in zip(columns, row.children, strict=False):
            column += [each.astext() for each in entry.children]
    return columns
