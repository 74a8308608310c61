"""All fixed words of the maps, in one place for a translator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.book.atlas.membership import Club


@dataclass(frozen=True, slots=True)
class Words:
    """The words; ``{…}`` are filled in."""

    year: str = "Year"
    earlier: str = "Earlier change"
    later: str = "Later change"
    play: str = "Play"
    pause: str = "Pause"
    legend: str = "What the map shows"
    controls: str = "Choose a year"
    neither: str = "Neither"
    only: str = "{body} only"
    outside: str = "Not a member"
    within: str = "{body}"
    both: str = "Both"
    members: str = "{body} {count}"
    at_end: str = "Members at the end of {year}: {counts}."
    joined: str = "{body}: {states} joined."
    left: str = "{body}: {states} left."
    no_change: str = "No change in this year."
    date: str = "Date"
    body: str = "Body"
    states: str = "States"
    count: str = "Members"
    joining: str = "{states}"
    leaving: str = "{states} left"
    number: str = "How many"
    dot: str = "●"
    no_dot: str = "–"
    yes: str = "in"
    no: str = "not in"
    sets: str = "Who is in exactly the same bodies, at the end of {year}"
    choose_bodies: str = "Show who is in all of these"
    in_all: str = "In {bodies}: {count}. {names}."
    in_all_none: str = "In {bodies}: nobody."
    agreements: str = "Who agreed to what, the oldest first"
    document: str = "Document"
    with_others: str = "with {others}"
    choose_parties: str = "Show what all of these agreed to"
    signed_by_all: str = "{bodies}: {count}. {names}."
    signed_by_none: str = "{bodies}: nothing in this table."


WORDS = Words()


def listing(names: Sequence[str]) -> str:
    """Return names as a list in running text."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def counts(clubs: Sequence[Club], year: int) -> str:
    """Return how many belong to each body at the end of a year."""
    parts = [WORDS.members.format(count=len(each.members(year)), body=each.label) for each in clubs]
    return WORDS.at_end.format(year=year, counts=", ".join(parts))


def changed(clubs: Sequence[Club], year: int) -> str:
    """Return who joined and who left in a year."""
    said = []
    for each in clubs:
        if names := each.joined(year):
            said.append(WORDS.joined.format(body=each.label, states=listing(names)))
        if names := each.left(year):
            said.append(WORDS.left.format(body=each.label, states=listing(names)))
    return " ".join(said) or WORDS.no_change


def standings(clubs: Sequence[Club]) -> tuple[str, ...]:
    """Return what each standing means, in the order of their numbers."""
    if len(clubs) == 1:
        return WORDS.outside, WORDS.within.format(body=clubs[0].label)
    only = (WORDS.only.format(body=each.label) for each in clubs)
    return WORDS.neither, *only, WORDS.both
