"""Drawing items for spaced review: of each learning objective a few, from its practice quizzes.

Only what a practice quiz could ask is drawn, with public seeds: a review shows nothing that a
reader could not come by on the pages of the book, and knows neither graded quizzes nor secrets.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factquiz.assembly.blueprint import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.assembly.assemble import Assembler
    from factquiz.items.model import Item

PER_OBJECTIVE = 8
"""The data of seven lessons then come to 150 KB, gzipped."""

ROUNDS = 40
"""Forms drawn of each quiz; later ones bring hardly anything new."""


class GradedError(ValueError):
    """A graded quiz was offered for review; its items must not reach the book."""


def review_items(
    assemblers: Sequence[Assembler], per_objective: int = PER_OBJECTIVE
) -> tuple[Item, ...]:
    """Return up to ``per_objective`` items of each objective, in the order in which they are drawn.

    No item comes twice, and no two items on one single fact; objectives take turns.

    Raises:
        GradedError: one of the quizzes is graded.

    """
    for assembler in assemblers:
        if assembler.blueprint.file.purpose is not Purpose.PRACTICE:
            raise GradedError(f"the quiz {assembler.blueprint.id!r} is graded")
    taken: set[str] = set()
    count: Counter[str] = Counter()
    found: list[Item] = []
    for item in _drawn(assemblers):
        (what,) = item.facts if len(item.facts) == 1 else (item.id,)
        if what not in taken and count[item.objective] < per_objective:
            taken.add(what)
            count[item.objective] += 1
            found.append(item)
    return tuple(found)


def _drawn(assemblers: Sequence[Assembler]) -> Iterator[Item]:
    for turn in range(1, ROUNDS + 1):
        for assembler in assemblers:
            form, _ = assembler.practice(f"review {turn}")
            yield from (placed.item for placed in form.items)
