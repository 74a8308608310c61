"""Which values are plausible for one another: of one group, near in time or size, one lesson."""

from __future__ import annotations

import bisect
from collections import defaultdict
from typing import TYPE_CHECKING

from factquiz.facts.figures import Figure
from factquiz.generation.questions.common import rank
from factquiz.knowledge.statement import Moment, Quantity, Statement, Thing, Words
from factquiz.knowledge.text import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.knowledge.base import KnowledgeBase

DATES = ("signed", "adopted", "published", "in_force", "ended", "founded", "began", "happened")
PLACES = ("place", "signed_at", "adopted_at", "published_at", "seat")
ASKED = (*DATES, *PLACES, "host", "author", "amount")
_GROUPS = {**dict.fromkeys(DATES, "date"), **dict.fromkeys(PLACES, "place")}
_LOOK_AROUND = 24
"""How many neighbours in time are tried before the nearest are chosen."""

_OF_ANY_MEASURE = frozenset(("amount", "number", "size", "total"))
"""Words of a measure that say no more than its unit does."""


class Neighbours:
    """The statements of one group, in an order in which near ones are plausible for each other."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        groups: defaultdict[tuple[str, ...], list[tuple[str, Statement]]] = defaultdict(list)
        for name in ASKED:
            for statement in base.with_property(name):
                groups[self._group(statement)].append((self._rank(statement), statement))
        self._ranks: dict[tuple[str, ...], list[str]] = {}
        self._ordered: dict[tuple[str, ...], list[Statement]] = {}
        for group, ranked in groups.items():
            ranked.sort(key=lambda pair: (pair[0], pair[1].id))
            self._ranks[group] = [rank for rank, _ in ranked]
            self._ordered[group] = [statement for _, statement in ranked]

    def _group(self, statement: Statement) -> tuple[str, ...]:
        """Values that may stand side by side: of one group, and dates of one precision."""
        group = _GROUPS.get(statement.property, statement.property)
        match statement.value:
            case Moment():
                when = statement.value.when
                shape = f"{when.precision.name}{when.is_interval}{when.approximate}"
                return (group, shape)
            case Quantity():
                return (group, statement.value.unit)
            case Words() | Thing():
                return (group,)

    def _rank(self, statement: Statement) -> str:
        """Order values that have no order of their own by lesson, and by the time of their fact."""
        if ordered := rank(statement.value):
            return ordered
        dates = (
            rank(other.value)
            for name in DATES
            for other in self._base.about(statement.subject, name)
        )
        return f"{self._base.facts[statement.fact].lesson} {min(dates, default='')}"

    def of(self, statement: Statement) -> Iterator[tuple[Statement, float]]:
        """Yield the statements around one, nearest first, with their nearness (1: next to it)."""
        group = self._group(statement)
        ordered = self._ordered[group]
        middle = bisect.bisect_left(self._ranks[group], self._rank(statement))
        for distance in range(_LOOK_AROUND + 1):
            for place in {middle - distance, middle + distance}:
                if 0 <= place < len(ordered) and self._alike(statement, ordered[place]):
                    yield ordered[place], 1 / (1 + distance)

    def _alike(self, one: Statement, other: Statement) -> bool:
        """Return whether two statements of a group are comparable, and not the same.

        Numbers are if their measures have a word in common: not baskets and member states.
        """
        if one.id == other.id:
            return False
        first, second = self._base.facts[one.fact], self._base.facts[other.fact]
        if not isinstance(first, Figure) or not isinstance(second, Figure):
            return True
        common = content_words(first.measure) & content_words(second.measure)
        return bool(common - _OF_ANY_MEASURE)
