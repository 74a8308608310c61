"""The levels of an item: the credits that its answers got, in their order, as a model counts them.

A model with steps learns nothing of a level that hardly anybody reached, so such a level is taken
together with the smaller one beside it (as Linacre advises, 2002, Journal of Applied Measurement
3: 85-106).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factquiz.analysis.marks import NOT_ASKED, NOTHING, RIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST: Final = 10
"""So many answers each level must have."""


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of an item from 0 up: which each mark belongs to, and the mean credit of each."""

    of: Mapping[int, int]
    credits: tuple[float, ...]


def two_levels(_given: bytes) -> Levels:
    """Return the levels where full credit is right and all else is wrong."""
    return Levels({mark: int(mark == RIGHT) for mark in range(NOT_ASKED)}, (0.0, 1.0))


def levels(given: bytes) -> Levels:
    """Return the levels of the marks that an item got; fewer than two say nothing."""
    counts = Counter(given)
    del counts[NOT_ASKED]
    parts = [[mark] for mark in sorted(counts)]

    def size(part: list[int]) -> int:
        return sum(counts[mark] for mark in part)

    while len(parts) > 1 and min(map(size, parts)) < LEAST:
        at = min(range(len(parts)), key=lambda place: size(parts[place]))
        beside = [place for place in (at - 1, at + 1) if 0 <= place < len(parts)]
        other = min(beside, key=lambda place: size(parts[place]))
        low, high = sorted((at, other))
        parts[low : high + 1] = [parts[low] + parts[high]]
    full = RIGHT - NOTHING
    return Levels(
        {mark: level for level, part in enumerate(parts) for mark in part},
        tuple(
            sum(counts[mark] * (mark - NOTHING) for mark in part) / full / size(part)
            for part in parts
        ),
    )
