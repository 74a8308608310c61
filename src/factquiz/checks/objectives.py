"""Learning objectives in numbers: which items serve each, and whether there are enough.

The *quota* of an objective is the most items that one quiz asks of it. As no two items of a form
may be on one fact, it takes at least as many facts with an item to meet it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.items.model import interaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.engine import Engine
    from factquiz.facts.course import Lesson, Objective
    from factquiz.items.base import Level

_Key = tuple[str, str]
"""Lesson and objective: two lessons may name an objective alike."""


@dataclass(frozen=True, slots=True)
class ObjectiveCoverage:
    """An objective: its items by interaction and by level, the facts they ask, its quota.

    ``quizzes`` are the ids of the quizzes with a cell for it.
    """

    lesson: str
    objective: str
    text: str
    interactions: tuple[tuple[str, int], ...]
    levels: tuple[tuple[Level, int], ...]
    facts: int
    quota: int
    quizzes: tuple[str, ...]

    @property
    def items(self) -> int:
        """All its items."""
        return sum(count for _, count in self.interactions)

    @property
    def under_quota(self) -> bool:
        """Whether some quiz asks more of it than there are facts with an item."""
        return self.facts < self.quota


def objectives(engine: Engine) -> tuple[ObjectiveCoverage, ...]:
    """Return every objective of a course, lesson by lesson."""
    asked = _asked(engine)
    return tuple(
        _objective(engine, lesson, objective, asked)
        for lesson in engine.course.lessons
        for objective in lesson.objectives
    )


def _asked(engine: Engine) -> dict[_Key, Counter[str]]:
    """Return how many items each quiz asks of each objective."""
    found: dict[_Key, Counter[str]] = {}
    for quiz, key, count in _cells(engine):
        found.setdefault(key, Counter())[quiz] += count
    return found


def _cells(engine: Engine) -> Iterator[tuple[str, _Key, int]]:
    for blueprint in engine.blueprints:
        for cell in blueprint.file.cells:
            for name in (cell.lesson,) if cell.lesson else blueprint.file.lessons:
                lesson = engine.course.lesson(name)
                ids = {each.id for each in lesson.objectives} if lesson else set()
                if cell.objective in ids:
                    yield blueprint.id, (name, cell.objective or ""), cell.count


def _objective(
    engine: Engine, lesson: Lesson, objective: Objective, asked: dict[_Key, Counter[str]]
) -> ObjectiveCoverage:
    items = [
        item
        for item in engine.bank.items
        if (item.lesson, item.objective) == (lesson.id, objective.id)
    ]
    wanted = asked.get((lesson.id, objective.id), Counter())
    return ObjectiveCoverage(
        lesson=lesson.id,
        objective=objective.id,
        text=objective.text,
        interactions=tuple(sorted(Counter(interaction(item) for item in items).items())),
        levels=tuple(sorted(Counter(item.level for item in items).items())),
        facts=len({fact for item in items for fact in item.facts}),
        quota=max(wanted.values(), default=0),
        quizzes=tuple(sorted(wanted)),
    )
