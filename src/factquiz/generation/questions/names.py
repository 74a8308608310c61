"""Questions about what a name means and how it is abbreviated.

Expansions are typed, never chosen: an invented expansion among the options would teach an error.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factquiz.facts.kinds import Voice
from factquiz.generation.question import Assertion, Question, Reply
from factquiz.generation.questions.common import (
    brief,
    entailed,
    frame,
    is_plural,
    nearest,
    noted,
    state,
    subject_text,
    testable,
)
from factquiz.generation.questions.values import PLURALS
from factquiz.generation.wording import bare, capital, fill, sentence
from factquiz.items.model import Level
from factquiz.knowledge.proofs import not_the_value
from factquiz.knowledge.properties import PROPERTIES
from factquiz.knowledge.statement import Words
from factquiz.knowledge.text import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.items.model import Proof
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Statement

_SINGULARS = {"term": "term", "body": "body", "person": "person", "event": "event"}


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield the questions about meanings and abbreviations."""
    kinds: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in base.with_property("means"):
        fact = base.facts[statement.fact]
        kinds[fact.kind, fact.lesson or ""].append(statement)
    for statement in base.with_property("means"):
        if testable(base, statement.fact):
            fact = base.facts[statement.fact]
            yield from _meaning(base, statement, kinds[fact.kind, fact.lesson or ""])
    for statement in base.with_property("acronym"):
        if testable(base, statement.fact):
            yield from _acronym(base, statement)


def _text(statement: Statement) -> str:
    return statement.value.text if isinstance(statement.value, Words) else ""


def _meaning(
    base: KnowledgeBase, statement: Statement, peers: list[Statement]
) -> Iterator[Question]:
    definition = _text(statement)
    kind = base.facts[statement.fact].kind
    reason = noted(base, statement.fact, brief(base, statement))
    proof = entailed(statement.id)
    evidence = base.evidence(statement.fact)
    others = tuple(_other_meanings(base, statement, peers))
    subject = subject_text(base, statement)
    yield frame(
        base,
        statement.fact,
        "means.value",
        statement.id,
        Level.UNDERSTAND,
        stems=tuple(
            fill(form, subject, plural=is_plural(base, statement))
            for form in (_MEANS_VOICE if kind == Voice.kind else PROPERTIES["means"].ask)
        ),
        replies=(
            Reply(statement.id, _option_text(definition), True, reason, proof, evidence),  # noqa: FBT003
            *nearest(
                Reply(
                    id=other.id,
                    text=_option_text(_text(other)),
                    key=False,
                    rationale=f"{brief(base, other)} {brief(base, statement)}",
                    proof=refuted,
                    evidence=base.evidence(other.fact, statement.fact),
                    nearness=near,
                    same=base.identity.of(other.subject),
                )
                for other, refuted, near in others
            ),
        ),
        assertions=(
            Assertion(statement.id, state(base, statement), True, reason, proof, evidence),  # noqa: FBT003
            *(
                Assertion(
                    id=f"{statement.id}~{other.id}",
                    text=state(base, statement, other.value),
                    true=False,
                    rationale=f"{brief(base, other)} {brief(base, statement)}",
                    proof=refuted,
                    evidence=base.evidence(statement.fact, other.fact),
                )
                for other, refuted, _ in others[:1]
            ),
        ),
    )
    if kind == Voice.kind:
        return
    entity = base.entities[statement.subject]
    yield frame(
        base,
        statement.fact,
        "means.subject",
        statement.id,
        Level.REMEMBER,
        stems=(f"Which of these {PLURALS.get(kind, 'things')} is {definition}?",),
        replies=(
            Reply(
                statement.id, capital(bare(entity.name)), True, reason, proof, evidence  # noqa: FBT003
            ),
            *nearest(
                Reply(
                    id=other.id,
                    text=capital(bare(subject_text(base, other))),
                    key=False,
                    rationale=f"{brief(base, other)} {brief(base, statement)}",
                    proof=refuted,
                    evidence=base.evidence(other.fact, statement.fact),
                    nearness=near,
                    same=base.identity.of(other.subject),
                )
                for other, refuted, near in _refuted_subjects(base, statement, peers)
            ),
        ),
        typed=tuple(bare(name) for name in entity.names),
        typed_stems=(
            (f"Which {_SINGULARS[kind]} fits this description: {definition}?",)
            if kind in _SINGULARS
            else ()
        ),
    )


_MEANS_VOICE = ("Which view did {subject} take?", "What did {subject} hold?")
_VIEW = "the view that "


def _option_text(definition: str) -> str:
    """Return a definition as an option; what all views begin with is not repeated in each."""
    return capital(definition.removeprefix(_VIEW))


def _near(one: Statement, other: Statement) -> float:
    """Return how alike two definitions look: the share of words in common, of the shorter."""
    left, right = content_words(_text(one)), content_words(_text(other))
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0


def _other_meanings(
    base: KnowledgeBase, statement: Statement, peers: list[Statement]
) -> list[tuple[Statement, Proof, float]]:
    found = []
    for other in peers:
        refuted = not_the_value(base, statement.subject, "means", other.value)
        if refuted is not None and testable(base, other.fact):
            found.append((other, refuted, _near(statement, other)))
    return sorted(found, key=lambda each: (-each[2], each[0].id))


def _refuted_subjects(
    base: KnowledgeBase, statement: Statement, peers: list[Statement]
) -> Iterator[tuple[Statement, Proof, float]]:
    for other in peers:
        refuted = not_the_value(base, other.subject, "means", statement.value)
        same = base.identity.same(other.subject, statement.subject)
        if refuted is not None and not same and testable(base, other.fact):
            yield other, refuted, _near(statement, other)


def _acronym(base: KnowledgeBase, statement: Statement) -> Iterator[Question]:
    entity = base.entities[statement.subject]
    short = _text(statement)
    reason = noted(
        base, statement.fact, sentence(f"“{short}” is short for {bare(entity.name)}")
    )
    yield frame(
        base,
        statement.fact,
        "acronym.value",
        statement.id,
        Level.REMEMBER,
        typed=(short,),
        typed_stems=tuple(
            fill(form, entity.name) for form in PROPERTIES["acronym"].ask
        ),
        replies=(
            Reply(statement.id, short, True, reason, entailed(statement.id), base.evidence(statement.fact)),  # noqa: E501, FBT003
        ),
    )
    yield frame(
        base,
        statement.fact,
        "acronym.subject",
        statement.id,
        Level.REMEMBER,
        typed=tuple(bare(name) for name in (entity.name, *entity.aliases)),
        typed_stems=(f"What does the abbreviation “{short}” stand for?",),
        replies=(
            Reply(
                statement.id,
                capital(bare(entity.name)),
                True,  # noqa: FBT003
                reason,
                entailed(statement.id),
                base.evidence(statement.fact),
            ),
        ),
    )
