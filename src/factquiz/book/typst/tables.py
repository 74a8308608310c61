"""Handlers of tables: header rows, spanning cells, captions above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.typst.figures import caption_number
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.inlines import WITH_PAGE
from factquiz.book.typst.listings import short_caption
from factquiz.book.typst.literals import NO_BREAK, Code, block_content, call, content, expression
from factquiz.book.typst.timeline import CHRONICLE, chronicle
from factquiz.book.typst.widths import BOX, line, weights
from factquiz.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()

FEW_ROWS, FEW_LETTERS = 14, 1400
"""How much a table may hold of which it is asked whether it is short enough to stand whole."""

LONG_CELL = 400
"""Letters of a cell that might be longer than a page where its column is narrow."""

PAGE = f" (p.{NO_BREAK}000)"
"""What a reference to another page of the book adds to its words."""

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
    stubs = _stubs(specs)
    bodies = [each for each in group.children if isinstance(each, nodes.tbody)]
    rows = (cell for each in bodies for cell in _cells(each, stubs, t))
    cells = (*_header(head, t), *rows)
    heads = len(head.children) if head else 0
    columns = _columns(node, group, specs, t)
    body = expression(
        "grid-table",
        *cells,
        columns=columns.widths,
        hyphenate=columns.hyphenate,
        heads=heads,
        whole_rows=all(len(each.astext()) <= LONG_CELL for each in group.findall(nodes.entry)),
    )
    return t.anchor(node) + call(
        "captioned",
        "table",
        body,
        number=caption_number(node, "table", t),
        caption=content(t.inline(title)) if title else None,
        short=short_caption(title.astext()) if title else None,
        few=_is_short(bodies) and not _is_boxed(node),
    )


def _is_short(bodies: Sequence[nodes.tbody]) -> bool:
    """Tell whether a table might be short enough to stand whole."""
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


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide columns are, and whether words may be divided in them."""

    widths: tuple[Code, ...]
    hyphenate: bool = False


def _columns(
    node: nodes.table, group: nodes.tgroup, specs: Sequence[nodes.colspec], t: Translator
) -> _Columns:
    """Return the columns: as asked for, or as what stands in them needs."""
    if "colwidths-given" in node["classes"]:
        return _Columns(tuple(Code(f"{each['colwidth']}fr") for each in specs), hyphenate=True)
    natural = (Code("auto"),) * len(specs)
    if _has_spans(group):
        return _Columns(natural, hyphenate=True)
    on = line(t.book.text_width - (BOX if _is_boxed(node) else 0), len(specs))
    found = weights(_rows(group, t), on, _stubs(specs))
    if not found:
        return _Columns(natural)
    return _Columns(
        tuple(Code(f"{each}fr") for each in found), hyphenate=sum(found) > on.room + len(found)
    )


def _stubs(specs: Sequence[nodes.colspec]) -> frozenset[int]:
    """Return the columns that head their rows."""
    return frozenset(place for place, each in enumerate(specs) if each.get("stub"))


def _is_boxed(node: nodes.Node) -> bool:
    """Tell whether a table stands in a box, which is narrower than the text."""
    parent = node.parent
    return isinstance(parent, nodes.Admonition) or (parent is not None and _is_boxed(parent))


def _has_spans(group: nodes.tgroup) -> bool:
    return any(each.get("morecols") or each.get("morerows") for each in group.findall(nodes.entry))


def _rows(group: nodes.tgroup, t: Translator) -> list[list[str]]:
    """Return the words of each cell, row by row; each paragraph has a line."""
    return [
        ["\n".join(_shown(part, t) for part in cell.children) for cell in row.children]
        for row in group.findall(nodes.row)
    ]


def _shown(part: nodes.Node, t: Translator) -> str:
    """Return the words of a paragraph as paper shows them."""
    pages = 0
    if not t.book.excerpt:
        marked = part.findall(nodes.inline)
        pages = sum(bool(WITH_PAGE & set(each["classes"])) for each in marked)
    return part.astext() + PAGE * pages
