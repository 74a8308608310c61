"""What a student's answers come to, added up in whole numbers.

Points are exact fractions, and adding fractions is slow. All points of a quiz share a denominator,
so here each answer is one whole number, its *worth*: its points in units of that denominator, and
beside them, in bits of their own, a one in the counter of its state. One sum of whole numbers then
gives the points and how many answers are in each state. A class has far fewer sums than students:
each is taken apart only once, and the store keeps it as a *tally* with a number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final

from factquiz.gradebook.blocks import unpacked
from factquiz.scoring.mark import State
from factquiz.scoring.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factquiz.gradebook.store import Store
    from factquiz.scoring.mark import ItemScore

MEMO_SIZE: Final = 1 << 14
"""How many different sums are remembered."""

_OUTCOMES: Final = 1 << 10
"""Of how many outcomes it is remembered what they are worth."""

_STATES = tuple(State)
_PLACE = {state: place for place, state in enumerate(_STATES)}


@dataclass(frozen=True, eq=False)
class Tally:
    """The sum of some answers: exact points, and how many are in each state.

    ``shown`` is the points in writing, ``counts`` the numbers of answers in each :class:`State`,
    in their order.
    """

    shown: str
    counts: str

    @cached_property
    def points(self) -> Fraction:
        """The exact points."""
        return Fraction(self.shown)

    @cached_property
    def states(self) -> tuple[int, ...]:
        """A number for each :class:`State`, in their order."""
        return tuple(map(int, self.counts.split()))

    def count(self, state: State) -> int:
        """Return how many answers are in a state."""
        return self.states[_PLACE[state]]


NOTHING = Tally("0", " ".join("0" for _ in _STATES))
"""The sum of no answers."""


class Tallies:
    """Adds up answers by their numbers. ``most`` is the number of answers in a sum at most."""

    def __init__(self, store: Store, most: int) -> None:
        self._store = store
        self._bits = most.bit_length()
        self._shift = self._bits * len(_STATES)
        self._unit = 1
        self._worth: list[int] = []
        """By the number of the answer."""
        self._shared: dict[int, int] = {}
        self._of_outcome: dict[Outcome, int] = {}
        self._memo = _Numbers(self)
        self._packed = _Packed(self)
        self._next: int = store.value("SELECT COALESCE(MAX(id) + 1, 0) FROM tally")
        self._all_known = self._next == 0

    def learn(self, number: int, scored: ItemScore | Outcome) -> None:
        """Take in what an answer is worth; what was known of it before is forgotten."""
        worth = self._of_outcome.get(scored) if isinstance(scored, Outcome) else None
        if worth is None:
            worth = self._worked_out(scored)
        if number == len(self._worth):
            self._worth.append(worth)
            return
        while len(self._worth) <= number:
            self._worth.append(0)
        self._worth[number] = worth

    def _worked_out(self, scored: ItemScore | Outcome) -> int:
        """Return what answers are worth that came to this."""
        points = scored.points
        if self._unit % points.denominator:
            self._refine(points.denominator)
        units = points.numerator * (self._unit // points.denominator)
        worth = (units << self._shift) + (1 << self._bits * _PLACE[scored.state])
        worth = self._shared.setdefault(worth, worth)
        if isinstance(scored, Outcome):
            if len(self._of_outcome) >= _OUTCOMES:
                self._of_outcome.clear()
            self._of_outcome[scored] = worth
        return worth

    def of(self, columns: Sequence[Iterable[int]], size: int) -> list[int]:
        """Return the number of the tally of each of so many submissions.

        Each column has the number of the answer to one item for each submission.
        """
        if not columns:
            return [self._memo[0]] * size
        worth = self._worth.__getitem__
        sums = map(sum, zip(*(map(worth, column) for column in columns), strict=True))
        return list(map(self._memo.__getitem__, sums))

    def of_packed(self, columns: Sequence[Sequence[bytes]]) -> list[int]:
        """Return the same of columns with the packed numbers of the answers to several items."""
        worth = self._packed.__getitem__
        return self.of_sums(
            list(map(sum, zip(*(map(worth, each) for each in columns), strict=True)))
        )

    def of_sums(self, sums: Sequence[int]) -> list[int]:
        """Return the numbers of the tallies of sums that were added up elsewhere."""
        return list(map(self._memo.__getitem__, sums))

    def worth(self, numbers: Iterable[int]) -> list[int]:
        """Return what answers are worth, as whole numbers to be added up."""
        return list(map(self._worth.__getitem__, numbers))

    def _refine(self, denominator: int) -> None:
        """Make the unit small enough for one more denominator."""
        factor = math.lcm(self._unit, denominator) // self._unit
        mask = (1 << self._shift) - 1
        self._worth = [
            ((worth >> self._shift) * factor << self._shift) + (worth & mask)
            for worth in self._worth
        ]
        self._shared = {worth: worth for worth in self._worth}
        self._of_outcome.clear()
        self._unit *= factor
        self._packed.clear()
        self._forget()

    def _forget(self) -> None:
        self._memo.clear()
        self._all_known = self._next == 0

    def number(self, total: int) -> int:
        """Return the number of the tally of a sum, which is written down if it is new."""
        if len(self._memo) >= MEMO_SIZE:
            self._forget()
        mask = (1 << self._bits) - 1
        points = str(Fraction(total >> self._shift, self._unit))
        states = " ".join(str(total >> self._bits * place & mask) for place in range(len(_STATES)))
        if not self._all_known:
            known = self._store.value(
                "SELECT id FROM tally WHERE points = ? AND states = ?", points, states
            )
            if known is not None:
                return int(known)
        self._store.run("INSERT INTO tally VALUES (?, ?, ?)", self._next, points, states)
        self._next += 1
        return self._next - 1


class _Numbers(dict[int, int]):
    """The numbers of the tallies, by their sums."""

    def __init__(self, tallies: Tallies) -> None:
        super().__init__()
        self._tallies = tallies

    def __missing__(self, total: int) -> int:
        number = self._tallies.number(total)
        self[total] = number
        return number


class _Packed(dict[bytes, int]):
    """What several answers are worth together, by their numbers, packed."""

    def __init__(self, tallies: Tallies) -> None:
        super().__init__()
        self._tallies = tallies

    def __missing__(self, numbers: bytes) -> int:
        if len(self) >= MEMO_SIZE:
            self.clear()
        worth = self[numbers] = sum(self._tallies.worth(unpacked(numbers)))
        return worth


class KnownTallies(dict[int, Tally]):
    """The tallies of a store by their numbers, read when they are asked for."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, number: int) -> Tally:
        """Read a tally; the memory is bounded."""
        points, states = next(
            self._store.rows("SELECT points, states FROM tally WHERE id = ?", number)
        )
        if len(self) >= MEMO_SIZE:
            self.clear()
        tally = self[number] = Tally(points, states)
        return tally
