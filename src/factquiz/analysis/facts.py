"""Over all items: which facts are not learnt, and which objectives are not reached."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.analysis.model import FactFigures, ObjectiveFigures, Verdict
from factquiz.analysis.moments import wilson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.analysis.catalogue import Card
    from factquiz.analysis.joint import Counts, Outcome
    from factquiz.items.base import LessonLink

_HALF = 0.5


@dataclass(slots=True)
class _Fact:
    answers: int = 0
    credit: Fraction = Fraction(0)
    lesson: str = ""
    items: dict[str, None] = field(default_factory=dict)
    lessons: dict[LessonLink, None] = field(default_factory=dict)


def fact_figures(
    cards: Mapping[str, Card], cells: Mapping[str, Mapping[Outcome, Counts]]
) -> tuple[FactFigures, ...]:
    """Return the figures of every fact that was asked, those most surely not known first.

    A part of an item counts for the fact it is on; an item without such parts for all its facts.
    """
    facts: defaultdict[str, _Fact] = defaultdict(_Fact)
    for item, outcomes in cells.items():
        for outcome, counts in outcomes.items():
            n = counts.total()
            for name, credit in outcome.learnt:
                fact = facts[name]
                fact.answers += n
                fact.credit += credit * n
                fact.lesson = fact.lesson or cards[item].lesson
                fact.items[item] = None
                fact.lessons.update(dict.fromkeys(cards[item].lessons.get(name, ())))
    found = (_figures(name, facts[name]) for name in facts)
    return tuple(sorted(found, key=lambda each: (each.high, each.p, each.fact)))


def _figures(name: str, fact: _Fact) -> FactFigures:
    mean = fact.credit / fact.answers
    low, high = wilson(mean, fact.answers)
    return FactFigures(
        fact=name,
        lesson=fact.lesson,
        answers=fact.answers,
        p=float(mean),
        low=low,
        high=high,
        verdict=_verdict(low, high),
        items=tuple(sorted(fact.items)),
        lessons=tuple(sorted(fact.lessons, key=_place)),
    )


def objective_figures(
    cards: Mapping[str, Card], cells: Mapping[str, Mapping[Outcome, Counts]]
) -> tuple[ObjectiveFigures, ...]:
    """Return the figures of every objective that was tested, those least reached first."""
    credits_: defaultdict[tuple[str, str], Fraction] = defaultdict(Fraction)
    answers: Counter[tuple[str, str]] = Counter()
    items: Counter[tuple[str, str]] = Counter()
    for item, outcomes in cells.items():
        objective = cards[item].lesson, cards[item].objective
        if not any(objective):  # work that was marked by a rubric
            continue
        items[objective] += 1
        for outcome, counts in outcomes.items():
            answers[objective] += counts.total()
            credits_[objective] += outcome.credit * counts.total()
    found = (
        _objective(*each, items[each], answers[each], credits_[each] / answers[each])
        for each in items
    )
    return tuple(sorted(found, key=lambda each: (each.p, each.lesson, each.objective)))


def _objective(
    lesson: str, objective: str, items: int, answers: int, mean: Fraction
) -> ObjectiveFigures:
    low, high = wilson(mean, answers)
    return ObjectiveFigures(
        lesson=lesson,
        objective=objective,
        items=items,
        answers=answers,
        p=float(mean),
        low=low,
        high=high,
    )


def _place(link: LessonLink) -> tuple[str, str]:
    return link.lesson, link.anchor


def _verdict(low: float, high: float) -> Verdict:
    if low > _HALF:
        return Verdict.KNOWN
    return Verdict.NOT_LEARNT if high < _HALF else Verdict.OPEN
