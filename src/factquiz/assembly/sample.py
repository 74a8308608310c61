"""Drawing items for a form: as many as each cell wants, no two on one fact, no enemies.

Places on the form look for items in turn. One whose every item has an enemy on the form may
send those enemies to look for another item, and these may send others in turn.

What is guaranteed: no form has enemies on it. If every item is on one fact and enemies are none
but those, the search is that of Kuhn (1955) for augmenting paths in the bipartite graph of places
and facts, and finds a full form (of at most ``LONGEST_CHAIN`` items) whenever there is one.
With items on several facts (match, order), or with items that give one another away, the problem
is that of set packing, for which nobody knows a fast exact way: then the search begins anew up to
``ROUNDS`` times, with other items, and with the places first that were left empty.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from factquiz.assembly.difficulty import of_difficulty
from factquiz.assembly.enemies import Contender, contender
from factquiz.assembly.present import present
from factquiz.assembly.shortage import Shortage
from factquiz.items.model import interaction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factquiz.assembly.blueprint import Blueprint, Cell
    from factquiz.assembly.difficulty import Difficulty
    from factquiz.assembly.seed import Seed
    from factquiz.items.model import Item

ROUNDS = 20
LONGEST_CHAIN = 200
"""How many places may send one another looking: on a form of fewer, any number that is needed."""

Drawn: TypeAlias = tuple[tuple["Item", int], ...]
"""Items as they are shown, each with the number of its cell, in the order of the cells."""

_Groups: TypeAlias = "Mapping[str, tuple[Item, ...]]"


def fits(item: Item, cell: Cell, lessons: Sequence[str]) -> bool:
    """Return whether an item may stand in a cell, however hard it is."""
    return (
        item.lesson in ((cell.lesson,) if cell.lesson else lessons)
        and (cell.objective is None or item.objective == cell.objective)
        and (not cell.interactions or interaction(item) in cell.interactions)
        and (not cell.levels or item.level in cell.levels)
    )


class OfLessons:
    """Items by the lessons of one quiz, so that no cell is tried on those of all the others."""

    def __init__(self, items: Sequence[Item], lessons: Sequence[str]) -> None:
        self._items = items
        self._lessons = tuple(lessons)
        self._found: dict[tuple[str, ...], tuple[Item, ...]] = {}

    def fitting(self, cell: Cell) -> tuple[Item, ...]:
        """Return the items that :func:`fits` says fit a cell, in their order."""
        asked = (cell.lesson,) if cell.lesson else self._lessons
        if asked not in self._found:
            self._found[asked] = tuple(item for item in self._items if item.lesson in asked)
        return tuple(item for item in self._found[asked] if fits(item, cell, asked))


def candidates(items: Sequence[Item], blueprint: Blueprint) -> tuple[tuple[Item, ...], ...]:
    """Return, for each cell, every item that fits it."""
    there = OfLessons(items, blueprint.file.lessons)
    return tuple(
        of_difficulty(there.fitting(cell), cell.difficulty) for cell in blueprint.file.cells
    )


class Sampler:
    """Draws forms of one blueprint; what does not depend on the form is worked out once.

    ``pools`` is what :func:`candidates` returns.
    """

    def __init__(self, pools: Sequence[Sequence[Item]], blueprint: Blueprint) -> None:
        self._cells = blueprint.file.cells
        self._groups = tuple(_grouped(pool) for pool in pools)
        self._wanted = tuple(cell.difficulty for cell in self._cells)
        self._places = tuple(
            number for number, cell in enumerate(self._cells) for _ in range(cell.count)
        )

    def draw(self, seed: Seed) -> tuple[Drawn, tuple[Shortage, ...]]:
        """Return a form's items as they are shown, and every shortage."""
        best: dict[int, Contender] = {}
        order = sorted(range(len(self._places)), key=self._least_choice_first)
        for turn in range(ROUNDS):
            search = _Search(
                self._places, self._groups, self._wanted, seed, seed.child("round", str(turn))
            )
            for place in order:
                search.seat(place, set(), frozenset())
            best = max(best, search.seated, key=len)
            if len(best) == len(order):
                break
            order.sort(key=lambda place: place in search.seated)  # stable: the empty ones first
        drawn = tuple((best[place].item, self._places[place]) for place in sorted(best))
        return drawn, self._shortages(drawn)

    def _least_choice_first(self, place: int) -> tuple[int, int]:
        return len(self._groups[self._places[place]]), place

    def _shortages(self, drawn: Drawn) -> tuple[Shortage, ...]:
        short = []
        for number, cell in enumerate(self._cells):
            got = sum(1 for _, at in drawn if at == number)
            if got < cell.count:
                short.append(Shortage(number, cell.count, got, len(self._groups[number])))
        return tuple(short)


def _grouped(pool: Sequence[Item]) -> _Groups:
    """Return the items on each fact; an item on several facts is a group of its own.

    Groups are drawn first, so that a fact of which many items are made is not asked more often.
    """
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in pool:
        groups[item.facts[0] if len(item.facts) == 1 else item.id].append(item)
    return {group: tuple(items) for group, items in groups.items()}


def _one_of(items: tuple[Item, ...], seed: Seed) -> Item:
    """Draw the interaction first and an item of it second: most facts yield many true-or-false."""
    names = sorted({interaction(item) for item in items})
    drawn = min(names, key=lambda name: seed.rank(f"{items[0].facts[0]} {name}"))
    fitting = (item for item in items if interaction(item) == drawn)
    return min(fitting, key=lambda item: (seed.rank(item.id), item.id))


@dataclass(slots=True)
class _Search:
    """One search for a form: who sits where, ``seated`` by the number of the place."""

    places: tuple[int, ...]
    groups: tuple[_Groups, ...]
    wanted: tuple[Difficulty | None, ...]
    shows: Seed
    seed: Seed
    seated: dict[int, Contender] = field(default_factory=dict)
    drawn: dict[tuple[int, str], Contender] = field(default_factory=dict)
    orders: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def seat(self, place: int, tried: set[tuple[int, str]], waiting: frozenset[int]) -> bool:
        """Seat an item at a place; return whether that could be done.

        ``tried`` are the groups, by cell, that were tried to this end;
        ``waiting`` are the places for whose sake it is done: they keep their items.
        """
        if len(waiting) >= LONGEST_CHAIN:
            return False
        if self._sit(place, tried):
            return True
        cell = self.places[place]
        for group in self._order(cell):
            if (cell, group) not in tried:
                tried.add((cell, group))
                newcomer = self._contender(cell, group)
                if self._oust(place, newcomer, tried, waiting | {place}):
                    return True
        return False

    def _sit(self, place: int, tried: set[tuple[int, str]]) -> bool:
        """Seat the first item that has no enemy on the form; return whether there is one."""
        cell = self.places[place]
        seated = tuple(self.seated.values())
        taken = {fact for each in seated for fact in each.facts}
        for group in self._order(cell):
            if group in taken or (cell, group) in tried:
                continue
            newcomer = self._contender(cell, group)
            if not any(newcomer.is_enemy(each) for each in seated):
                self.seated[place] = newcomer
                return True
        return False

    def _order(self, cell: int) -> tuple[str, ...]:
        """Return a cell's groups in the order in which its places try them."""
        if cell not in self.orders:
            self.orders[cell] = self.seed.child(str(cell)).shuffled(self.groups[cell], str)
        return self.orders[cell]

    def _oust(
        self,
        place: int,
        newcomer: Contender,
        tried: set[tuple[int, str]],
        waiting: frozenset[int],
    ) -> bool:
        """Seat a newcomer, and find other items for the places of its enemies."""
        enemies = [at for at, other in self.seated.items() if newcomer.is_enemy(other)]
        if not waiting.isdisjoint(enemies):
            return False
        before = dict(self.seated)
        for at in enemies:
            del self.seated[at]
        self.seated[place] = newcomer
        if all(self.seat(at, tried, waiting) for at in enemies):
            return True
        self.seated = before
        return False

    def _contender(self, cell: int, group: str) -> Contender:
        """Return the item of a group that stands for it in this search, as it is shown."""
        if (cell, group) not in self.drawn:
            items = self.groups[cell][group]
            item = present(_one_of(items, self.seed), self.shows, self.wanted[cell])
            self.drawn[cell, group] = contender(item)
        return self.drawn[cell, group]
