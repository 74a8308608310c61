"""Difficulty as a blueprint's cell asks for it: which items it draws, and what they show.

Before anybody has answered, an item's difficulty is an estimate: that of its interaction (true or
false is guessed more easily than a date is typed), more the nearer its distractors are to the key.
The scale means nothing by itself, so a cell's words are relative to what else would fit the cell:
``easy`` is its third of the items with the lowest estimates, ``hard`` the third with the highest.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factquiz.assembly.seed import Seed
    from factquiz.items.model import Item

T = TypeVar("T")


class Difficulty(enum.StrEnum):
    """How hard the items of a cell shall be."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


def of_difficulty(items: Sequence[Item], wanted: Difficulty | None) -> tuple[Item, ...]:
    """Return the items of one third, by their estimates; all of them if nothing is wanted.

    Items of the estimate at a border belong to both sides of it: what is estimated alike is not
    told apart, and of items that are all alike each third is the whole.
    """
    if wanted is None or not items:
        return tuple(items)
    estimates = sorted(item.difficulty for item in items)
    last = len(estimates) - 1
    low, high = estimates[last // 3], estimates[last - last // 3]
    match wanted:
        case Difficulty.EASY:
            return tuple(item for item in items if item.difficulty <= low)
        case Difficulty.MEDIUM:
            return tuple(item for item in items if low <= item.difficulty <= high)
        case Difficulty.HARD:
            return tuple(item for item in items if item.difficulty >= high)


def distractors(
    nearest_first: Sequence[T],
    count: int,
    wanted: Difficulty | None,
    seed: Seed,
    label: Callable[[T], str],
) -> tuple[T, ...]:
    """Return so many distractors of a pool: the nearest for hard, the farthest for easy.

    For medium, or if nothing is wanted, chance draws them.
    """
    match wanted:
        case Difficulty.HARD:
            return tuple(nearest_first[:count])
        case Difficulty.EASY:
            return tuple(nearest_first[max(0, len(nearest_first) - count) :])
        case Difficulty.MEDIUM | None:
            return seed.shuffled(nearest_first, label)[:count]


def neighbours(
    in_order: Sequence[T],
    count: int,
    wanted: Difficulty | None,
    seed: Seed,
    label: Callable[[T], str],
) -> tuple[T, ...]:
    """Return so many of what has an order: a run for hard, spread out from end to end for easy.

    What stands close together is hard to tell apart. For medium, or if nothing is wanted, chance
    draws them.
    """
    count = min(count, len(in_order))
    match wanted:
        case Difficulty.HARD:
            start = seed.number("run") % (len(in_order) - count + 1)
            return tuple(in_order[start : start + count])
        case Difficulty.EASY if count > 1:
            last = len(in_order) - 1
            return tuple(in_order[step * last // (count - 1)] for step in range(count))
        case _:
            return seed.shuffled(in_order, label)[:count]
