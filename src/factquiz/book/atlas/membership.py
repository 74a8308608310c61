"""Who belongs to some bodies, year by year, as the facts have it.

A year stands for its last day: who left on 31 January is no member in that year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factquiz.book.atlas.outlines import key
from factquiz.generation.wording import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factquiz.facts.dates import When
    from factquiz.facts.things import Body


@dataclass(frozen=True, slots=True)
class Spell:
    """One membership: who, and when."""

    member: str
    during: When

    def covers(self, year: int) -> bool:
        """Return whether it is in force on the last day of a year."""
        return covers(self.during, year)


@dataclass(frozen=True, slots=True)
class Club:
    """A body and its members."""

    fact: str
    label: str
    name: str
    spells: tuple[Spell, ...]

    def members(self, year: int) -> tuple[str, ...]:
        """Return the members on the last day of a year, in the order of their names."""
        return _in_order(spell.member for spell in self.spells if spell.covers(year))

    def joined(self, year: int) -> tuple[str, ...]:
        """Return who is a member at the end of a year and was none at the end of the last."""
        return _in_order({*self.members(year)} - {*self.members(year - 1)})

    def left(self, year: int) -> tuple[str, ...]:
        """Return who was a member at the end of the last year and is none at the end of this."""
        return _in_order({*self.members(year - 1)} - {*self.members(year)})


def covers(during: When | None, year: int) -> bool:
    """Return whether a time holds the last day of a year; what is not dated always does."""
    return during is None or during.first <= date(year, 12, 31) <= during.last


def club(fact: Body) -> Club:
    """Return a body with those of its members whose time is recorded."""
    spells = (Spell(each.who, each.during) for each in fact.members if each.during is not None)
    return Club(fact.id, fact.acronym or bare(fact.name or fact.id), fact.name or "", tuple(spells))


def years(clubs: Sequence[Club]) -> tuple[int, ...]:
    """Return every year in which a membership began or ended, the oldest first."""
    found = {
        day.year
        for each in clubs
        for spell in each.spells
        for day in (spell.during.first, spell.during.last)
        if date.min < day < date.max
    }
    return tuple(sorted(found))


def standing(clubs: Sequence[Club], name: str, year: int) -> int:
    """Return a number for what a state belongs to: one bit for each body, the first the lowest."""
    return sum(
        1 << place
        for place, each in enumerate(clubs)
        if any(key(spell.member) == key(name) and spell.covers(year) for spell in each.spells)
    )


def changes(clubs: Sequence[Club], name: str) -> Iterator[tuple[int, int]]:
    """Yield each year in which a state's standing changed, with what it became."""
    before = 0
    for year in years(clubs):
        now = standing(clubs, name, year)
        if now != before:
            yield year, now
        before = now


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=key))
