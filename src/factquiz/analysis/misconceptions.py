"""Which wrong answers many believe, over all items that offer them."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.analysis.model import Misconception
from factquiz.analysis.moments import wilson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.analysis.catalogue import Card
    from factquiz.analysis.joint import Counts, Outcome
    from factquiz.analysis.picks import Pick


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
