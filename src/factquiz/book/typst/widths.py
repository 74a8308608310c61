"""How wide the columns of a table are, from how much stands in them.

Typst gives every column that wants more than its share the same width, so that one with long
sentences stands high and narrow beside others that are half empty.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = 84
"""Letters of a table's type that stand on a line as wide as the text of the book."""

GAP = 3
"""Letters that the space between two columns takes."""


def weights(columns: Sequence[Sequence[str]], line: int = LINE) -> tuple[int, ...] | None:
    """Return a weight for each column, in letters, from the words of its cells.

    Nothing if all columns can be as wide as they want to be. Otherwise no column is narrower than
    its longest word nor wider than its longest cell, and in between it grows with the square root
    of what it holds: then all columns are about as high as each other is wide.
    """
    wanted = [max(map(len, cells), default=1) or 1 for cells in columns]
    room = line - GAP * len(columns)
    if sum(wanted) <= room:
        return None
    least = [
        max((len(word) for cell in cells for word in cell.split()), default=1) for cells in columns
    ]
    share = [sqrt(sum(map(len, cells)) or 1) for cells in columns]
    width = list(least)
    growing = {place for place, each in enumerate(width) if each < wanted[place]}
    left = float(room - sum(least))
    while growing and left >= 1:
        unit = left / sum(share[place] for place in growing)
        full = {p for p in growing if width[p] + unit * share[p] >= wanted[p]}
        if not full:
            return tuple(
                round(each + (unit * share[place] if place in growing else 0)) + GAP
                for place, each in enumerate(width)
            )
        for place in full:
            left -= wanted[place] - width[place]
            width[place] = wanted[place]
        growing -= full
    return tuple(each + GAP for each in width)
