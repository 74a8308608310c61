"""What maps and matrices of memberships say, in the language of the text that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.book.atlas.membership import Club
    from factquiz.languages import Language

DOT, NO_DOT = "●", "–"
"""Whether a row has a column, in a plain table."""


def listing(names: Sequence[str], words: Language) -> str:
    """Return names as a list in running text."""
    *first, last = names
    if not first:
        return last
    return words.gettext("{first} and {last}", first=", ".join(first), last=last)


def counts(clubs: Sequence[Club], year: int, words: Language) -> str:
    """Return how many belong to each body at the end of a year."""
    parts = [f"{each.label} {len(each.members(year))}" for each in clubs]
    return words.gettext(
        "Members at the end of {year}: {counts}.", year=year, counts=", ".join(parts)
    )


def changed(clubs: Sequence[Club], year: int, words: Language) -> str:
    """Return who joined and who left in a year."""
    said = []
    for each in clubs:
        if names := each.joined(year):
            states = listing(names, words)
            said.append(words.gettext("{body}: {states} joined.", body=each.label, states=states))
        if names := each.left(year):
            states = listing(names, words)
            said.append(words.gettext("{body}: {states} left.", body=each.label, states=states))
    return " ".join(said) or no_change(words)


def no_change(words: Language) -> str:
    """Return that nobody joined or left."""
    return words.gettext("No change in this year.")


def standings(clubs: Sequence[Club], words: Language) -> tuple[str, ...]:
    """Return what each standing means, in the order of their numbers."""
    if len(clubs) == 1:
        return words.gettext("Not a member"), clubs[0].label
    only = (words.gettext("{body} only", body=each.label) for each in clubs)
    return words.gettext("Neither"), *only, words.gettext("Both")
