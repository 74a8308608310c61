"""The cells of a column as texts, made when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.responses.cut.words import Places, Words


class Cells(Sequence[str]):
    """What stands between some places."""

    def __init__(self, words: Words, starts: Places, ends: Places) -> None:
        self._words = words
        self._starts, self._ends = starts, ends

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[str]:
        return self._words.texts(self._starts, self._ends)

    @overload
    def __getitem__(self, which: int) -> str: ...
    @overload
    def __getitem__(self, which: slice) -> Cells: ...
    def __getitem__(self, which: int | slice) -> str | Cells:
        if isinstance(which, slice):
            return Cells(self._words, self._starts[which], self._ends[which])
        place = range(len(self))[which]
        return next(iter(self[place : place + 1]))
