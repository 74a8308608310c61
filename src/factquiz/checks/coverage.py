"""Coverage: what of the sources is in the facts, the lessons and the items, in numbers.

Numbers that add up are kept; percentages are worked out when shown, and never read 100 % unless
nothing is missing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.facts.positions import Issue
from factquiz.facts.things import Voice
from factquiz.items.model import interaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.engine import Engine
    from factquiz.facts.kinds import Fact

OVER_ASKED = 30
"""Items on one fact beyond which it is worth a look: it may be several facts."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> str:
        """The share in per cent, rounded so that only all reads 100 and only none reads 0."""
        if not self.whole:
            return "–"
        rounded = round(100 * self.part / self.whole)
        if self.part < self.whole:
            rounded = min(rounded, 99)
        if self.part:
            rounded = max(rounded, 1)
        return f"{rounded} %"


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """A studied source: its paragraphs with a fact, and those without."""

    source: str
    label: str
    paragraphs: Share
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LessonCoverage:
    """A lesson: facts taught, facts asked, items by interaction, items by objective.

    ``untaught`` and ``unasked`` are the ids of the facts that are missing from the two shares.
    """

    lesson: str
    title: str
    taught: Share
    asked: Share
    untaught: tuple[str, ...]
    unasked: tuple[str, ...]
    interactions: tuple[tuple[str, int], ...]
    objectives: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a course."""

    sources: tuple[SourceCoverage, ...]
    lessons: tuple[LessonCoverage, ...]
    over_asked: tuple[tuple[str, int], ...]


def coverage(engine: Engine) -> Coverage:
    """Return the coverage of a course."""
    asked = Counter(fact for item in engine.bank.items for fact in item.facts)
    return Coverage(
        sources=tuple(_sources(engine)),
        lessons=tuple(_lessons(engine, asked)),
        over_asked=tuple((fact, n) for fact, n in asked.most_common() if n > OVER_ASKED),
    )


def _sources(engine: Engine) -> Iterator[SourceCoverage]:
    cited = {(place.source, place.at) for fact in _facts(engine) for place in fact.source}
    for source in engine.course.sources:
        if source.studied:
            places = source.allowed()
            without = tuple(at for at in places if (source.id, at) not in cited)
            share = Share(len(places) - len(without), len(places))
            yield SourceCoverage(source.id, source.label, share, without)


def _lessons(engine: Engine, asked: Counter[str]) -> Iterator[LessonCoverage]:
    for lesson in engine.course.lessons:
        facts = [fact for fact in _facts(engine) if fact.lesson == lesson.id and _says(fact)]
        untaught = tuple(fact.id for fact in facts if fact.id not in engine.marks)
        unasked = tuple(fact.id for fact in facts if not asked[fact.id])
        items = [item for item in engine.bank.items if item.lesson == lesson.id]
        by_objective = Counter(item.objective for item in items)
        yield LessonCoverage(
            lesson=lesson.id,
            title=lesson.title,
            taught=Share(len(facts) - len(untaught), len(facts)),
            asked=Share(len(facts) - len(unasked), len(facts)),
            untaught=untaught,
            unasked=unasked,
            interactions=tuple(sorted(Counter(interaction(item) for item in items).items())),
            objectives=tuple((each.id, by_objective[each.id]) for each in lesson.objectives),
        )


def _facts(engine: Engine) -> tuple[Fact, ...]:
    return tuple(engine.base.facts.values())


def _says(fact: Fact) -> bool:
    """Return whether a fact says something: an issue asks, and a voice may be only a name."""
    return not isinstance(fact, Issue | Voice) or bool(getattr(fact, "means", None))
