"""Counting packed answers, column by column.

Submissions to one form are records of equal length, four bytes for each place. Laid end to end,
the answers to one place are every so many bytes, and bytes are sliced and counted without making
an object of each: some twenty times faster than counting numbers.
It is enough to look at the lowest byte where the few answers to a place differ in it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factquiz.gradebook.blocks import unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BYTES: Final = 4
"""Bytes of a packed number, the lowest first (:func:`factquiz.gradebook.blocks.packed`)."""

_FEW: Final = 32
"""Up to so many different answers are looked for one by one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A place of a form: ``codes`` says what each number that occurs there stands for.

    ``lows`` says the same of the lowest byte of each number; absent where that does not suffice.
    """

    codes: Mapping[int, int]
    lows: Mapping[int, int] | None


def column(codes: Mapping[int, int]) -> Column:
    """Return the column of a place at which these numbers occur."""
    lows = {number & 0xFF: code for number, code in codes.items()}
    return Column(codes, lows if len(codes) == len(lows) <= _FEW else None)


def count(packed: bytes | bytearray, columns: Sequence[Column]) -> Counter[int]:
    """Return how often each code occurs in records of so many columns."""
    found: Counter[int] = Counter()
    width = _BYTES * len(columns)
    for place, each in enumerate(columns):
        if each.lows is None:
            numbers = unpacked(bytes(packed))[place :: len(columns)]
            for number, times in Counter(numbers).items():
                found[each.codes[number]] += times
        else:
            lows = packed[_BYTES * place :: width]
            for low, code in each.lows.items():
                found[code] += lows.count(low)
    return +found
