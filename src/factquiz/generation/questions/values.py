"""Questions about a property's value: when, where, by whom, how much; and the other way round.

Every wrong reply is a real value of the course that is proven not to be this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.facts.figures import Figure
from factquiz.generation.question import Assertion, Question, Reply
from factquiz.generation.questions.common import (
    POOL,
    ask,
    attributed,
    clause,
    distinct,
    entailed,
    frame,
    rank,
    right_reply,
    shown_value,
    state,
    subject_text,
    testable,
)
from factquiz.generation.questions.neighbours import ASKED, Neighbours
from factquiz.generation.questions.reasons import beside, confirmed, noted
from factquiz.generation.wording import bare, capital, value_phrase
from factquiz.items.base import Level, Proof, ProofKind
from factquiz.knowledge.proofs import not_the_value, refuter
from factquiz.knowledge.properties import PROPERTIES
from factquiz.knowledge.statement import Statement, Thing, Words, value_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.knowledge.base import KnowledgeBase

PLURALS = {
    "term": "terms",
    "body": "bodies",
    "person": "people",
    "event": "events",
    "document": "documents",
    "voice": "voices",
}


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield the questions about values, forward and reversed."""
    neighbours = Neighbours(base)
    for name in ASKED:
        for statement in base.with_property(name):
            if testable(base, statement.fact):
                near = tuple(neighbours.of(statement))
                yield _forward(base, statement, near)
                if PROPERTIES[name].ask_subject:
                    yield _reversed(base, statement, near)


def _forward(
    base: KnowledgeBase, statement: Statement, near: Sequence[tuple[Statement, float]]
) -> Question:
    wrong = distinct((*_misread(base, statement), *wrong_values(base, statement, near)))
    right = right_reply(
        base,
        statement,
        shown_value(base, statement),
        noted(base, statement.fact, state(base, statement)),
    )
    stems = tuple(ask(base, statement, form) for form in PROPERTIES[statement.property].ask)
    return frame(
        base,
        statement.fact,
        f"{statement.property}.value",
        statement.id,
        Level.REMEMBER,
        stems=stems,
        replies=(right, *wrong),
        assertions=(_true(base, statement), *_false(base, statement, near)),
        typed=_typed(base, statement),
        typed_stems=stems,
    )


def wrong_values(
    base: KnowledgeBase, statement: Statement, near: Sequence[tuple[Statement, float]]
) -> Iterator[Reply]:
    """Yield the values of neighbours that are proven not to be this statement's."""
    refute = refuter(base, statement.subject, statement.property, statement.holder)
    own = state(base, statement)
    seen: set[str] = set()
    for other, nearness in near:
        value = value_key(other.value)
        if value in seen:
            continue
        seen.add(value)
        proof = refute(other.value)
        if proof is not None and testable(base, other.fact):
            yield Reply(
                id=other.id,
                text=shown_value(base, other),
                key=False,
                rationale=f"{state(base, other)} {own}",
                proof=proof,
                evidence=base.evidence(statement.fact, other.fact),
                nearness=nearness,
                same=value,
                rank=rank(other.value),
                value=other.value,
            )


def _misread(base: KnowledgeBase, statement: Statement) -> Iterator[Reply]:
    """Yield the wrong figures that the fact itself names, with its reasons."""
    fact = base.facts[statement.fact]
    for number, misreading in enumerate(fact.misreadings if isinstance(fact, Figure) else ()):
        if misreading.answer:
            yield Reply(
                id=f"{statement.id}!{number}",
                text=capital(misreading.answer),
                key=False,
                rationale=misreading.because,
                proof=Proof(kind=ProofKind.STATED, statements=(statement.id,)),
                evidence=base.evidence(statement.fact),
                nearness=1.0,
            )


def _typed(base: KnowledgeBase, statement: Statement) -> tuple[str, ...]:
    match statement.value:
        case Words():
            return (statement.value.text,)
        case Thing():
            entity = base.entities.get(statement.value.id)
            return tuple(bare(name) for name in entity.names) if entity else ()
        case _:
            return ()


def _reversed(
    base: KnowledgeBase, statement: Statement, near: Sequence[tuple[Statement, float]]
) -> Question:
    kind = base.facts[statement.fact].kind
    phrase = value_phrase(base, statement.property, statement.value)
    right = right_reply(
        base,
        statement,
        _subject_option(base, statement),
        noted(base, statement.fact, state(base, statement)),
    )
    wrong = distinct(_wrong_subjects(base, statement, near))
    return frame(
        base,
        statement.fact,
        f"{statement.property}.subject",
        statement.id,
        Level.REMEMBER,
        stems=tuple(
            attributed(
                base,
                statement,
                form.replace("{kinds}", PLURALS.get(kind, "things")).replace("{value}", phrase),
            )
            for form in PROPERTIES[statement.property].ask_subject
        ),
        replies=(right, *wrong),
    )


def _subject_option(base: KnowledgeBase, statement: Statement) -> str:
    """Return a subject as an option: an event by what happened, anything else by its name."""
    if statement.property == "happened":
        return clause(base, statement)
    return capital(bare(subject_text(base, statement)))


def _wrong_subjects(
    base: KnowledgeBase, statement: Statement, near: Sequence[tuple[Statement, float]]
) -> Iterator[Reply]:
    kind = base.facts[statement.fact].kind
    for other, nearness in near:
        same_sort = other.property == statement.property and base.facts[other.fact].kind == kind
        if not same_sort or not testable(base, other.fact):
            continue
        proof = not_the_value(
            base, other.subject, statement.property, statement.value, statement.holder
        )
        if proof is not None and not base.identity.same(other.subject, statement.subject):
            yield Reply(
                id=other.id,
                text=_subject_option(base, other),
                key=False,
                rationale=f"{state(base, other)} {state(base, statement)}",
                proof=proof,
                evidence=base.evidence(other.fact, statement.fact),
                nearness=nearness,
                same=base.identity.of(other.subject),
            )


def _true(base: KnowledgeBase, statement: Statement) -> Assertion:
    return Assertion(
        id=statement.id,
        text=state(base, statement),
        true=True,
        rationale=confirmed(base, statement.fact, beside(base, statement)),
        proof=entailed(statement.id),
        evidence=base.evidence(statement.fact),
    )


def _false(
    base: KnowledgeBase, statement: Statement, near: Sequence[tuple[Statement, float]]
) -> Iterator[Assertion]:
    """Yield the sentence with the nearest wrong value in it."""
    for other, _ in near[:POOL]:
        proof = not_the_value(
            base, statement.subject, statement.property, other.value, statement.holder
        )
        if proof is not None and testable(base, other.fact):
            yield Assertion(
                id=f"{statement.id}~{other.id}",
                text=state(base, statement, other.value),
                true=False,
                rationale=f"{state(base, statement)} {state(base, other)}",
                proof=proof,
                evidence=base.evidence(statement.fact, other.fact),
            )
            return
