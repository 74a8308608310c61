"""The joint table of counts: item × answer × total score.

It is sufficient for every statistic of an item analysis, its size does not grow with the class,
and two of them are merged by addition, whether they come from two files, two forms or two terms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factquiz.scoring.mark import State


class Total(NamedTuple):
    """What a student reached on her form, in points, and the most that it gives."""

    score: Fraction
    most: Fraction

    @property
    def share(self) -> Fraction:
        """The share of the points reached; nothing of a form that gives none."""
        return self.score / self.most if self.most else Fraction(0)

    def rest(self, points: Fraction, most: Fraction) -> Fraction:
        """Return the share of the points reached on all the other items of the form.

        ``points`` and ``most`` are those of the item left out.
        """
        others = self.most - most
        return (self.score - points) / others if others else Fraction(0)


class Outcome(NamedTuple):
    """One way in which an item was answered on some form.

    ``place`` is the item's number on the form. ``shown`` and ``picked`` are ids of picks
    (:mod:`factquiz.analysis.picks`): what could be chosen, and what was.
    ``guess`` is the credit of a blind guess on average. ``learnt`` has the credit for each fact.
    """

    item: str
    place: int
    shown: tuple[str, ...]
    picked: tuple[str, ...]
    state: State
    points: Fraction
    most: Fraction
    guess: Fraction
    learnt: tuple[tuple[str, Fraction], ...]

    @property
    def credit(self) -> Fraction:
        """The share of the item's points that it got."""
        return self.points / self.most if self.most else Fraction(0)


Counts = Counter[Total]
"""How many students reached which total."""


@dataclass(frozen=True, slots=True)
class Joint:
    """How often each outcome met each total; ``totals`` counts every student once."""

    cells: Mapping[Outcome, Counts] = field(default_factory=dict)
    totals: Counts = field(default_factory=Counter)

    @property
    def students(self) -> int:
        """The number of students."""
        return self.totals.total()

    def __add__(self, other: Joint) -> Joint:
        cells: defaultdict[Outcome, Counts] = defaultdict(Counter)
        for part in (self, other):
            for outcome, counts in part.cells.items():
                cells[outcome].update(counts)
        return Joint(dict(cells), self.totals + other.totals)

    def by_item(self) -> dict[str, dict[Outcome, Counts]]:
        """Return the cells of each item, by its id; items that were dropped give no points."""
        items: dict[str, dict[Outcome, Counts]] = {}
        for outcome, counts in self.cells.items():
            if outcome.most:
                items.setdefault(outcome.item, {})[outcome] = counts
        return {item: items[item] for item in sorted(items)}


def tally(students: Iterable[Sequence[Outcome]]) -> Joint:
    """Return the table of students, each given by her outcomes on every item of her form."""
    cells: defaultdict[Outcome, Counts] = defaultdict(Counter)
    totals: Counts = Counter()
    for outcomes in students:
        score = sum((each.points for each in outcomes), Fraction(0))
        total = Total(score, sum((each.most for each in outcomes), Fraction(0)))
        totals[total] += 1
        for outcome in outcomes:
            cells[outcome][total] += 1
    return Joint(dict(cells), totals)
