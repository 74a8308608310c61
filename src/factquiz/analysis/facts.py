"""Over all items: which facts are not learnt, and which wrong answers many believe."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.analysis.model import FactFigures, Misconception, Verdict
from factquiz.analysis.moments import wilson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.analysis.catalogue import Card
    from factquiz.analysis.joint import Counts, Outcome
    from factquiz.analysis.picks import Pick
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
    """Return the figures of every fact that was asked, the least known first.

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
    return tuple(sorted(found, key=lambda each: (each.p, -each.answers, each.fact)))


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


def _place(link: LessonLink) -> tuple[str, str]:
    return link.lesson, link.anchor


def _verdict(low: float, high: float) -> Verdict:
    if low > _HALF:
        return Verdict.KNOWN
    return Verdict.NOT_LEARNT if high < _HALF else Verdict.OPEN


@dataclass(slots=True)
class _Belief:
    pick: Pick
    stem: str
    shown: int = 0
    chosen: int = 0
    items: dict[str, None] = field(default_factory=dict)


_Place = tuple[tuple[str, ...], str, str]
"""Facts, what was asked beside the stem (a prompt, a statement), and what was answered."""


def misconceptions(
    cards: Mapping[str, Card], cells: Mapping[str, Mapping[Outcome, Counts]]
) -> tuple[Misconception, ...]:
    """Return every wrong answer that somebody gave, the most common first.

    One that several items on the same facts offer in the same words is one misconception.
    Common is what an interval of 95 % puts high, so that three of three do not lead the list.
    """
    beliefs: dict[_Place, _Belief] = {}
    for item, outcomes in cells.items():
        card = cards[item]
        for pick in (pick for pick in card.picks.values() if not pick.key):
            place = card.facts, card.text or pick.part, pick.text
            belief = beliefs.setdefault(place, _Belief(pick, card.stem))
            for outcome, counts in outcomes.items():
                if pick.id in outcome.shown:
                    belief.shown += counts.total()
                    belief.chosen += counts.total() * (pick.id in outcome.picked)
                    belief.items[item] = None
    found = (_misconception(place, belief) for place, belief in beliefs.items() if belief.chosen)
    return tuple(sorted(found, key=lambda each: (-each.low, -each.chosen, each.asked, each.text)))


def _misconception(place: _Place, belief: _Belief) -> Misconception:
    facts, asked, text = place
    low, high = wilson(Fraction(belief.chosen, belief.shown), belief.shown)
    return Misconception(
        text=text,
        asked=f"{belief.stem} {asked}".strip(),
        rationale=belief.pick.rationale,
        facts=facts,
        items=tuple(sorted(belief.items)),
        shown=belief.shown,
        chosen=belief.chosen,
        share=belief.chosen / belief.shown,
        low=low,
        high=high,
        lessons=belief.pick.evidence.lessons,
    )
