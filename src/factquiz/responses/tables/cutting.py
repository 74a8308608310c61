"""Cutting many lines of CSV at once with NumPy (extra ``large``): the same cells, only quicker.

Where nothing is quoted, lines are cut at the separators. NumPy finds these in a megabyte at once,
and compares cells as whole numbers of eight letters, so that only distinct cells become texts: in
Python each of forty million cells would be an object first.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Final, cast, overload

import numpy as np

from factquiz.responses.tables.table import Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    _Numbers = NDArray[np.int64]
    _Columns = Sequence[tuple[_Numbers, Sequence[str]]]

_WORD: Final = 8
_LONGEST: Final = 2 * _WORD
"""Bytes of a cell that is compared as numbers."""

_BITS: Final = 12
_SLOTS: Final = 1 << _BITS
_REMEMBERED: Final = 1 << 8
"""How many different cells of a column have a code: few, so that a slot is seldom taken."""

_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_WORD + 1)], np.uint64)
"""What is kept of a word of which so many bytes belong to the cell."""

# Odd numbers without a pattern: the fractions of the golden ratio and of the root of two.
_SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0x6A09E667F3BCC909)
_SHIFT = np.uint64(64 - _BITS)


class Cutter:
    """Cuts lines of one table. What cells it met it remembers, by columns."""

    def __init__(self, separator: str, width: int) -> None:
        self._separator = ord(separator)
        self._codes = _Codes(width)

    def cut(self, data: bytes, line: int) -> Grid | None:
        """Return whole lines as a grid; nothing if the module csv might see in them more than cuts.

        ``line`` is the number of the first of them. The data is UTF-8.
        """
        if b'"' in data or b"\0" in data or not _ends_with_feeds(data):
            return None
        letters = np.frombuffer(data + bytes(_LONGEST + _WORD), np.uint8)
        feeds = letters == ord("\n")
        width, lines = self._codes.width, int(np.count_nonzero(feeds))
        ends = np.flatnonzero(feeds | (letters == self._separator))
        if not lines or len(ends) != lines * width:
            return None
        starts = np.concatenate(([0], ends[:-1] + 1))
        by_rows = ends.reshape(lines, width)
        # As there are as many line ends as rows, all other ends are separators.
        if not feeds[by_rows[:, -1]].all():
            return None
        if np.diff(by_rows[:, -1], prepend=0).max() >= csv.field_size_limit():
            return None
        chunk = _Chunk(data, letters, starts.reshape(lines, width), by_rows)
        cells = [_Cells(chunk, place) for place in range(width)]
        return Grid(range(line, line + lines), cells, lambda places: self._coded(chunk, places))

    def _coded(self, chunk: _Chunk, places: Sequence[int]) -> CodedCells:
        return CodedCells(lambda: self._codes.of(chunk, np.array(places, np.intp)))


def _ends_with_feeds(data: bytes) -> bool:
    """Tell whether every line ends with a line feed, a carriage return before it or not."""
    return b"\r" not in data or data.count(b"\r") == data.count(b"\r\n")


class _Chunk:
    """Lines, and where each cell of them begins and ends."""

    def __init__(
        self, data: bytes, letters: NDArray[np.uint8], starts: _Numbers, ends: _Numbers
    ) -> None:
        self.data = data
        self.starts, self.ends = starts, ends
        # A word begins at every byte; they overlap.
        self.words = np.ndarray((len(letters) - _WORD,), "<u8", letters, strides=(1,))

    @cached_property
    def _ascii(self) -> str | None:
        return self.data.decode("ascii") if self.data.isascii() else None

    def texts(self, starts: _Numbers, ends: _Numbers) -> Iterator[str]:
        """Yield what stands between some places."""
        slices = map(slice, starts.tolist(), ends.tolist())
        if self._ascii is not None:
            return map(self._ascii.__getitem__, slices)
        return map(bytes.decode, map(self.data.__getitem__, slices))


class _Cells(Sequence[str]):
    """The cells of a column as texts, made when they are asked for."""

    def __init__(self, chunk: _Chunk, place: int) -> None:
        self._chunk = chunk
        self._place = place

    def __len__(self) -> int:
        return len(self._chunk.starts)

    def __iter__(self) -> Iterator[str]:
        chunk, place = self._chunk, self._place
        return chunk.texts(chunk.starts[:, place], chunk.ends[:, place])

    @overload
    def __getitem__(self, which: int) -> str: ...
    @overload
    def __getitem__(self, which: slice) -> Sequence[str]: ...
    def __getitem__(self, which: int | slice) -> str | Sequence[str]:
        return list(self)[which]


class _Codes:
    """Numbers for the cells that were met, column by column.

    A cell of up to sixteen bytes is two whole numbers; what these come to when they are multiplied
    is the slot where its code stands. A slot has one code: another cell that would have to stand
    there, or one that is longer, gets a code for the time being.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self._slots = np.zeros((width, _SLOTS), np.int16)
        # No cell is made of these words, and so none is found where nothing stands.
        self._first = np.full((width, _REMEMBERED), 2**64 - 1, np.uint64)
        self._second = np.zeros((width, _REMEMBERED), np.uint64)
        self._texts = [[""] for _ in range(width)]
        self._long = np.zeros(width, np.bool_)
        """Of each column whether a cell of more than one word was met."""

    def of(self, chunk: _Chunk, places: NDArray[np.intp]) -> _Columns:
        """Return, for each column, numbers for its cells, and the texts that are meant by them."""
        starts, ends = chunk.starts.T[places], chunk.ends.T[places]
        sizes = ends - starts
        first = chunk.words[starts]
        first &= _MASKS[np.minimum(sizes, _WORD)]
        slots = first * _SPREAD[0]
        self._long[places] |= sizes.max(axis=1) > _WORD
        long = np.flatnonzero(self._long[places])
        second = chunk.words[starts[long] + _WORD]
        second &= _MASKS[np.clip(sizes[long] - _WORD, 0, _WORD)]
        slots[long] ^= second * _SPREAD[1]
        slots >>= _SHIFT
        slots = slots.astype(np.intp)
        # The tables of all columns lie one behind the other: so one number leads to a slot.
        columns = places[:, np.newaxis]
        codes = self._slots.ravel().take(slots + columns * _SLOTS).astype(np.intp)
        entries = codes + columns * _REMEMBERED
        new = self._first.ravel().take(entries) != first
        new[long] |= self._second.ravel().take(entries[long]) != second
        new[long] |= sizes[long] > _LONGEST
        found: list[tuple[_Numbers, Sequence[str]]] = []
        seconds = dict(zip(long.tolist(), second, strict=True))
        for at, (place, some) in enumerate(zip(places.tolist(), new.any(axis=1), strict=True)):
            texts: Sequence[str] = self._texts[place]
            if some:
                where = np.flatnonzero(new[at])
                more = seconds[at][where].tolist() if at in seconds else repeat(0)
                cells = zip(
                    chunk.texts(starts[at, where], ends[at, where]),
                    slots[at, where].tolist(),
                    (sizes[at, where] <= _LONGEST).tolist(),
                    zip(first[at, where].tolist(), more, strict=False),
                    strict=True,
                )
                codes[at, where], texts = self._met(place, cells)
            found.append(_renumbered(codes[at], texts))
        return found

    def _met(
        self, place: int, cells: Iterable[tuple[str, int, bool, tuple[int, int]]]
    ) -> tuple[_Numbers, Sequence[str]]:
        """Return codes for cells that have none in their slot, and all texts by their codes."""
        slots, known = self._slots[place], self._texts[place]
        here: dict[str, int] = {}
        others: list[str] = []
        codes = []
        for cell, slot, short, words in cells:
            if cell not in here:
                if short and not slots[slot] and len(known) < _REMEMBERED:
                    code = here[cell] = len(known)
                    slots[slot] = code
                    self._first[place, code], self._second[place, code] = words
                    known.append(cell)
                else:
                    others.append(cell)
                    here[cell] = -len(others)
            codes.append(here[cell])
        found = np.array(codes, np.intp)
        return np.where(found < 0, len(known) - 1 - found, found), [*known, *others]


def _renumbered(codes: _Numbers, texts: Sequence[str]) -> tuple[_Numbers, list[str]]:
    """Return the same with those texts alone that occur."""
    present = np.flatnonzero(np.bincount(codes, minlength=len(texts)))
    places = np.zeros(len(texts), np.int64)
    places[present] = np.arange(len(present))
    return places[codes], [texts[place] for place in present.tolist()]


class CodedCells:
    """Some columns, each a list of distinct texts and for each row a place in it."""

    def __init__(self, columns: Callable[[], _Columns]) -> None:
        """Take what the columns are; they are asked for when something is wanted of them."""
        self._asked = columns

    @cached_property
    def _columns(self) -> _Columns:
        return self._asked()

    def part(self, begin: int, end: int) -> CodedCells:
        """Return the rows from one place to another."""
        return CodedCells(
            lambda: [_renumbered(codes[begin:end], texts) for codes, texts in self._columns]
        )

    def texts(self) -> Sequence[Sequence[str]]:
        """Return the distinct texts of each column."""
        return [texts for _, texts in self._columns]

    def spread(self, numbers: Sequence[Sequence[int]]) -> bytes:
        """Return a number for each cell, column after column, of four bytes, the low one first.

        ``numbers`` has one for each distinct text of each column.
        """
        return b"".join(
            np.array(each, "<u4")[codes].tobytes()
            for each, (codes, _) in zip(numbers, self._columns, strict=True)
        )

    def sums(self, worths: Sequence[Sequence[int]]) -> list[int]:
        """Return for each row the sum of what its cells are worth.

        Raises:
            OverflowError: they are too large.

        """
        if sum(max(map(abs, each), default=0) for each in worths) >= 1 << 63:
            raise OverflowError
        parts = [
            np.array(each, np.int64)[codes]
            for each, (codes, _) in zip(worths, self._columns, strict=True)
        ]
        return cast("list[int]", sum(parts[1:], parts[0]).tolist()) if parts else []
