"""Receipts of many submissions at once (:mod:`factquiz.responses.receipt`).

What they are made of are the items with their responses, in the order of the ids. A class answers
four choices in a few hundred ways, so one look-up does for a group of items where each would take
one of its own.
"""

from __future__ import annotations

import hashlib
from itertools import repeat
from operator import getitem, methodcaller
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from factquiz import codes as letters
from factquiz.responses.cut.codes import REMEMBERED
from factquiz.responses.stretches import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factquiz.assembly.form import Form
    from factquiz.responses.cut.codes import Codes

MOST: Final = 1 << 15
"""Submissions at once, at most: so many codes go into the bits."""

_BITS: Final = 16
_TOGETHER: Final = 4
"""Bits of a code, and how many codes go into a number."""

_KEPT: Final = 1 << 12
"""How many different answers to a group are remembered, each of so many bytes at most."""

_LONGEST: Final = 1 << 10


class _Group(dict[int, bytes]):
    """What was said to a group of items, by the codes of the cells.

    A comma follows each item, but for the last of the ``last`` group.
    """

    def __init__(
        self, places: Sequence[int], told: Sequence[Mapping[str, bytes | None]], *, last: bool
    ) -> None:
        super().__init__()
        self.places = places
        self._told = told
        self._last = last
        self.texts: Sequence[Sequence[str]] = ()
        """What the codes mean at present."""

    def __missing__(self, number: int) -> bytes:
        """Put together what is not remembered; the memory is bounded."""
        codes = [number >> _BITS * at & (1 << _BITS) - 1 for at in range(len(self.places))]
        cells = map(getitem, self.texts, codes)
        said = b"".join([each[cell] or b"" for each, cell in zip(self._told, cells, strict=True)])
        if self._last:
            said = said[:-1]
        if max(codes) < REMEMBERED and len(self) < _KEPT and len(said) <= _LONGEST:
            self[number] = said
        return said


class Receipts:
    """The receipts of submissions to one form. ``told`` reads the cells of each of its items."""

    def __init__(self, quiz: str, form: Form, told: Sequence[Mapping[str, bytes | None]]) -> None:
        self._whose = msgspec.json.encode((quiz, form.code)).removesuffix(b"]") + b","
        items = form.items
        order = sorted(range(len(items)), key=lambda place: items[place].item.id)
        parts = [
            order[first : min(first + _TOGETHER, stretch.stop)]
            for stretch in cut([items[place] for place in order])
            for first in range(stretch.start, stretch.stop, _TOGETHER)
        ]
        self._groups = [
            _Group(places, [told[place] for place in places], last=places is parts[-1])
            for places in parts
        ]

    def of(
        self, students: Sequence[str], saved: Sequence[str], codes: Codes, rows: slice
    ) -> Sequence[str]:
        """Return the receipt of each submission that the form page saved; empty of any other.

        Students and ``saved`` are those of some rows of the columns, which are the items.
        """
        parts: list[Iterable[bytes]] = [repeat(self._whose), map(msgspec.json.encode, students)]
        parts += [repeat(b",["), *self._said(codes, rows), repeat(b"]]")]
        told = map(b"".join, zip(*parts, strict=False))
        receipts = codes_of_12(map(methodcaller("digest"), map(hashlib.sha256, told)))
        if "" in saved:
            return [one if was else "" for one, was in zip(receipts, saved, strict=True)]
        return receipts

    def _said(self, codes: Codes, rows: slice) -> list[list[bytes]]:
        """Return what was said to each group of items by some rows, with commas between items."""
        some = codes.codes[:, rows]
        said = []
        for group in self._groups:
            group.texts = [codes.texts[place] for place in group.places]
            numbers = some[group.places[0]]
            for at, place in enumerate(group.places[1:], 1):
                numbers = numbers | some[place] << _BITS * at
            said.append(list(map(group.__getitem__, numbers.tolist())))
        last = said[-1]
        if b"" in last:  # then there is a comma too many after what was said before
            for at in [at for at, one in enumerate(last) if not one]:
                whole = b"".join([each[at] for each in said])
                for each in said:
                    each[at] = b""
                last[at] = whole[:-1]
        return said


def codes_of_12(digests: Iterable[bytes]) -> list[str]:
    """Return the code of 12 letters of each digest of 32 bytes (:mod:`factquiz.codes`)."""
    bits = np.frombuffer(b"".join(digests), ">u8")[::4, np.newaxis] >> _SHIFTS
    found = _ALPHABET[(bits & np.uint64(31)).astype(np.intp)]
    found[:, _DASHES] = ord("-")
    text = found.tobytes().decode()
    width = found.shape[1]
    return [text[at : at + width] for at in range(0, len(text), width)]


_ALPHABET = np.frombuffer(letters.ALPHABET.encode(), np.uint8)
_DASHES = [4, 9]
_SHIFTS = np.array([59, 54, 49, 44, 0, 39, 34, 29, 24, 0, 19, 14, 9, 4], np.uint64)
"""How far each letter lies from the end; the places of the dashes are filled in later."""
