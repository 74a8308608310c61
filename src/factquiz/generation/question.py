"""What can be asked, before an interaction is chosen.

A question knows its stems, the replies that are right and those that are proven wrong,
and sentences that are certainly true or certainly false.
Each interaction takes from it what it needs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factquiz.items.base import Evidence, Level, Proof
    from factquiz.knowledge.statement import Value


@dataclass(frozen=True, slots=True)
class Reply:
    """A possible answer, with its reason.

    ``id`` is that of the statement or stand it comes from. ``nearness`` is how easily it is taken
    for a right one, from 0 to 1: dates near in time, positions on the same issue.
    ``same`` is equal for replies that mean the same and must not stand side by side.
    ``value`` is set where the reply is a value of a property.
    ``rank`` orders replies that have an order of their own: dates, numbers.
    """

    id: str
    text: str
    key: bool
    rationale: str
    proof: Proof
    evidence: Evidence
    nearness: float = 0.5
    same: str = ""
    rank: str = ""
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Assertion:
    """A sentence that is certainly true or certainly false, with its reason."""

    id: str
    text: str
    true: bool
    rationale: str
    proof: Proof
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask. ``pattern`` names the way it was found, for reports and blueprints.

    ``subject`` is the id of the statement (or list) it is about; with the pattern it makes the
    item's identity. ``many`` tells that several replies may be right at once.
    ``typed`` are the texts that are right when the answer is typed; empty if it cannot be.
    """

    pattern: str
    subject: str
    lesson: str
    objective: str
    level: Level
    facts: tuple[str, ...]
    statements: tuple[str, ...]
    stems: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    typed: tuple[str, ...] = ()
    many: bool = False
    typed_stems: tuple[str, ...] = field(default=())
