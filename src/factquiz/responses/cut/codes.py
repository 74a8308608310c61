"""Numbers for cells: of a class's answers to one question only the distinct ones become objects."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from factquiz.responses.cut.words import MASKS, WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from factquiz.responses.cut.words import Places, Words

    Columns = Sequence[tuple[Places, Sequence[str]]]

MOST_WORDS: Final = 8
"""Words of a cell that is compared as numbers: five labels, each on a line of its own, fit in."""

_BITS: Final = 12
_SLOTS: Final = 1 << _BITS
_REMEMBERED: Final = 1 << 8
"""How many different cells of a column have a code: few, so that a slot is seldom taken."""

_SPREAD = [np.uint64(0x9E3779B97F4A7C15 * (2 * place + 1) % 2**64) for place in range(MOST_WORDS)]
"""Odd numbers without a pattern: the fraction of the golden ratio, and odd multiples of it."""

_SHIFT = np.uint64(64 - _BITS)


class Codes:
    """Numbers for the cells that were met, column by column.

    A cell is a few whole numbers; what these come to when they are multiplied is the slot where its
    code stands. A slot has one code: another cell that would have to stand there, or one that is
    longer, gets a code for the time being.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self._slots = np.zeros((width, _SLOTS), np.int16)
        # No cell begins with this word, and so none is found where nothing stands.
        self._known = [np.full((width, _REMEMBERED), 2**64 - 1, np.uint64)]
        """The words of the cells that have a code: the first of each, the second of each."""
        self._texts = [[""] for _ in range(width)]
        self._wide = np.ones(width, np.intp)
        """Of each column how many words its cells have at most, as far as they were met."""

    def of(self, words: Words, starts: Places, ends: Places, places: Places) -> Columns:
        """Return, for some columns, numbers for their cells, and the texts that are meant by them.

        ``places`` says which columns; ``starts`` and ``ends``, for each of them, where its cells
        begin and end.
        """
        longest = (ends - starts).max(axis=1, initial=0)
        most = np.minimum(-(-longest // WORD), MOST_WORDS)
        wide = self._wide[places] = np.maximum(self._wide[places], most)
        found: dict[int, tuple[Places, Sequence[str]]] = {}
        for count in sorted(set(wide.tolist())):
            here = np.flatnonzero(wide == count)
            columns = self._alike(words, starts[here], ends[here], places[here], count)
            found.update(zip(here.tolist(), columns, strict=True))
        return [found[at] for at in range(len(places))]

    def _alike(
        self, words: Words, starts: Places, ends: Places, places: Places, count: int
    ) -> Iterator[tuple[Places, Sequence[str]]]:
        """Yield the same for columns whose cells have so many words at most."""
        while len(self._known) < count:
            self._known.append(np.zeros_like(self._known[0]))
        sizes = ends - starts
        slots = np.zeros(starts.shape, np.uint64)
        each = list(words.each(starts, count))
        for place, word in enumerate(each):
            np.bitwise_and(word, MASKS.take(np.clip(sizes - place * WORD, 0, WORD)), out=word)
            slots ^= word * _SPREAD[place]
        slots >>= _SHIFT
        # The tables of all columns lie one behind the other: so one number leads to a slot.
        columns = places[:, np.newaxis]
        codes = self._slots.ravel().take(slots.astype(np.intp) + columns * _SLOTS).astype(np.intp)
        entries = codes + columns * _REMEMBERED
        new = sizes > MOST_WORDS * WORD
        for found, known in zip(each, self._known, strict=False):
            new |= known.ravel().take(entries) != found
        some_new: NDArray[np.bool_] = np.any(new, axis=1)
        for at, (place, some) in enumerate(zip(places.tolist(), some_new.tolist(), strict=True)):
            texts: Sequence[str] = self._texts[place]
            if some:
                where = np.flatnonzero(new[at])
                cells = zip(
                    words.texts(starts[at, where], ends[at, where]),
                    slots[at, where].tolist(),
                    (sizes[at, where] <= MOST_WORDS * WORD).tolist(),
                    zip(*(found[at, where].tolist() for found in each), strict=True),
                    strict=True,
                )
                codes[at, where], texts = self._met(place, cells)
            yield renumbered(codes[at], texts)

    def _met(
        self, place: int, cells: Iterable[tuple[str, int, bool, tuple[int, ...]]]
    ) -> tuple[Places, Sequence[str]]:
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
                    for each, word in zip(self._known, words, strict=False):
                        each[place, code] = word
                    known.append(cell)
                else:
                    others.append(cell)
                    here[cell] = -len(others)
            codes.append(here[cell])
        found = np.array(codes, np.intp)
        return np.where(found < 0, len(known) - 1 - found, found), [*known, *others]


def renumbered(codes: Places, texts: Sequence[str]) -> tuple[Places, list[str]]:
    """Return the same with those texts alone that occur."""
    present = np.flatnonzero(np.bincount(codes, minlength=len(texts)))
    places = np.zeros(len(texts), np.intp)
    places[present] = np.arange(len(present))
    return places.take(codes), [texts[place] for place in present.tolist()]


class CodedCells:
    """Some columns, each a list of distinct texts and for each row a place in it."""

    def __init__(self, columns: Callable[[], Columns]) -> None:
        """Take what the columns are; they are asked for when something is wanted of them."""
        self._asked = columns

    @cached_property
    def columns(self) -> Columns:
        """For each column the places of its rows, and its texts."""
        return self._asked()

    def part(self, begin: int, end: int) -> CodedCells:
        """Return the rows from one place to another."""
        return CodedCells(
            lambda: [renumbered(codes[begin:end], texts) for codes, texts in self.columns]
        )

    def texts(self) -> Sequence[Sequence[str]]:
        """Return the distinct texts of each column."""
        return [texts for _, texts in self.columns]

    def spread(self, numbers: Sequence[Sequence[int]]) -> bytes:
        """Return a number for each cell, column after column, of four bytes, the low one first.

        ``numbers`` has one for each distinct text of each column.
        """
        return b"".join(
            np.array(each, "<u4")[codes].tobytes()
            for each, (codes, _) in zip(numbers, self.columns, strict=True)
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
            for each, (codes, _) in zip(worths, self.columns, strict=True)
        ]
        return cast("list[int]", sum(parts[1:], parts[0]).tolist()) if parts else []
