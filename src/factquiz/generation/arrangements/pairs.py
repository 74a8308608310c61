"""Pairs of a subject and its value that are provably one to one.

A pair joins a pairing only if its value is refuted for every other subject there, and every
other value for its subject.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factquiz.facts.figures import Figure
from factquiz.facts.things import Voice
from factquiz.generation.arrangement import Pairing, shared_objective
from factquiz.generation.identity import chosen
from factquiz.generation.questions.common import brief, entailed, rank, subject_text, testable
from factquiz.generation.questions.reasons import noted
from factquiz.generation.wording import bare, capital, value_text
from factquiz.items.arranged import Prompt, Refutation, Target
from factquiz.items.base import Level
from factquiz.knowledge.proofs import not_the_value
from factquiz.knowledge.properties import PROPERTIES
from factquiz.knowledge.statement import Moment
from factquiz.knowledge.text import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.items.base import Proof
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Statement

FEWEST = 3
MOST = 8
"""Pairs in one pairing: enough to draw several forms from, few enough to prove every cross."""


def arrangements(base: KnowledgeBase) -> Iterator[Pairing]:
    """Yield a pairing for each property of which a lesson has enough compatible values."""
    for name, entry in PROPERTIES.items():
        if not entry.match:
            continue
        groups: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
        for statement in base.with_property(name):
            if _usable(base, statement):
                groups[_group(base, statement)].append(statement)
        for statements in groups.values():
            yield from _chunks(base, name, statements)


def _usable(base: KnowledgeBase, statement: Statement) -> bool:
    """Refuse a pair whose sides share a word: it matches itself, no knowledge is needed."""
    fact = base.facts[statement.fact]
    name = content_words(subject_text(base, statement))
    value = content_words(value_text(base, statement.value))
    return (
        testable(base, statement.fact)
        and not statement.holder
        and not isinstance(fact, Figure | Voice)
        and not name & value
    )


def _group(base: KnowledgeBase, statement: Statement) -> tuple[str, ...]:
    fact = base.facts[statement.fact]
    shape = ""
    if isinstance(statement.value, Moment):
        when = statement.value.when
        shape = f"{when.precision.name}{when.is_interval}{when.approximate}"
    return (fact.lesson or "", fact.kind, shape)


def _chunks(base: KnowledgeBase, name: str, statements: list[Statement]) -> Iterator[Pairing]:
    """Yield pairings of at most MOST pairs, each pair in one of them."""
    waiting = statements
    while len(waiting) >= FEWEST:
        picked: list[Statement] = []
        left: list[Statement] = []
        for statement in waiting:
            fits = len(picked) < MOST and all(_cross(base, name, statement, o) for o in picked)
            (picked if fits else left).append(statement)
        if len(picked) < FEWEST:
            return
        yield _pairing(base, name, picked)
        waiting = left


def _cross(
    base: KnowledgeBase, name: str, one: Statement, other: Statement
) -> tuple[Proof, Proof] | None:
    """Prove that each of two subjects does not have the other's value."""
    first = not_the_value(base, one.subject, name, other.value)
    second = not_the_value(base, other.subject, name, one.value)
    return (first, second) if first and second else None


def _pairing(base: KnowledgeBase, name: str, statements: list[Statement]) -> Pairing:
    facts = tuple(dict.fromkeys(statement.fact for statement in statements))
    return Pairing(
        pattern=f"{name}.pairs",
        subject=statements[0].id,
        stem=chosen(PROPERTIES[name].match, statements[0].id).replace(
            "{kind}", base.facts[facts[0]].kind
        ),
        lesson=base.facts[facts[0]].lesson or "",
        objective=shared_objective(base, facts),
        level=Level.UNDERSTAND,
        facts=facts,
        statements=tuple(statement.id for statement in statements),
        prompts=tuple(_prompt(base, name, each, statements) for each in statements),
        targets=tuple(_target(base, each) for each in statements),
    )


def _prompt(
    base: KnowledgeBase, name: str, statement: Statement, all_of: list[Statement]
) -> Prompt:
    refuted = (
        (other.id, not_the_value(base, statement.subject, name, other.value))
        for other in all_of
        if other.id != statement.id
    )
    return Prompt(
        id=f"p:{statement.id}",
        fact=statement.fact,
        text=capital(bare(subject_text(base, statement))),
        key=statement.id,
        rationale=noted(base, statement.fact, brief(base, statement)),
        proof=entailed(statement.id),
        evidence=base.evidence(statement.fact),
        refuted=tuple(
            Refutation(target=target, proof=proof) for target, proof in refuted if proof is not None
        ),
    )


def _target(base: KnowledgeBase, statement: Statement) -> Target:
    return Target(
        id=statement.id,
        text=value_text(base, statement.value),
        rationale=brief(base, statement),
        evidence=base.evidence(statement.fact),
        rank=rank(statement.value),
    )
