"""What stands in a cell of JSON: a response, and the same as a receipt has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from factquiz.responses.submission import MAX_TEXT, RawResponse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_REMEMBERED: Final = 1 << 10
"""How many different answers to an item are remembered."""

_LONGEST: Final = 4 * MAX_TEXT
"""Characters of a cell that is remembered."""

_DECODER = msgspec.json.Decoder(RawResponse)
_TEXTS = msgspec.json.Decoder(list[str])


def texts(cells: Sequence[str]) -> list[str] | None:
    """Return the text in each cell; nothing if one of them is no text, or more than one.

    They are read as one list, with line ends between them, which no text in JSON may hold: so each
    cell has a text at least, and there are as many as cells if and only if none has more.
    """
    try:
        found = _TEXTS.decode("[" + "\n,".join(cells) + "]")
    except msgspec.DecodeError:
        return None
    return found if len(found) == len(cells) else None


class Fixed(dict[str, bytes | None]):
    """The cells of a name of which it is known what stands there: they tell nothing."""

    def allow(self, cells: Iterable[str]) -> None:
        """Take in cells that say what is known."""
        self.update(dict.fromkeys(cells, b""))

    def __missing__(self, cell: str) -> None:
        """Say that a cell is none of these."""


class Told(dict[str, bytes | None]):
    """An item with the response to it as a receipt has them, by the cell of a submission.

    Nothing for a cell that is none: it must be a name that was allowed, and one response.
    """

    def __init__(self, item: str) -> None:
        super().__init__()
        self._item = item
        self._heads: set[str] = set()

    def allow(self, heads: Iterable[str]) -> None:
        """Take in what may stand before the response."""
        self._heads.update(heads)

    def response(self, cell: str) -> RawResponse | None:
        """Return the response in a cell; nothing if the cell is empty, for the item is absent.

        Raises:
            msgspec.DecodeError: it is none.

        """
        if not cell:
            return None
        name, colon, value = cell.partition('":')
        if name + colon not in self._heads:
            raise msgspec.DecodeError(cell)
        said: RawResponse = _DECODER.decode(value)
        return said

    def __missing__(self, cell: str) -> bytes | None:
        """Read a cell that is not remembered; the memory is bounded."""
        try:
            said = self.response(cell)
        except (msgspec.DecodeError, RecursionError):
            return None
        told = b"" if said is None else msgspec.json.encode((self._item, said)) + b","
        if len(self) < _REMEMBERED and len(cell) <= _LONGEST:
            self[cell] = told
        return told
