"""Who belongs to what, and when, as data: only what a fact states, and what a full list proves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from factquiz.book.reference.entries import filed, without_article
from factquiz.book.reference.spans import since
from factquiz.facts.things import Body
from factquiz.generation.wording import name_of
from factquiz.knowledge.text import normal

if TYPE_CHECKING:
    from factquiz.facts.things import Membership
    from factquiz.knowledge.base import KnowledgeBase


MEMBER = "member"
"""What a cell says of a member of whom no date is recorded."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """One member, and since when or from when to when it belongs to each body.

    ``spells`` has the words for each body, by its id; several spells are parted by semicolons.
    """

    name: str
    spells: dict[str, str]


def bodies_with_members(base: KnowledgeBase) -> tuple[Body, ...]:
    """Return the bodies whose members the facts name, in the order of their names."""
    found = [fact for fact in base.facts.values() if isinstance(fact, Body) and fact.members]
    return tuple(sorted(found, key=lambda body: filed(short(body))))


def short(body: Body) -> str:
    """Return what heads a column: the acronym, or else the name without its article."""
    return body.acronym or without_article(body.name)


def belongings(base: KnowledgeBase) -> tuple[Belonging, ...]:
    """Return every member of any body, in the order of the alphabet; names of one thing are one."""
    names: dict[str, str] = {}
    spells: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for body in bodies_with_members(base):
        for membership in body.members:
            name, key = _who(base, membership)
            names.setdefault(key, name)
            spells[key][body.id].append(since(membership.during) if membership.during else MEMBER)
    found = [
        Belonging(names[key], {body: "; ".join(each) for body, each in of.items()})
        for key, of in spells.items()
    ]
    return tuple(sorted(found, key=lambda belonging: filed(belonging.name)))


def _who(base: KnowledgeBase, membership: Membership) -> tuple[str, str]:
    """Return the name of a member, and a key that all its names share.

    A member that has a fact of its own goes by the name that it has there.
    """
    thing = base.identity.named(name_of(base, membership.who)) or membership.who
    name = name_of(base, thing if thing in base.facts else membership.who)
    return without_article(name), normal(thing)


def by_span(base: KnowledgeBase, body: Body) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the members of a body that have one span in common, the earliest span first."""
    ordered = sorted(body.members, key=lambda each: (_begin(each), since(each.during)))
    groups = groupby(ordered, key=lambda each: since(each.during))
    return tuple(
        (span, tuple(sorted((_who(base, each)[0] for each in group), key=filed)))
        for span, group in groups
    )


def _begin(membership: Membership) -> date:
    """Return the day to sort a membership by; what has no date comes last."""
    return membership.during.first if membership.during else date.max
