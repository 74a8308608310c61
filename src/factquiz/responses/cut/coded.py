"""Columns by their distinct texts: what is worked out for these is spread over the rows."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from factquiz.responses.cut.codes import Codes
    from factquiz.responses.cut.words import Places


class _Distinct(NamedTuple):
    """For each column the texts that occur in it; for each cell its place among all of these."""

    places: Places
    texts: list[list[str]]


class CodedCells:
    """Some columns, each a list of distinct texts and for each row a place in it."""

    def __init__(self, codes: Callable[[], Codes], rows: slice = slice(None)) -> None:
        """Take columns and which rows of them; they are asked for when something is wanted."""
        self._asked = codes
        self._rows = rows

    @cached_property
    def _distinct(self) -> _Distinct:
        codes = self._asked()
        return _distinct(codes.codes[:, self._rows], codes.texts)

    def part(self, begin: int, end: int) -> CodedCells:
        """Return the rows from one place to another."""
        first = self._rows.start or 0
        return CodedCells(self._asked, slice(first + begin, first + end))

    def texts(self) -> Sequence[Sequence[str]]:
        """Return the distinct texts of each column."""
        return self._distinct.texts

    def marked(self, marks: Sequence[Sequence[bool]]) -> list[bool]:
        """Tell for each row whether one of its cells is marked: there is one for each text."""
        each = np.fromiter(chain.from_iterable(marks), np.bool_)
        return cast("list[bool]", each[self._distinct.places].any(axis=0).tolist())

    def spread_objects(
        self,
        told: Sequence[Sequence[bytes | None]],
        order: Sequence[int],
        out: NDArray[np.object_],
    ) -> None:
        """Write what each cell tells, the columns in another order.

        ``told`` has what each distinct text of each column tells.
        """
        each = np.array([*chain.from_iterable(told), None], np.object_)
        each.take(self._distinct.places[order], out=out, mode="clip")

    def spread(self, numbers: Sequence[Sequence[int]]) -> bytes:
        """Return a number for each cell, column after column, of four bytes, the low one first.

        ``numbers`` has one for each distinct text of each column.
        """
        each = np.fromiter(chain.from_iterable(numbers), "<u4")
        return each[self._distinct.places].tobytes()

    def sums(self, worths: Sequence[Sequence[int]]) -> list[int]:
        """Return for each row the sum of what its cells are worth.

        Raises:
            OverflowError: they are too large.

        """
        if sum(max(map(abs, each), default=0) for each in worths) >= 1 << 63:
            raise OverflowError
        if not worths:
            return []
        each = np.fromiter(chain.from_iterable(worths), np.int64)
        return cast("list[int]", each[self._distinct.places].sum(axis=0).tolist())


def _distinct(codes: Places, texts: Sequence[Sequence[str]]) -> _Distinct:
    """Return columns with those texts alone that occur."""
    width = max(map(len, texts), default=0)
    # The numbers of all columns lie one behind the other.
    numbers = codes + width * np.arange(len(codes))[:, np.newaxis]
    present = np.flatnonzero(np.bincount(numbers.ravel(), minlength=width * len(codes)))
    places = np.zeros(width * len(codes), np.intp)
    places[present] = np.arange(len(present))
    columns, found = np.divmod(present, max(width, 1))
    each = found.tolist()
    sizes = np.bincount(columns, minlength=len(codes)).tolist()
    ends = accumulate(sizes)
    occurring = [
        [meant[code] for code in each[end - size : end]]
        for meant, size, end in zip(texts, sizes, ends, strict=True)
    ]
    return _Distinct(places.take(numbers), occurring)
