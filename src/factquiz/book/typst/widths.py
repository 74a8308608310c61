"""How wide the columns of a table are, from how much stands in them.

Typst gives every column that wants more than its share the same width, so that one with long
sentences stands high and narrow beside others that are half empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTER = 1.43
"""The width of a letter of a table's type in mm, as the mean of a text has it."""

CROWDED = 5
"""A table with more columns than this is set smaller."""

BOX = 8.5
"""What a box takes from the width of the text, in mm."""

_NARROW, _WIDE = frozenset("iljftrI.,;:'’‘“”\"|!()[]/·- "), frozenset("mwMW@%")
_HEAD = 1.08
"""How much wider a semibold word is."""

_FIRM, _MOST_FIRM = 18, 0.75
"""What is as short as a date is not broken, unless hardly room for longer cells would be left."""

_SPARE = 0.8
"""What a word needs besides, for no letter is as wide as the mean of all."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a table has to stand on, in letters: all of it, and the space between two columns."""

    room: int
    gap: int


def line(millimetres: float, columns: int) -> Line:
    """Return the line of a table in a text of some width."""
    if columns > CROWDED:
        return Line(round(millimetres / LETTER * 1.13), 2)
    return Line(round(millimetres / LETTER), 3)


def weights(
    rows: Sequence[Sequence[str]], on: Line, stubs: frozenset[int] = frozenset()
) -> tuple[int, ...] | None:
    """Return a weight for each column, in letters, from the words of its cells.

    A cell is a text with a line for each paragraph; the first row is the head, ``stubs`` are the
    columns that head their rows. Nothing if all columns can be as wide as they want to be.
    Otherwise no column is narrower than its longest word, nor than a date if there is room for
    all of them, and room goes, letter by letter, to the column that makes most rows lower, until
    no row gets lower any more: the table is as short as it can be.
    """
    cells = [
        [
            _lengths(cell, _HEAD if not place or column in stubs else 1)
            for column, cell in enumerate(row)
        ]
        for place, row in enumerate(rows)
    ]
    count = len(rows[0]) if rows else 0
    columns = [[row[each] for row in cells] for each in range(count)]
    wanted = [max((part for cell in column for part, _ in cell), default=1) for column in columns]
    wanted = [each + _SPARE for each in wanted]
    room = on.room - on.gap * count
    if sum(wanted) <= room:
        return None
    width = _least(columns, room)
    for _ in range(int(room - sum(width))):
        lower = _gains(cells, width)
        best = max(range(count), key=lambda each: lower[each])
        if not lower[best]:
            break
        width[best] += 1
    return tuple(round(each) + on.gap for each in width)


def _least(columns: Sequence[Sequence[Cell]], room: float) -> list[float]:
    """Return how wide columns are at least: as their longest words, or as short cells."""
    firm, words = (
        [
            max((max(word, part if part <= most else 0) for cell in column for part, word in cell))
            + _SPARE
            for column in columns
        ]
        for most in (_FIRM, 0)
    )
    return firm if sum(firm) <= _MOST_FIRM * room else words


def _gains(cells: Sequence[Sequence[Cell]], width: Sequence[float]) -> list[float]:
    """Return for each column by how many lines the rows it is highest in get lower."""
    gains = [0.0] * len(width)
    for row in cells:
        heights = [_height(cell, wide) for cell, wide in zip(row, width, strict=True)]
        highest = max(range(len(row)), key=lambda each: heights[each])
        gains[highest] += heights[highest] - _height(row[highest], width[highest] + 1)
    return gains


Cell = tuple[tuple[float, float], ...]
"""For each paragraph its length and that of its longest word, in letters."""


def _height(cell: Cell, wide: float) -> float:
    """Return the lines of a cell; a paragraph that is broken leaves a bit of each line empty."""
    return sum(1 if length <= wide else 0.4 + length / wide for length, _ in cell)


def _lengths(cell: str, bold: float) -> Cell:
    return tuple(
        (bold * letters(part), bold * max(map(letters, part.split(" ")), default=0))
        for part in cell.split("\n")
        if part.strip()
    ) or ((1.0, 1.0),)


def letters(text: str) -> float:
    """Return how many letters of mean width are as wide as a text."""
    return sum(_letter(each) for each in text)


def _letter(character: str) -> float:
    if character in _NARROW:
        return 0.6
    if character in _WIDE:
        return 1.6
    return 1.2 if character.isupper() else 1.03
