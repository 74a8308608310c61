"""A matrix of discs on the web.

With its script a reader chooses columns and gets the rows that have all of them.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

from docutils import nodes

from factquiz.book.assets import load_with
from factquiz.book.atlas.nodes import dot_matrix
from factquiz.book.interface import text_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.book.atlas.matrix import Matrix, Name, Row
    from factquiz.languages import Language


def visit_matrix(self: HTML5Translator, node: dot_matrix) -> None:
    """Write the choice of columns, hidden until the script shows it, and the table."""
    matrix = cast("Matrix", node["matrix"])
    number = list(self.document.findall(dot_matrix)).index(node) + 1
    current = self.builder.current_docname

    def address(name: Name) -> str:
        page = "" if name.page == current else self.builder.get_relative_uri(current, name.page)
        return f"{page}#{name.anchor}"

    self.body.append(_written(matrix, f"matrix-{number}", address, text_words(self.builder.app)))
    raise nodes.SkipNode


def _written(matrix: Matrix, ident: str, address: Callable[[Name], str], words: Language) -> str:
    head = "".join(f'<th scope="col"><span>{escape(each)}</span></th>' for each in matrix.columns)
    rows = "".join(_rows(row, len(matrix.columns), address, words) for row in matrix.rows)
    return (
        f'<div class="matrix" id="{ident}">{_choice(matrix)}'
        '<p class="matrix-says" aria-live="polite" hidden></p>'
        f"<table><caption>{escape(matrix.caption)}</caption><thead><tr>{head}"
        f'<th scope="col" class="matrix-last">{matrix.last}</th></tr></thead>{rows}</table>'
        "</div>\n"
    )


def _choice(matrix: Matrix) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" autocomplete="off" value="{place}">{escape(each)}</label>'
        for place, each in enumerate(matrix.columns)
    )
    order = " data-ordered" if matrix.ordered else ""
    return (
        f'<fieldset class="matrix-choice" hidden{order} data-some="{matrix.some}" '
        f'data-none="{matrix.none}"><legend>{matrix.choose}</legend>{boxes}</fieldset>'
    )


def _rows(row: Row, columns: int, address: Callable[[Name], str], words: Language) -> str:
    """Return the two lines of a row: its discs, and below them its names."""
    discs = "".join(_disc(words, has=place in row.has) for place in range(columns))
    bar = f' style="--share: {row.share:.3f}"' if row.share else ""
    names = ", ".join(_name(each, address) for each in row.names)
    remark = f" ({escape(row.remark)})" if row.remark else ""
    return (
        f'<tbody data-in="{" ".join(map(str, row.has))}"><tr>{discs}'
        f'<td class="matrix-last"{bar}>{escape(row.last)}</td></tr>'
        f'<tr><th scope="rowgroup" class="matrix-names" colspan="{columns + 1}">'
        f"{names}{remark}</th></tr></tbody>"
    )


def _disc(words: Language, *, has: bool) -> str:
    name = ' class="matrix-disc"' if has else ""
    word = words.pgettext("a member", "in") if has else words.pgettext("a member", "not in")
    return f'<td{name}><span class="unseen">{word}</span></td>'


def _name(name: Name, address: Callable[[Name], str]) -> str:
    if not name.anchor:
        return f"<span>{escape(name.text)}</span>"
    return f'<a href="{escape(address(name))}"><span>{escape(name.text)}</span></a>'


def setup_matrix(app: Sphinx) -> None:
    """Register the node and what its pages load."""
    app.add_node(dot_matrix, override=True, html=(visit_matrix, None))
    load_with(app, dot_matrix, style="matrix.css", script="matrix.js")
