"""Sequences: what came before what, where the dates leave only one order; and ordered lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factquiz.generation.arrangement import Sequence, shared_objective
from factquiz.generation.identity import chosen
from factquiz.generation.questions.common import brief, clause, entailed, testable
from factquiz.generation.questions.neighbours import DATES
from factquiz.generation.questions.reasons import noted
from factquiz.generation.wording import capital
from factquiz.items.arranged import Entry
from factquiz.items.base import Level, Proof, ProofKind
from factquiz.knowledge.statement import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.dates import When
    from factquiz.facts.things import NamedList
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Statement

FEWEST = 4
WINDOW = 8
_STRIDE = 4
"""Windows over a lesson's chronology overlap by half, so that neighbours meet."""


_STEMS = (
    "In which order did these happen? Begin with the earliest.",
    "Put these in the order in which they happened, the earliest first.",
)


def arrangements(base: KnowledgeBase) -> Iterator[Sequence]:
    """Yield windows over each lesson's chronology, and the lists that have an order."""
    lessons: defaultdict[str, list[tuple[When, Statement]]] = defaultdict(list)
    for name in DATES:
        for statement in base.with_property(name):
            if isinstance(statement.value, Moment) and _usable(base, statement):
                lesson = base.facts[statement.fact].lesson or ""
                lessons[lesson].append((statement.value.when, statement))
    for dated in lessons.values():
        chain = _chain(dated)
        for start in range(0, max(1, len(chain) - FEWEST + 1), _STRIDE):
            window = chain[start : start + WINDOW]
            if len(window) >= FEWEST:
                yield _chronology(base, window)
    for listed in base.lists:
        if listed.ordered and testable(base, listed.id) and len(listed.members) >= FEWEST:
            yield _steps(base, listed)


def _usable(base: KnowledgeBase, statement: Statement) -> bool:
    """Refuse a judgement, and a clause that names its own year: it puts itself in order."""
    text = clause(base, statement)
    of_record = testable(base, statement.fact) and not statement.holder
    return of_record and not any(character.isdigit() for character in text)


def _chain(dated: list[tuple[When, Statement]]) -> list[Statement]:
    """Return a longest run of statements of which each ends before the next begins.

    Taking what ends first is optimal (interval scheduling; Kleinberg and Tardos, 2005).
    """
    chain: list[Statement] = []
    end: When | None = None
    seen: set[str] = set()
    for when, statement in sorted(dated, key=lambda pair: (pair[0].last, pair[1].id)):
        if statement.fact not in seen and (end is None or end.before(when)):
            chain.append(statement)
            seen.add(statement.fact)
            end = when
    return chain


def _chronology(base: KnowledgeBase, window: list[Statement]) -> Sequence:
    facts = tuple(statement.fact for statement in window)
    ids = tuple(statement.id for statement in window)
    return Sequence(
        pattern="chronology",
        subject=ids[0],
        stem=chosen(_STEMS, ids[0]),
        lesson=base.facts[facts[0]].lesson or "",
        objective=shared_objective(base, facts),
        level=Level.UNDERSTAND,
        facts=facts,
        statements=ids,
        entries=tuple(
            Entry(
                id=statement.id,
                fact=statement.fact,
                text=clause(base, statement),
                position=position,
                rationale=noted(base, statement.fact, brief(base, statement)),
                proof=Proof(kind=ProofKind.TIME, statements=ids),
                evidence=base.evidence(statement.fact),
            )
            for position, statement in enumerate(window, 1)
        ),
    )


def _steps(base: KnowledgeBase, listed: NamedList) -> Sequence:
    order = f", {listed.order}" if listed.order else ""
    return Sequence(
        pattern="list.order",
        subject=listed.id,
        stem=f"Put these {listed.members_are} in order{order}.",
        lesson=listed.lesson or "",
        objective=listed.objective or "",
        level=Level.UNDERSTAND,
        facts=(listed.id,),
        statements=tuple(f"{listed.id}.{member.id}" for member in listed.members),
        entries=tuple(
            Entry(
                id=f"{listed.id}.{member.id}",
                fact=listed.id,
                text=capital(member.name),
                position=position,
                rationale=member.detail or f"“{capital(member.name)}” is number {position}.",
                proof=entailed(f"{listed.id}.{member.id}"),
                evidence=base.evidence(listed.id),
            )
            for position, member in enumerate(listed.members, 1)
        ),
    )
