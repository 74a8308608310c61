"""Under what a fact stands in an index: a person by family name, the rest by name.

Plain data, made from the knowledge base; nothing here knows of documents.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from factquiz.book.reference.entries import without_article
from factquiz.facts.things import Body, Document, Event, Person, Term, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.knowledge.base import KnowledgeBase

Heading: TypeAlias = "Term | Body | Person | Document | Event"
HEADED = (Term, Body, Person, Document, Event)
"""The kinds of fact that somebody looks up by name."""

LONGEST_EVENT = 4
"""How many words the name of an event may have; a longer one is a description."""

_PERSONAL = re.compile(r"[^\W\d_][\w’'-]+(?: [^\W\d_][\w.’'-]*)+")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_SEVERAL = re.compile(r", | and ")


class Headings:
    """The index headings of a course, by the ids of its facts."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    @cached_property
    def named(self) -> tuple[Heading, ...]:
        """The facts that have a heading of their own, in the order of their ids."""
        return tuple(
            fact
            for fact in self._base.facts.values()
            if isinstance(fact, HEADED) and not _only_described(fact)
        )

    @cached_property
    def _leaders(self) -> dict[str, Heading]:
        """The fact that gives its name to all that mean the same thing."""
        found: dict[str, Heading] = {}
        for fact in sorted(self.named, key=_rank):
            found.setdefault(self._base.identity.of(fact.id), fact)
        return found

    @cached_property
    def _by_family_name(self) -> dict[str, Person]:
        return {_family(each): each for each in self.named if isinstance(each, Person)}

    def of(self, fact_id: str) -> str | None:
        """Return the heading of a fact, or of what means the same; nothing if it has none."""
        fact = self._leaders.get(self._base.identity.of(fact_id))
        return None if fact is None else heading(fact)

    def acronym(self, fact_id: str) -> str:
        """Return the acronym that leads to a fact's heading from elsewhere in the order."""
        fact = self._leaders.get(self._base.identity.of(fact_id))
        acronym = (fact.acronym or "") if fact else ""
        return "" if fact is None or heading(fact).startswith(acronym) else acronym

    def of_holder(self, holder: str) -> tuple[str, ...]:
        """Return the headings of whoever holds a view: one for each person, none for a group."""
        if own := self.of(holder):
            return (own,)
        voice = self._base.facts.get(holder)
        return tuple(self._people(voice.name)) if isinstance(voice, Voice) else ()

    def _people(self, names: str) -> Iterator[str]:
        """Yield the people of “Ann Bee and Cee Dee”; “the Soviet leader Brezhnev” is Brezhnev."""
        for name in _SEVERAL.split(names):
            known = self._by_family_name.get(name.rpartition(" ")[2])
            if known:
                yield heading(known)
            elif _PERSONAL.fullmatch(name) and all(word[0].isupper() for word in name.split()):
                yield inverted(name)


def heading(fact: Heading) -> str:
    """Return what a named fact stands under, with its acronym behind it."""
    if isinstance(fact, Person):
        return inverted(fact.name)
    name = _without_quotes(without_article(fact.name)).replace(";", ",")
    return f"{name} ({fact.acronym})" if fact.acronym and fact.acronym != name else name


def _without_quotes(name: str) -> str:
    """Return a name that is one quotation without its marks: it stands under its first letter."""
    return found[1] if (found := _QUOTED.fullmatch(name)) else name


def inverted(name: str) -> str:
    """Return a person's name with the family name first; a name of one word stays as it is."""
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family


def _family(person: Person) -> str:
    return person.name.rpartition(" ")[2]


def _only_described(fact: Heading) -> bool:
    """Tell whether a name is a description: nobody looks it up by its first word."""
    return isinstance(fact, Event) and len(without_article(fact.name).split()) > LONGEST_EVENT


def _rank(fact: Heading) -> tuple[bool, int, str]:
    """Return what to prefer as the name of a thing: with an acronym, by kind, then by id."""
    return not fact.acronym, HEADED.index(type(fact)), fact.id


def without_repeats(headings: Iterable[str | None]) -> tuple[str, ...]:
    """Return headings each once, in their order, without what has none."""
    return tuple(dict.fromkeys(each for each in headings if each))
