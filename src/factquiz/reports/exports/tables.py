"""The tables of a gradebook by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factquiz.gradebook import tables
from factquiz.gradebook.class_table import GRADEBOOK_HEADER, gradebook_rows
from factquiz.reports.folder import page_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factquiz.gradebook.cells import Cell
    from factquiz.gradebook.gradebook import Gradebook

Rows = "Iterator[tuple[Cell, ...]]"


def _students(gradebook: Gradebook) -> Iterator[tuple[Cell, ...]]:
    return gradebook_rows(gradebook.results(), page_path)


TABLES: Final[
    dict[str, tuple[tuple[str, ...], Callable[[Gradebook], Iterator[tuple[Cell, ...]]]]]
] = {
    "gradebook": (GRADEBOOK_HEADER, _students),
    "responses": (tables.RESPONSES_HEADER, tables.response_rows),
    "quarantine": (tables.QUARANTINE_HEADER, tables.quarantine_rows),
    "duplicates": (tables.DUPLICATES_HEADER, tables.duplicate_rows),
    "marks": (tables.MARKS_HEADER, tables.mark_rows),
    "changes": (tables.CHANGES_HEADER, tables.change_rows),
}
"""For each table its header, and what yields its rows."""
