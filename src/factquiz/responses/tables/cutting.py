"""Cutting many lines of CSV at once with NumPy (extra ``large``): the same cells, only quicker.

Where nothing is quoted, lines are cut at the separators.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

from factquiz.responses.cut.codes import MOST_WORDS, CodedCells, Codes
from factquiz.responses.cut.words import Words
from factquiz.responses.tables.table import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.responses.cut.words import Places


class Cutter:
    """Cuts lines of one table. What cells it met it remembers, by columns."""

    def __init__(self, separator: str, width: int) -> None:
        self._separator = ord(separator)
        self._codes = Codes(width)

    def cut(self, data: bytes, line: int) -> Grid | None:
        """Return whole lines as a grid; nothing if the module csv might see in them more than cuts.

        ``line`` is the number of the first of them. The data is UTF-8.
        """
        if b'"' in data or b"\0" in data or not _ends_with_feeds(data):
            return None
        words = Words(data, MOST_WORDS)
        feeds = words.letters == ord("\n")
        width, lines = self._codes.width, int(np.count_nonzero(feeds))
        ends = np.flatnonzero(feeds | (words.letters == self._separator))
        if not lines or len(ends) != lines * width:
            return None
        starts = np.concatenate(([0], ends[:-1] + 1))
        by_rows = ends.reshape(lines, width)
        # As there are as many line ends as rows, all other ends are separators.
        if not feeds[by_rows[:, -1]].all():
            return None
        if np.diff(by_rows[:, -1], prepend=0).max() >= csv.field_size_limit():
            return None
        chunk = _Chunk(words, starts.reshape(lines, width).T, by_rows.T)
        cells = [_Cells(chunk, place) for place in range(width)]
        return Grid(range(line, line + lines), cells, lambda places: self._coded(chunk, places))

    def _coded(self, chunk: _Chunk, places: Sequence[int]) -> CodedCells:
        where = np.array(places, np.intp)
        return CodedCells(
            lambda: self._codes.of(chunk.words, chunk.starts[where], chunk.ends[where], where)
        )


def _ends_with_feeds(data: bytes) -> bool:
    """Tell whether every line ends with a line feed, a carriage return before it or not."""
    return b"\r" not in data or data.count(b"\r") == data.count(b"\r\n")


class _Chunk:
    """Lines, and where each cell of them begins and ends, column by column."""

    def __init__(self, words: Words, starts: Places, ends: Places) -> None:
        self.words = words
        self.starts, self.ends = starts, ends


class _Cells(Sequence[str]):
    """The cells of a column as texts, made when they are asked for."""

    def __init__(self, chunk: _Chunk, place: int) -> None:
        self._chunk = chunk
        self._place = place

    def __len__(self) -> int:
        return len(self._chunk.starts[self._place])

    def __iter__(self) -> Iterator[str]:
        chunk, place = self._chunk, self._place
        return chunk.words.texts(chunk.starts[place], chunk.ends[place])

    @overload
    def __getitem__(self, which: int) -> str: ...
    @overload
    def __getitem__(self, which: slice) -> Sequence[str]: ...
    def __getitem__(self, which: int | slice) -> str | Sequence[str]:
        return list(self)[which]
