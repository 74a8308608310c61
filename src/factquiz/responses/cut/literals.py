"""Texts known beforehand, found and compared in many places at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from factquiz.responses.cut.words import MASKS, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from factquiz.responses.cut.words import Places, Words

_BITS: Final = 12
_MOST_BITS: Final = 16
_SPREAD: Final = 0x9E3779B97F4A7C15
_TRIES: Final = 64


class Literals:
    """Texts that may end at a place; ``None`` among them is one that never does."""

    def __init__(self, texts: Sequence[bytes | None]) -> None:
        self.sizes = np.array([len(text or b"") for text in texts], np.intp)
        self._windows = [
            _window(texts, place * WORD)
            for place in range(max(1, -(-int(self.sizes.max(initial=0)) // WORD)))
        ]

    def stand(self, words: Words, ends: Places, which: Places) -> NDArray[np.bool_]:
        """Tell of each place whether a text ends there: that with the number beside it."""
        starts = ends - self.sizes.take(which)
        found = starts >= 0
        np.maximum(starts, 0, out=starts)
        for offsets, expected, masks in self._windows:
            seen = words.at(starts + offsets.take(which))
            if masks is not None:
                seen &= masks.take(which)
            found &= seen == expected.take(which)
        return found


def _window(
    texts: Sequence[bytes | None], at: int
) -> tuple[Places, NDArray[np.uint64], NDArray[np.uint64] | None]:
    """Return, for each text, a place near to ``at``, the word that stands there, and what of it.

    The last word of a text ends with it, and so overlaps with the one before.
    """
    offsets, words, masks = [], [], []
    for text in texts:
        size = len(text or b"")
        offset = min(at, max(size - WORD, 0))
        offsets.append(offset)
        masks.append(int(MASKS[min(size, WORD)]))
        # What is to be never found must be one, where nothing is looked at.
        word = 1 if text is None else int.from_bytes(text[offset : offset + WORD], "little")
        words.append(word)
    whole = all(mask == int(MASKS[WORD]) for mask in masks)
    found = np.array(masks, np.uint64)
    return np.array(offsets, np.intp), np.array(words, np.uint64), None if whole else found


class Names:
    """Names in quotation marks, told by their ends: a guess, for :class:`Literals` to check.

    Raises:
        ValueError: two of them end alike, as far as is looked.

    """

    def __init__(self, names: Sequence[bytes]) -> None:
        size = min(WORD, min(map(len, names)) + 2)
        self._size, self._mask = size, MASKS[size]
        ends = [int.from_bytes((b'"%b"' % name)[-size:], "little") for name in names]
        spread, bits = _apart(ends)
        self._spread, self._bits = np.uint64(spread), np.uint64(64 - bits)
        self._table = np.full(1 << bits, len(ends), np.intp)
        self._table[[end * spread % 2**64 >> 64 - bits for end in ends]] = np.arange(len(ends))

    def before(self, words: Words, colons: Places) -> Places:
        """Return the number of the name before each colon: of names, if it must be another."""
        slots = words.at(colons - self._size) & self._mask
        slots *= self._spread
        slots >>= self._bits
        found: Places = self._table.take(slots.astype(np.intp))
        return found


def _apart(ends: Sequence[int]) -> tuple[int, int]:
    """Return a number, and a number of bits: the first bits of the products with it all differ.

    Raises:
        ValueError: none was found.

    """
    for bits in range(_BITS, _MOST_BITS + 1):
        for attempt in range(_TRIES):
            spread = _SPREAD * (2 * attempt + 1) % 2**64
            if len({end * spread % 2**64 >> 64 - bits for end in ends}) == len(ends):
                return spread, bits
    raise ValueError("names that end alike")
