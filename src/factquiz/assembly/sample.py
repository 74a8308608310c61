"""Drawing items for a form: as many as each cell wants, no two on one fact, no enemies.

Which items fit which cells, and that a fact is asked only once, is a bipartite matching between
places on the form and facts. Kuhn's augmenting paths (1955) find a full matching whenever
there is one, so a blueprint fails only if it cannot be met.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.assembly.enemies import enemies
from factquiz.items.model import interaction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factquiz.assembly.blueprint import Blueprint, Cell
    from factquiz.assembly.seed import Seed
    from factquiz.items.model import Item

_ROUNDS = 40
"""How often items that give each other away are replaced before the cell is called short."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """A cell that could not be filled: how many items it has of how many it wants."""

    cell: int
    wanted: int
    got: int
    fitting: int


def fits(item: Item, cell: Cell, lessons: Sequence[str]) -> bool:
    """Return whether an item may stand in a cell."""
    return (
        item.lesson in ((cell.lesson,) if cell.lesson else lessons)
        and (cell.objective is None or item.objective == cell.objective)
        and (not cell.interactions or interaction(item) in cell.interactions)
        and (not cell.levels or item.level in cell.levels)
    )


def candidates(items: Sequence[Item], blueprint: Blueprint) -> tuple[tuple[Item, ...], ...]:
    """Return, for each cell, every item that fits it."""
    lessons = blueprint.file.lessons
    return tuple(
        tuple(item for item in items if fits(item, cell, lessons)) for cell in blueprint.file.cells
    )


def sample(
    pools: Sequence[Sequence[Item]], blueprint: Blueprint, seed: Seed
) -> tuple[tuple[tuple[Item, int], ...], tuple[Shortage, ...]]:
    """Draw a form's items, each with the number of its cell, in the order of the cells.

    ``pools`` is what :func:`candidates` returned; it is computed once for all forms.
    Returns what could be drawn, and every shortage.
    """
    barred: set[str] = set()
    drawn: tuple[tuple[Item, int], ...] = ()
    for _ in range(_ROUNDS):
        drawn = _match(pools, blueprint, seed, barred)
        pair = enemies([item for item, _ in drawn])
        if pair is None:
            break
        barred.add(max(pair, key=lambda one: (seed.number("bar", one.id), one.id)).id)
    return drawn, _shortages(pools, blueprint, drawn)


def _match(
    pools: Sequence[Sequence[Item]], blueprint: Blueprint, seed: Seed, barred: set[str]
) -> tuple[tuple[Item, int], ...]:
    places = [number for number, cell in enumerate(blueprint.file.cells) for _ in range(cell.count)]
    choices = [_by_fact(pool, seed, barred) for pool in pools]
    wishes = {
        place: seed.child(str(place)).shuffled(choices[cell], str)
        for place, cell in enumerate(places)
    }
    holder: dict[str, int] = {}

    def seat(place: int, tried: set[str]) -> bool:
        for fact in wishes[place]:
            if fact in tried:
                continue
            tried.add(fact)
            if fact not in holder or seat(holder[fact], tried):
                holder[fact] = place
                return True
        return False

    for place in sorted(wishes, key=lambda one: (len(wishes[one]), one)):
        seat(place, set())
    fact_at = {place: fact for fact, place in holder.items()}
    return tuple(
        (choices[cell][fact_at[place]], cell)
        for place, cell in enumerate(places)
        if place in fact_at
    )


def _by_fact(pool: Sequence[Item], seed: Seed, barred: set[str]) -> Mapping[str, Item]:
    """Return one item for each fact in a cell's pool: which one is up to the seed."""
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in pool:
        if item.id not in barred:
            groups[item.facts[0]].append(item)
    return {
        fact: min(group, key=lambda one: (seed.number("item", one.id), one.id))
        for fact, group in groups.items()
    }


def _shortages(
    pools: Sequence[Sequence[Item]], blueprint: Blueprint, drawn: Sequence[tuple[Item, int]]
) -> tuple[Shortage, ...]:
    short = []
    for number, cell in enumerate(blueprint.file.cells):
        got = sum(1 for _, at in drawn if at == number)
        if got < cell.count:
            facts = {item.facts[0] for item in pools[number]}
            short.append(Shortage(number, cell.count, got, len(facts)))
    return tuple(short)
