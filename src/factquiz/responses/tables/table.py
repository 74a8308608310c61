"""A table as every format gives it: a header, and rows with the lines they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factquiz.responses.batch import Coded

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
class Grid:
    """Rows one below the other, as wide as the header, laid out by columns.

    ``lines`` says where each row stands. The cells are as they were found, with the space around
    them; a row may be blank. ``coded`` returns the columns at some places by their distinct texts,
    from a format that has them so.
    """

    lines: Sequence[int]
    columns: Sequence[Sequence[str]]
    coded: Callable[[Sequence[int]], Coded] | None = None

    def __len__(self) -> int:
        """Return how many rows there are, blank ones among them."""
        return len(self.lines)

    def part(self, begin: int, end: int) -> Grid:
        """Return the rows from one place to another."""
        coded = self.coded
        return Grid(
            self.lines[begin:end],
            [column[begin:end] for column in self.columns],
            coded and (lambda places: coded(places).part(begin, end)),
        )

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are not blank, one by one."""
        for line, cells in zip(self.lines, zip(*self.columns, strict=True), strict=True):
            texts = tuple(map(str.strip, cells))
            if any(texts):
                yield line, texts


@dataclass(frozen=True, slots=True)
class Table:
    """A header and a stream of rows. ``name`` is that of the file; blank rows are left out.

    ``parts`` are rows, and grids of rows where the format gives many at once.
    ``note`` says what had to be assumed to read it, if anything.
    """

    name: str
    header: tuple[str, ...]
    parts: Iterator[Row | BadRow | Grid]
    note: str = ""

    @property
    def rows(self) -> Iterator[Row | BadRow]:
        """The rows, one by one."""
        for part in self.parts:
            if isinstance(part, Grid):
                yield from part.rows()
            else:
                yield part
