"""Groups of students by total score, of exactly equal size whatever the ties.

A cut between two groups often falls among students with the same total. They are then divided:
each of them counts in both groups, with the fraction that makes the groups as large as they should
be. So a figure never depends on who of them stood first on a list.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TAIL = Fraction(27, 100)
"""The share of the students in the upper and in the lower group of the index D.

Kelley (1939), “The selection of upper and lower groups for the validation of test items”,
Journal of Educational Psychology 30: 17-24.
"""

THIRDS, FIFTHS = 3, 5
ENOUGH_FOR_FIFTHS = 250
"""From so many students on, a fifth has at least fifty."""

Weights = dict[Fraction, Fraction]
"""For each value, the share of those who have it that belongs to the group."""

Sums = dict[Fraction, tuple[Fraction, int]]
"""For each value of the total, the sum of x over those who have it, and how many they are."""


def between(sizes: Mapping[Fraction, int], low: Fraction, high: Fraction) -> Weights:
    """Return the group from one share of the students to another, counted from the lowest value.

    ``sizes`` says how many have which value. ``between(sizes, 0, 27/100)`` are the lowest 27 %.
    """
    n = sum(sizes.values())
    start, end = low * n, high * n
    weights, below = {}, 0
    for value in sorted(sizes):
        inside = min(end, Fraction(below + sizes[value])) - max(start, Fraction(below))
        weights[value] = max(Fraction(0), inside) / sizes[value]
        below += sizes[value]
    return weights


def parts(sizes: Mapping[Fraction, int], number: int) -> tuple[Weights, ...]:
    """Return so many groups of equal size, the lowest first."""
    edges = [Fraction(edge, number) for edge in range(number + 1)]
    return tuple(between(sizes, *pair) for pair in pairwise(edges))


def tails(sizes: Mapping[Fraction, int], share: Fraction = TAIL) -> tuple[Weights, Weights]:
    """Return the lower and the upper group."""
    return between(sizes, Fraction(0), share), between(sizes, 1 - share, Fraction(1))


def sums(triples: Iterable[tuple[Fraction, Fraction, int]]) -> Sums:
    """Return the sums over triples of x, value and count."""
    found: dict[Fraction, tuple[Fraction, int]] = {}
    for x, value, count in triples:
        before, counted = found.get(value, (Fraction(0), 0))
        found[value] = before + x * count, counted + count
    return found


def counts(found: Sums) -> dict[Fraction, int]:
    """Return how many there are of each value."""
    return {value: count for value, (_, count) in found.items()}


def mean(found: Sums, weights: Weights) -> Fraction | None:
    """Return the mean of x in a group; none if nobody is in it."""
    size = sum((weights[value] * count for value, (_, count) in found.items()), Fraction(0))
    if not size:
        return None
    return sum((weights[value] * x for value, (x, _) in found.items()), Fraction(0)) / size


def discrimination(found: Sums) -> Fraction | None:
    """Return D: the mean of x in the upper 27 % less that in the lower 27 %.

    With ties the textbook index is not unique; here the two groups hold exactly 27 % each
    (see :func:`between`), which is what breaking ties at random gives on average
    (the index: Ebel and Frisbie, 1991, Essentials of Educational Measurement, ch. 13).
    """
    lower, upper = (mean(found, weights) for weights in tails(counts(found)))
    return None if lower is None or upper is None else upper - lower
