"""Who speaks for whom: a voice, what it belongs to, and what belongs to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factquiz.facts.things import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factquiz.facts.kinds import Fact
    from factquiz.knowledge.names import Identity


class Voices:
    """The parts and wholes of voices; all ids are those that lead their names."""

    def __init__(self, facts: Iterable[Fact], identity: Identity) -> None:
        self._identity = identity
        self._wholes: defaultdict[str, list[str]] = defaultdict(list)
        self._parts: defaultdict[str, list[str]] = defaultdict(list)
        for fact in facts:
            if isinstance(fact, Voice) and fact.part_of:
                part, whole = identity.of(fact.id), identity.of(fact.part_of)
                self._wholes[part].append(whole)
                self._parts[whole].append(part)

    def related(self, holder: str) -> frozenset[str]:
        """Return the holder, what it belongs to, and what belongs to it, at any depth.

        Circles are no obstacle: all that is in one is related.
        """
        start = self._identity.of(holder)
        return frozenset((*_reached(start, self._wholes), *_reached(start, self._parts)))


def _reached(start: str, links: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    found = {start: None}
    waiting = [start]
    while waiting:
        for other in links.get(waiting.pop(), ()):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)
