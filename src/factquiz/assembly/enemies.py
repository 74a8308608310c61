"""Enemies: two items that must not meet on one form, because they ask or tell the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.items.reading import plain_keys, plain_shown

if TYPE_CHECKING:
    from factquiz.items.model import Item


@dataclass(frozen=True, slots=True)
class Contender:
    """An item that would like to stand on a form, with all that decides whom it may meet.

    ``text`` is what is shown of it and ``keys`` are what gives it away, both as plain words.
    """

    item: Item
    facts: frozenset[str]
    statements: frozenset[str]
    text: str
    keys: tuple[str, ...]

    def is_enemy(self, other: Contender) -> bool:
        """Return whether the two must not stand on one form.

        They ask about a common fact, rest on a common statement, or one gives the other away.
        """
        if not self.facts.isdisjoint(other.facts):
            return True
        if not self.statements.isdisjoint(other.statements):
            return True
        return _told(self.keys, other.text) or _told(other.keys, self.text)


def _told(keys: tuple[str, ...], text: str) -> bool:
    for key in keys:  # noqa: SIM110 (asked a hundred times for every item: any() costs double)
        if key in text:
            return True
    return False


def contender(item: Item) -> Contender:
    """Return an item, as it is shown, as a contender for a place on a form."""
    return Contender(
        item=item,
        facts=frozenset(item.facts),
        statements=frozenset(item.statements),
        text=plain_shown(item),
        keys=plain_keys(item),
    )
