"""A table as every format gives it: a header, and rows with the lines they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_COLUMNS = 4096


class TableError(Exception):
    """A table that cannot be used as a whole; the message says why and what would do."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is none, and why."""

    line: int
    reason: str


Row: TypeAlias = tuple[int, tuple[str, ...]]
"""The line it stands on, from one, and its cells, each stripped of space around it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and a stream of rows. ``name`` is that of the file; blank rows are left out.

    ``note`` says what had to be assumed to read it, if anything.
    """

    name: str
    header: tuple[str, ...]
    rows: Iterator[Row | BadRow]
    note: str = ""
