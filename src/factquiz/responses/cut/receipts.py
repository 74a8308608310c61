"""Receipts of many submissions at once: the same as :mod:`factquiz.responses.receipt`."""

from __future__ import annotations

import hashlib
from operator import methodcaller
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from factquiz import codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factquiz.responses.cut.coded import CodedCells


class Receipts:
    """The receipts of submissions to one form, which has some items."""

    def __init__(self, quiz: str, form: str, items: Sequence[str]) -> None:
        whose = msgspec.json.encode((quiz, form)).removesuffix(b"]")
        self._whose = whose.replace(b"%", b"%%") + b",%b,["
        self._order = sorted(range(len(items)), key=items.__getitem__)

    def of(
        self,
        students: Sequence[str],
        saved: Sequence[str],
        cells: CodedCells,
        told: Sequence[Sequence[bytes | None]],
    ) -> Sequence[str]:
        """Return the receipt of each submission that the form page saved; empty of any other.

        ``told`` has, for each distinct cell of each item, the item with the response as compact
        JSON and a comma after it; nothing where the item is absent.
        """
        last = self._order[-1]
        ends = [(one or b"")[:-1] for one in told[last]]
        parts = np.empty((len(told) + 2, len(students)), np.object_)
        parts[0] = [self._whose % who for who in map(msgspec.json.encode, students)]
        said = [*told[:last], ends, *told[last + 1 :]]
        cells.spread_objects(said, self._order, parts[1:-1])
        parts[-1] = b"]]"
        rows: list[list[bytes]] = parts.T.tolist()
        for row in rows if b"" in ends else ():
            if not row[-2]:  # then there is a comma too many after what was said before
                row[1:-1] = [b"".join(row[1:-1])[:-1]]
        digests = map(methodcaller("digest"), map(hashlib.sha256, map(b"".join, rows)))
        receipts = codes_of_12(digests)
        if "" in saved:
            return [one if was else "" for one, was in zip(receipts, saved, strict=True)]
        return receipts


def codes_of_12(digests: Iterable[bytes]) -> list[str]:
    """Return the code of 12 letters of each digest of 32 bytes (:mod:`factquiz.codes`)."""
    bits = np.frombuffer(b"".join(digests), ">u8")[::4, np.newaxis] >> _SHIFTS
    found = _ALPHABET[(bits & np.uint64(31)).astype(np.intp)]
    found[:, _DASHES] = ord("-")
    text = found.tobytes().decode()
    width = found.shape[1]
    return [text[at : at + width] for at in range(0, len(text), width)]


_ALPHABET: Final = np.frombuffer(codes.ALPHABET.encode(), np.uint8)
_DASHES: Final = [4, 9]
_SHIFTS: Final = np.array([59, 54, 49, 44, 0, 39, 34, 29, 24, 0, 19, 14, 9, 4], np.uint64)
"""How far each letter lies from the end; the places of the dashes are filled in later."""
