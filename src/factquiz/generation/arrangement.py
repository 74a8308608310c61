"""What can be arranged, before an interaction is chosen: pairings, sequences, passages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from factquiz.items.base import Level

if TYPE_CHECKING:
    from factquiz.items.arranged import Entry, Gap, Prompt, Target
    from factquiz.knowledge.base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What every arrangement has. ``pattern`` and ``subject`` make the item's identity."""

    pattern: str
    subject: str
    stem: str
    lesson: str
    objective: str
    level: Level
    facts: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairing(Arrangement):
    """Prompts and targets, each prompt with one target that is right and all others refuted.

    ``one_to_one`` tells that no two prompts share a target.
    """

    prompts: tuple[Prompt, ...] = ()
    targets: tuple[Target, ...] = ()
    one_to_one: bool = True


@dataclass(frozen=True, slots=True)
class Sequence(Arrangement):
    """Entries in their one provable order."""

    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage(Arrangement):
    """A text with gaps."""

    texts: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


AnyArrangement: TypeAlias = Pairing | Sequence | Passage


def shared_objective(base: KnowledgeBase, facts: tuple[str, ...]) -> str:
    """Return the objective that most of some facts serve; of several, the first by name."""
    counts = Counter(base.facts[fact].objective or "" for fact in facts)
    return min(counts, key=lambda one: (-counts[one], one))


def pairing(  # noqa: PLR0913, PLR0917 (the parts of a pairing)
    base: KnowledgeBase,
    pattern: str,
    subject: str,
    stem: str,
    prompts: tuple[Prompt, ...],
    targets: tuple[Target, ...],
    *,
    one_to_one: bool,
    level: Level = Level.ANALYSE,
) -> Pairing:
    """Return a pairing in the lesson of its first prompt, with the objective of most of them."""
    facts = tuple(dict.fromkeys(prompt.fact for prompt in prompts))
    return Pairing(
        pattern=pattern,
        subject=subject,
        stem=stem,
        lesson=base.facts[facts[0]].lesson or "",
        objective=shared_objective(base, facts),
        level=level,
        facts=facts,
        statements=tuple(prompt.proof.statements[0] for prompt in prompts),
        prompts=prompts,
        targets=targets,
        one_to_one=one_to_one,
    )
