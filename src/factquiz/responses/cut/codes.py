"""Numbers for cells: of a class's answers to one question only the distinct ones become objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from factquiz.responses.cut.words import MASKS, WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

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
        texts: dict[int, Sequence[str]] = {}
        for count in sorted(set(wide.tolist())):
            here = np.flatnonzero(wide == count)
            alike = self._alike(words, starts[here], ends[here], places[here], count)
            for at, (coded, meant) in zip(here.tolist(), alike, strict=True):
                codes[at], texts[at] = coded, meant
        return Codes(codes, [texts[at] for at in range(len(places))])

    def _alike(
        self, words: Words, starts: Places, ends: Places, places: Places, count: int
    ) -> Iterator[tuple[Places, Sequence[str]]]:
        """Yield codes and texts of columns whose cells have so many words at most."""
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
        codes = self._slots.ravel().take(slots.astype(np.intp) + columns * _SLOTS).astype(np.intp)
        entries = codes + columns * REMEMBERED
        new = sizes > MOST_WORDS * WORD
        for word, known in zip(each, self._known, strict=False):
            new |= known.ravel().take(entries) != word
        some_new: NDArray[np.bool_] = np.any(new, axis=1)
        for at, (place, some) in enumerate(zip(places.tolist(), some_new.tolist(), strict=True)):
            texts: Sequence[str] = self._texts[place]
            if some:
                where = np.flatnonzero(new[at])
                cells = zip(
                    words.texts(starts[at, where], ends[at, where]),
                    slots[at, where].tolist(),
                    (sizes[at, where] <= MOST_WORDS * WORD).tolist(),
                    zip(*(word[at, where].tolist() for word in each), strict=True),
                    strict=True,
                )
                codes[at, where], texts = self._met(place, cells)
            yield codes[at], texts

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
                if short and not slots[slot] and len(known) < REMEMBERED:
                    code = here[cell] = len(known)
                    slots[slot] = code
                    for each, word in zip(self._known, words, strict=False):
                        each[place, code] = word
                    known.append(cell)
                else:
                    here[cell] = REMEMBERED + len(others)
                    others.append(cell)
            codes.append(here[cell])
        blank = REMEMBERED - len(known) if others else 0
        return np.array(codes, np.intp), [*known, *[""] * blank, *others]


def _within(sizes: Places) -> Places:
    """Return how many letters of a word belong to cells that have so many from its beginning on."""
    np.maximum(sizes, 0, out=sizes)
    return np.minimum(sizes, WORD, out=sizes)
