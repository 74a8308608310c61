"""Groups of students by total score, of exactly equal size whatever the ties.

A cut between two groups often falls among students with the same total. They are then divided:
each of them counts in both groups, with the fraction that makes the groups as large as they should
be. So a figure never depends on who of them stood first on a list.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factquiz.analysis.cells import Exact

TAIL = Fraction(27, 100)
"""The share of the students in the upper and in the lower group of the index D.

Kelley (1939), “The selection of upper and lower groups for the validation of test items”,
Journal of Educational Psychology 30: 17-24.
"""

THIRDS, FIFTHS = 3, 5
ENOUGH_FOR_FIFTHS = 250
"""From so many students on, a fifth has at least fifty."""

Weights = dict[int, "Exact"]
"""For each level, the share of those on it that belongs to the group; none of the others."""

Sums = dict[int, tuple["Exact", int]]
"""For each level of the total, the sum of x over those on it, and how many they are."""


def between(sizes: Mapping[int, int], low: Fraction, high: Fraction) -> Weights:
    """Return the group from one share of the students to another, counted from the lowest level.

    ``sizes`` says how many are on which level. ``between(sizes, 0, 27/100)`` are the lowest 27 %.
    """
    # In whole parts of a student, so that only a cut among ties makes a fraction.
    unit = math.lcm(low.denominator, high.denominator)
    n = sum(sizes.values()) * unit
    start, end = int(low * n), int(high * n)
    weights: Weights = {}
    below = 0
    for level in sorted(sizes):
        size = sizes[level] * unit
        inside = min(end, below + size) - max(start, below)
        if inside > 0:
            weights[level] = 1 if inside == size else Fraction(inside, size)
        below += size
    return weights


def parts(sizes: Mapping[int, int], number: int) -> tuple[Weights, ...]:
    """Return so many groups of equal size, the lowest first."""
    edges = [Fraction(edge, number) for edge in range(number + 1)]
    return tuple(between(sizes, *pair) for pair in pairwise(edges))


def tails(sizes: Mapping[int, int], share: Fraction = TAIL) -> tuple[Weights, Weights]:
    """Return the lower and the upper group."""
    return between(sizes, Fraction(0), share), between(sizes, 1 - share, Fraction(1))


def sums(triples: Iterable[tuple[Exact, int, int]]) -> Sums:
    """Return the sums over triples of x, level and count."""
    found: Sums = {}
    for x, level, count in triples:
        before, counted = found.get(level, (0, 0))
        found[level] = before + x * count, counted + count
    return found


def counts(found: Sums) -> dict[int, int]:
    """Return how many there are on each level."""
    return {level: count for level, (_, count) in found.items()}


def mean(found: Sums, weights: Weights) -> Fraction | None:
    """Return the mean of x in a group; none if nobody is in it."""
    reached: Exact = 0
    counted: Exact = 0
    for level, weight in weights.items():
        x, count = found.get(level, (0, 0))
        reached += weight * x
        counted += weight * count
    return Fraction(reached) / counted if counted else None


def discrimination(found: Sums) -> Fraction | None:
    """Return D: the mean of x in the upper 27 % less that in the lower 27 %.

    With ties the textbook index is not unique; here the two groups hold exactly 27 % each
    (see :func:`between`), which is what breaking ties at random gives on average
    (the index: Ebel and Frisbie, 1991, Essentials of Educational Measurement, ch. 13).
    """
    lower, upper = (mean(found, weights) for weights in tails(counts(found)))
    return None if lower is None or upper is None else upper - lower
