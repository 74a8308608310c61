"""Bytes looked at as whole numbers of eight letters, which may begin anywhere."""

from __future__ import annotations

from functools import cached_property
from operator import methodcaller
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Places = NDArray[np.intp]
    Numbers = NDArray[np.uint64]

WORD: Final = 8
"""Letters of a word."""

MASKS: Final = np.array([(1 << 8 * size) - 1 for size in range(WORD + 1)], np.uint64)
"""What is kept of a word of which so many letters belong to a cell."""

_DECODE = methodcaller("decode", "utf-8", "replace")

# The allocator of the C library gives memory back to the system and asks for it again, page by
# page, until it has seen a larger piece freed than those we use; that would double our time.
np.empty(1 << 21, np.uint8)


class Words:
    """Bytes, and the words that begin at any of them; past the end there are zeros.

    ``beyond`` is how many words past the end may be asked for.
    """

    def __init__(self, data: bytes, beyond: int) -> None:
        self.data = data
        padded = data + bytes(WORD * (beyond + 2) - len(data) % WORD)
        self.letters: NDArray[np.uint8] = np.frombuffer(padded, np.uint8)
        self._overlapping = np.ndarray((len(padded) - WORD,), "<u8", padded, strides=(1,))
        self._aligned = self.letters.view("<u8")

    def at(self, places: Places) -> Numbers:
        """Return the words that begin at some places."""
        return self._overlapping[places].astype(np.uint64, copy=False)

    def each(self, places: Places, count: int) -> Iterator[Numbers]:
        """Yield the words that begin at some places, then those that follow them, and so on.

        Each is put together of two that lie where the processor likes them: of words in a row that
        takes half the time of fetching those that do not.
        """
        if count == 1:
            yield self.at(places)
            return
        first = places >> 3
        low_bits = (places & 7).astype(np.uint64) << np.uint64(3)
        high_bits = np.uint64(63) - low_bits
        low = self._aligned.take(first)
        for _ in range(count):
            first += 1
            high = self._aligned.take(first)
            word = low >> low_bits
            np.left_shift(high, high_bits, out=low)
            low <<= np.uint64(1)
            word |= low
            yield word
            low = high

    @cached_property
    def _ascii(self) -> str | None:
        return self.data.decode("ascii") if self.data.isascii() else None

    def texts(self, starts: Places, ends: Places) -> Iterator[str]:
        """Yield what stands between some places; of a letter that is cut there is a mark left."""
        slices = map(slice, starts.tolist(), ends.tolist())
        if self._ascii is not None:
            return map(self._ascii.__getitem__, slices)
        return map(_DECODE, map(self.data.__getitem__, slices))
