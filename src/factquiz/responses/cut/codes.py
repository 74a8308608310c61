"""Numbers for cells: of a class's answers to one question only the distinct ones become objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from factquiz.responses.cut.words import MASKS, WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factquiz.responses.cut.words import Places, Words

MOST_WORDS: Final = 12
"""Words of a cell that is compared as numbers: five labels, each on a line of its own, fit in."""

REMEMBERED: Final = 1 << 8
"""How many different cells of a column have a code: few, so that a slot is seldom taken."""

_BITS: Final = 14
_SLOTS: Final = 1 << _BITS
_SHIFT = np.uint64(64 - _BITS)

_SPREAD = [np.uint64(0x9E3779B97F4A7C15 * (2 * place + 1) % 2**64) for place in range(MOST_WORDS)]
"""Odd numbers without a pattern: the fraction of the golden ratio, and odd multiples of it."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Columns of cells: for each cell a code, and for each column what is meant by its codes.

    A code below :data:`REMEMBERED` means the same whenever the coder has met it.
    """

    codes: Places
    texts: Sequence[Sequence[str]]

    def split(self, at: int) -> tuple[Codes, Codes]:
        """Return so many columns, and the others."""
        return Codes(self.codes[:at], self.texts[:at]), Codes(self.codes[at:], self.texts[at:])


class Coder:
    """Numbers the cells that were met, column by column.

    A cell is a few whole numbers; what these come to when they are multiplied is the slot where its
    code stands. A slot has one code: another cell that would have to stand there, or one that is
    longer, gets a code for the time being.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self._slots = np.zeros((width, _SLOTS), np.int16)
        # No cell begins with this word, and so none is found where nothing stands.
        self._known = [np.full((width, REMEMBERED), 2**64 - 1, np.uint64)]
        """The words of the cells that have a code: the first of each, the second of each."""
        self._texts = [[""] for _ in range(width)]
        self._wide = np.ones(width, np.intp)
        """Of each column how many words its cells have at most, as far as they were met."""

    def code(self, words: Words, starts: Places, ends: Places, places: Places) -> Codes:
        """Return the codes of the cells of some columns.

        ``places`` says which columns; ``starts`` and ``ends``, for each of them, where its cells
        begin and end.
        """
        longest = (ends - starts).max(axis=1, initial=0)
        most = np.minimum(-(-longest // WORD), MOST_WORDS)
        wide = self._wide[places] = np.maximum(self._wide[places], most)
        codes = np.empty(starts.shape, np.intp)
        texts: list[Sequence[str]] = [self._texts[place] for place in places.tolist()]
        for count in sorted(set(wide.tolist())):
            here = np.flatnonzero(wide == count)
            codes[here], met = self._alike(words, starts[here], ends[here], places[here], count)
            for at, meant in met.items():
                texts[here[at]] = meant
        return Codes(codes, texts)

    def _alike(
        self, words: Words, starts: Places, ends: Places, places: Places, count: int
    ) -> tuple[Places, dict[int, Sequence[str]]]:
        """Return the codes in columns whose cells have so many words at most.

        And the texts of those columns in which there is something new.
        """
        while len(self._known) < count:
            self._known.append(np.zeros_like(self._known[0]))
        sizes = ends - starts
        slots = np.zeros(starts.shape, np.uint64)
        each = list(words.each(starts, count))
        for place, word in enumerate(each):
            np.bitwise_and(word, MASKS.take(_within(sizes - place * WORD)), out=word)
            slots ^= word * _SPREAD[place]
        slots >>= _SHIFT
        # The tables of all columns lie one behind the other: so one number leads to a slot.
        columns = places[:, np.newaxis]
        codes = self._slots.ravel().take(slots.view(np.intp) + columns * _SLOTS).astype(np.intp)
        entries = codes + columns * REMEMBERED
        new = sizes > MOST_WORDS * WORD
        for word, known in zip(each, self._known, strict=False):
            new |= known.ravel().take(entries) != word
        texts: dict[int, Sequence[str]] = {}
        for at in np.flatnonzero(new.any(axis=1)).tolist():
            where = np.flatnonzero(new[at])
            place = int(places[at])
            cells = list(words.texts(starts[at, where], ends[at, where]))
            found: dict[str, int] = {}
            if len(self._texts[place]) < REMEMBERED:
                self._remember(
                    place,
                    zip(
                        cells,
                        slots[at, where].tolist(),
                        sizes[at, where].tolist(),
                        zip(*(word[at, where].tolist() for word in each), strict=True),
                        strict=True,
                    ),
                    found,
                )
            codes[at, where], texts[at] = self._met(place, cells, found)
        return codes, texts

    def _remember(
        self,
        place: int,
        cells: Iterable[tuple[str, int, int, tuple[int, ...]]],
        found: dict[str, int],
    ) -> None:
        """Give a code to those cells that can have one, and write it down."""
        slots, known = self._slots[place], self._texts[place]
        for cell, slot, size, words in cells:
            if size <= MOST_WORDS * WORD and not slots[slot] and len(known) < REMEMBERED:
                code = slots[slot] = found[cell] = len(known)
                known.append(cell)
                for each, word in zip(self._known, words, strict=False):
                    each[place, code] = word

    def _met(
        self, place: int, cells: Sequence[str], found: dict[str, int]
    ) -> tuple[list[int], Sequence[str]]:
        """Return the codes of cells, those that have none for the time being, and all texts."""
        known = self._texts[place]
        others: list[str] = []
        codes = []
        for cell in cells:
            code = found.get(cell)
            if code is None:
                code = found[cell] = REMEMBERED + len(others)
                others.append(cell)
            codes.append(code)
        blank = REMEMBERED - len(known) if others else 0
        return codes, [*known, *[""] * blank, *others]


def _within(sizes: Places) -> Places:
    """Return how many letters of a word belong to cells that have so many from its beginning on."""
    np.maximum(sizes, 0, out=sizes)
    return np.minimum(sizes, WORD, out=sizes)
