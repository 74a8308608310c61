"""What can be picked in an item: its options, its known answers, the targets of its prompts.

A *pick* has an id that is the same on every form that shows it, in whatever order:
the option's own id, the text of a known answer, or for an item of several parts the part and what
was put there, as ``part → option``. Entries to be put in order have no picks: which place is right
for an entry differs from form to form.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.items.base import Answer, Evidence, Option
    from factquiz.items.model import Item
    from factquiz.items.typed import KnownDate, KnownNumber
    from factquiz.scoring.mark import ItemScore, State


@dataclass(frozen=True, slots=True)
class Pick:
    """Something that can be picked, with its reason.

    ``part`` is the text of the prompt, or the number of the gap, that it answers; else empty.
    ``rationale`` says why it is right or wrong, or what a wrong target really is of.
    """

    id: str
    part: str
    text: str
    key: bool
    rationale: str
    evidence: Evidence


def picks(item: Item) -> tuple[Pick, ...]:
    """Return everything that can be picked in an item as it is shown, in its order."""
    match item:
        case Choice() | MultipleResponse() | TrueFalse():
            return tuple(_known(option, option.id) for option in item.options)
        case ShortAnswer():
            return tuple(_known(answer, answer.text) for answer in item.answers)
        case Numeric() | DateAnswer():
            return (_typed(item, key=True), *(_typed(each, key=False) for each in item.known))
        case Match() | Classify():
            return tuple(_pairs(item))
        case Cloze():
            return tuple(chain.from_iterable(_gaps(item)))
        case Order():
            return ()
        case _:
            assert_never(item)


def picked(item: Item, scored: ItemScore) -> tuple[str, ...]:
    """Return the ids of what a response picked."""
    match item:
        case Match() | Classify():
            places = tuple(prompt.id for prompt in item.prompts)
        case Cloze():
            places = tuple(gap.id for gap in item.gaps)
        case Order():
            return ()
        case _:
            return scored.chosen
    pairs = zip(places, scored.chosen or ("",) * len(places), strict=True)
    return tuple(_joined(place, chosen) for place, chosen in pairs if chosen)


def fact_states(item: Item, scored: ItemScore) -> tuple[tuple[str, State], ...]:
    """Return how the answer to each single part stands, by the fact that the part is on.

    Of items whose parts are not on one fact each there are none: the credit is for all their facts.
    """
    match item:
        case Match() | Classify():
            facts = tuple(prompt.fact for prompt in item.prompts)
        case Order():
            ordered = sorted(item.entries, key=lambda entry: entry.position)
            facts = tuple(entry.fact for entry in ordered)
        case _:
            return ()
    states = scored.parts or (scored.state,) * len(facts)
    return tuple(zip(facts, states, strict=True))


def _joined(place: str, chosen: str) -> str:
    return f"{place} → {chosen}"


def _known(said: Option | Answer, identifier: str, part: str = "") -> Pick:
    return Pick(identifier, part, said.text, said.key, said.rationale, said.evidence)


def _typed(said: Numeric | DateAnswer | KnownNumber | KnownDate, *, key: bool) -> Pick:
    return Pick(said.text, "", said.text, key, said.rationale, said.evidence)


def _pairs(item: Match | Classify) -> Iterator[Pick]:
    for prompt in item.prompts:
        for target in item.targets:
            key = target.id == prompt.key
            yield Pick(
                _joined(prompt.id, target.id),
                prompt.text,
                target.text,
                key,
                prompt.rationale if key else target.rationale,
                prompt.evidence if key else target.evidence,
            )


def _gaps(item: Cloze) -> Iterator[list[Pick]]:
    for number, gap in enumerate(item.gaps, 1):
        part = f"Gap {number}"
        options = [_known(each, _joined(gap.id, each.id), part) for each in gap.options]
        answers = [_known(each, _joined(gap.id, each.text), part) for each in gap.answers]
        yield options or answers
