"""Cutting many lines of CSV at once with NumPy (extra ``large``): the same cells, only quicker.

Where nothing is quoted, lines are cut at the separators.
"""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from factquiz.responses.cut.cells import Cells
from factquiz.responses.cut.coded import CodedCells
from factquiz.responses.cut.codes import MOST_WORDS, Coder
from factquiz.responses.cut.words import Words
from factquiz.responses.tables.table import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence


class Cutter:
    """Cuts lines of one table. What cells it met it remembers, by columns."""

    def __init__(self, separator: str, width: int) -> None:
        self._separator = ord(separator)
        self._coder = Coder(width)

    def cut(self, data: bytes, line: int) -> Grid | None:
        """Return whole lines as a grid; nothing if the module csv might see in them more than cuts.

        ``line`` is the number of the first of them. The data is UTF-8.
        """
        if b'"' in data or b"\0" in data or not _ends_with_feeds(data):
            return None
        words = Words(data, MOST_WORDS)
        feeds = words.letters == ord("\n")
        width, lines = self._coder.width, int(np.count_nonzero(feeds))
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
        columns = starts.reshape(lines, width).T, by_rows.T
        cells = [Cells(words, *each) for each in zip(*columns, strict=True)]

        def coded(places: Sequence[int]) -> CodedCells:
            where = np.array(places, np.intp)
            starts, ends = (each[where] for each in columns)
            return CodedCells(cache(lambda: self._coder.code(words, starts, ends, where)))

        return Grid(range(line, line + lines), cells, coded)


def _ends_with_feeds(data: bytes) -> bool:
    """Tell whether every line ends with a line feed, a carriage return before it or not."""
    return b"\r" not in data or data.count(b"\r") == data.count(b"\r\n")
