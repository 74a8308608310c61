"""Names of things, and which names mean one thing.

Two things are one if a fact says so (``same_as``) or if they share a name, an acronym or an alias;
then they never stand against each other as options.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.facts.entry import Named
from factquiz.facts.positions import Position
from factquiz.facts.things import NamedList
from factquiz.knowledge.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factquiz.facts.kinds import Fact


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with a name: a named fact, or a member of a list."""

    id: str
    kind: str
    name: str
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every text by which it is called."""
        return (self.name, *((self.acronym,) if self.acronym else ()), *self.aliases)


def entities_of(fact: Fact) -> Iterator[Entity]:
    """Yield what a fact gives a name to."""
    if isinstance(fact, Named):
        yield Entity(
            fact.id,
            fact.kind,
            fact.name,
            fact.acronym or "",
            fact.aliases,
            fact.same_as,
        )
    if isinstance(fact, NamedList):
        for member in fact.members:
            yield Entity(member.id, "member", member.name, "", member.aliases, member.same_as)
    if isinstance(fact, Position):
        yield Entity(fact.id, fact.kind, "", same_as=fact.same_as)


class Identity:
    """Which ids mean one thing: a union-find over ``same_as``, shared names and other links.

    Chains and cycles of ``same_as`` are all the same to it.
    """

    def __init__(self, entities: Iterable[Entity], links: Iterable[tuple[str, str]] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for entity in entities:
            for other in entity.same_as:
                self._join(entity.id, other)
            for name in entity.names:
                form = normal(name)
                if form:
                    self._join(self._by_name.setdefault(form, entity.id), entity.id)
        for one, other in links:
            self._join(one, other)

    def of(self, thing: str) -> str:
        """Return the id that stands for everything that means the same as ``thing``."""
        root = thing
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(thing, thing)) != root:
            self._parent[thing] = root
            thing = above
        return root

    def same(self, one: str, other: str) -> bool:
        """Return whether two ids mean one thing."""
        return self.of(one) == self.of(other)

    def named(self, name: str) -> str | None:
        """Return the id that stands for the thing of a name, if any has it."""
        thing = self._by_name.get(normal(name))
        return None if thing is None else self.of(thing)

    def _join(self, one: str, other: str) -> None:
        left, right = sorted((self.of(one), self.of(other)))
        if left != right:
            self._parent[right] = left  # the smaller id leads, whatever the order of the files


def by_id(entities: Iterable[Entity]) -> Mapping[str, Entity]:
    """Return entities by id; of several with one id, the first."""
    found: dict[str, Entity] = {}
    for entity in entities:
        found.setdefault(entity.id, entity)
    return found
