"""What a student's answers come to, added up in whole numbers.

Points are exact fractions, and adding fractions is slow. All points of a quiz share a denominator,
so here each answer is one whole number: its points in units of that denominator, and beside them,
in bits of their own, a one in the counter of its state. One sum of whole numbers then gives the
points and how many answers are in each state, and the same sum is taken apart only once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factquiz.scoring.mark import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.scoring.mark import ItemScore

MEMO_SIZE: Final = 1 << 14
"""How many different sums are remembered."""

_STATES = tuple(State)
_PLACE = {state: place for place, state in enumerate(_STATES)}


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The sum of some answers: exact points, and how many are in each state.

    ``states`` has a number for each :class:`State`, in their order; ``shown`` is the points in
    writing.
    """

    points: Fraction
    states: tuple[int, ...]
    shown: str

    def count(self, state: State) -> int:
        """Return how many answers are in a state."""
        return self.states[_PLACE[state]]


class Tallies:
    """Adds up answers by their numbers. ``most`` is the number of answers in a sum at most."""

    def __init__(self, most: int) -> None:
        self._bits = most.bit_length()
        self._shift = self._bits * len(_STATES)
        self._unit = 1
        self._worth: dict[int, int] = {}
        self._shared: dict[int, int] = {}
        self._memo: dict[int, Tally] = {}

    def learn(self, number: int, scored: ItemScore) -> None:
        """Take in what an answer is worth; what was known of it before is forgotten."""
        points = scored.points
        if self._unit % points.denominator:
            self._refine(points.denominator)
        units = points.numerator * (self._unit // points.denominator)
        worth = (units << self._shift) + (1 << self._bits * _PLACE[scored.state])
        self._worth[number] = self._shared.setdefault(worth, worth)

    def of(self, numbers: Iterable[int]) -> Tally:
        """Return the tally of some answers; equal sums give the same object."""
        total = sum(map(self._worth.__getitem__, numbers))
        tally = self._memo.get(total)
        if tally is None:
            if len(self._memo) >= MEMO_SIZE:
                self._memo.clear()
            tally = self._memo[total] = self._apart(total)
        return tally

    def _refine(self, denominator: int) -> None:
        """Make the unit small enough for one more denominator."""
        factor = math.lcm(self._unit, denominator) // self._unit
        mask = (1 << self._shift) - 1
        self._worth = {
            number: ((worth >> self._shift) * factor << self._shift) + (worth & mask)
            for number, worth in self._worth.items()
        }
        self._shared = {worth: worth for worth in self._worth.values()}
        self._memo.clear()
        self._unit *= factor

    def _apart(self, total: int) -> Tally:
        mask = (1 << self._bits) - 1
        states = tuple(total >> self._bits * place & mask for place in range(len(_STATES)))
        points = Fraction(total >> self._shift, self._unit)
        return Tally(points, states, str(points))
