"""Further practice items: on the facts of an item that was asked, and on a fact by itself.

What some practice quiz could ask is drawn, with public seeds; on a fact of which it asks in one
way only, what no quiz asks. What graded quizzes alone could ask is never drawn.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.present import present
from factquiz.assembly.sample import OfLessons
from factquiz.assembly.seed import public_seed
from factquiz.items.model import interaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factquiz.assembly.blueprint import Blueprint
    from factquiz.items.model import Item

MOST = 3
"""Further items for one place of a quiz: with them a lesson's file stays near 20 KB, gzipped."""


_OnFacts: TypeAlias = "defaultdict[str, list[Item]]"


class Further:
    """The items that may be asked beside the quizzes of the book, by the facts they are on."""

    def __init__(self, items: Sequence[Item], blueprints: Sequence[Blueprint]) -> None:
        practice = _asked(items, blueprints, Purpose.PRACTICE)
        graded = _asked(items, blueprints, Purpose.GRADED)
        self._on: _OnFacts = defaultdict(list)
        self._beside: _OnFacts = defaultdict(list)
        for item in items:
            if item.id in practice:
                found = self._on
            elif item.id in graded:
                continue
            else:
                found = self._beside
            for fact in item.facts:
                found[fact].append(item)

    def parallel(self, item: Item, most: int = MOST) -> tuple[Item, ...]:
        """Return other items on the facts of an item, those first that share most of its facts.

        As they are shown, of different interactions if there are such, the same on every machine.
        """
        return _near(item, self._on, most) or _near(item, self._beside, most)

    def on(self, fact: str, most: int = 1) -> tuple[Item, ...]:
        """Return items on one fact alone, as they are shown."""
        alone = [item for item in self._on[fact] if item.facts == (fact,)]
        return tuple(islice(map(_shown, _in_turn(alone, fact)), most))


def further_of(
    further: Further, items: Iterable[Item], most: int = MOST
) -> Mapping[str, tuple[Item, ...]]:
    """Return the further items of each item that has any, by its id."""
    found = {item.id: further.parallel(item, most) for item in items}
    return {ident: others for ident, others in found.items() if others}


def _asked(
    items: Sequence[Item], blueprints: Sequence[Blueprint], purpose: Purpose
) -> frozenset[str]:
    """Return the ids of the items that some quiz with this purpose could ask."""
    found: set[str] = set()
    for each in blueprints:
        if each.file.purpose is purpose:
            there = OfLessons(items, each.file.lessons)
            found.update(item.id for cell in each.file.cells for item in there.fitting(cell))
    return frozenset(found)


def _near(item: Item, on: _OnFacts, most: int) -> tuple[Item, ...]:
    mine = set(item.facts)
    near = {each.id: each for fact in item.facts for each in on[fact] if each.id != item.id}

    def apart(other: Item) -> float:
        theirs = set(other.facts)
        return 1 - len(mine & theirs) / len(mine | theirs)

    groups: defaultdict[float, list[Item]] = defaultdict(list)
    for other in near.values():
        groups[apart(other)].append(other)
    ordered = (each for far in sorted(groups) for each in _in_turn(groups[far], item.id))
    # what is shown of a match may be on other facts than what is shown of the first item
    shown = (each for each in map(_shown, ordered) if not mine.isdisjoint(each.facts))
    return tuple(islice(shown, most))


def _in_turn(items: Sequence[Item], purpose: str) -> Iterator[Item]:
    """Yield items in a random order in which interactions take turns."""
    seed = public_seed("further", purpose)
    kinds: defaultdict[str, list[Item]] = defaultdict(list)
    for item in seed.shuffled(items, lambda one: one.id):
        kinds[interaction(item)].append(item)
    names = seed.shuffled(kinds, str)
    for turn in range(max(map(len, kinds.values()), default=0)):
        yield from (kinds[name][turn] for name in names if turn < len(kinds[name]))


def _shown(item: Item) -> Item:
    return present(item, public_seed("further", item.id))
