"""Stands: what somebody holds, or the record says, in a form that questions can be made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.facts.positions import Claim, Contrast, Issue, Position, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.facts.entry import Misreading
    from factquiz.facts.kinds import Fact


@dataclass(frozen=True, slots=True)
class Stand:
    """One position: who holds it (empty: the record), on what question, in which words.

    ``issue`` is the id of the issue or contrast whose stands are compared with each other, empty
    for a claim that stands alone. ``complete`` tells whether all that the holder says on the
    issue is on record.
    """

    id: str
    fact: str
    holder: str
    issue: str
    question: str
    answer: str
    says: str
    complete: bool = False
    accept: tuple[str, ...] = ()
    typed: bool = False
    paraphrases: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    misreadings: tuple[Misreading, ...] = ()


def stands_of(fact: Fact, issues: Mapping[str, Issue]) -> Iterator[Stand]:
    """Yield the stands that a fact holds: one for a position, one for each side of a contrast."""
    match fact:
        case Contrast():
            for side in fact.sides:
                yield Stand(
                    id=f"{fact.id}.{side.of}",
                    fact=fact.id,
                    holder=side.of,
                    issue=fact.id,
                    question=fact.question,
                    answer=side.answer,
                    says=side.says,
                    complete=True,
                )
        case Position():
            issue = issues.get(fact.issue) if isinstance(fact, View) else None
            question = issue.question if issue else ""
            if isinstance(fact, Claim):
                question = fact.asked
            yield Stand(
                id=fact.id,
                fact=fact.id,
                holder=fact.holder or "",
                issue=issue.id if issue else "",
                question=question,
                answer=fact.answer or "",
                says=fact.says,
                complete=bool(issue and issue.complete),
                accept=fact.accept,
                typed=fact.typed,
                paraphrases=fact.paraphrases,
                implies=fact.implies,
                misreadings=fact.misreadings,
            )
        case _:
            return
