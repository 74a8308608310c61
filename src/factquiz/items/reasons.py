"""Everything an item says after it was answered: each possible answer, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.items.arranged import Entry, Prompt
    from factquiz.items.base import Answer, Evidence, Option, Proof
    from factquiz.items.model import Item
    from factquiz.items.typed import KnownDate, KnownNumber


@dataclass(frozen=True, slots=True)
class Reason:
    """A possible answer and why it is right or wrong.

    ``part`` says what it answers, where an item asks several things: the text of a prompt, the
    number of a place or a gap; else it is empty.
    """

    part: str
    text: str
    key: bool
    rationale: str
    proof: Proof
    evidence: Evidence


def reasons(item: Item) -> tuple[Reason, ...]:
    """Return the reasons of an item.

    Options and known answers in their order; the right target of each prompt;
    the entries in their right order; the options and answers of each gap.
    """
    match item:
        case Choice() | MultipleResponse() | TrueFalse():
            return tuple(_known(option) for option in item.options)
        case ShortAnswer():
            return tuple(_known(answer) for answer in item.answers)
        case Numeric() | DateAnswer():
            return (_typed(item, key=True), *(_typed(each, key=False) for each in item.known))
        case Match() | Classify():
            return tuple(_pairs(item))
        case Order():
            ordered = sorted(item.entries, key=lambda entry: entry.position)
            return tuple(_placed(entry) for entry in ordered)
        case Cloze():
            return tuple(
                _known(each, f"Gap {number}")
                for number, gap in enumerate(item.gaps, 1)
                for each in gap.known
            )
        case _:
            assert_never(item)


def _known(said: Option | Answer, part: str = "") -> Reason:
    return Reason(part, said.text, said.key, said.rationale, said.proof, said.evidence)


def _typed(said: Numeric | DateAnswer | KnownNumber | KnownDate, *, key: bool) -> Reason:
    return Reason("", said.text, key, said.rationale, said.proof, said.evidence)


def _pairs(item: Match | Classify) -> Iterator[Reason]:
    texts = {target.id: target.text for target in item.targets}
    for prompt in item.prompts:
        yield _right(prompt.text, texts.get(prompt.key, ""), prompt)


def _placed(entry: Entry) -> Reason:
    return _right(str(entry.position), entry.text, entry)


def _right(part: str, text: str, said: Prompt | Entry) -> Reason:
    return Reason(
        part=part,
        text=text,
        key=True,
        rationale=said.rationale,
        proof=said.proof,
        evidence=said.evidence,
    )
