"""Questions about what a name means."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from factquiz.facts.things import Body, Person, Term, Voice
from factquiz.generation.question import Assertion, Question, Reply
from factquiz.generation.questions.common import (
    POOL,
    attributed,
    brief,
    distinct,
    entailed,
    frame,
    is_plural,
    right_reply,
    state,
    subject_text,
    testable,
)
from factquiz.generation.questions.reasons import beside, confirmed, noted
from factquiz.generation.questions.values import PLURALS
from factquiz.generation.wording import bare, capital, fill
from factquiz.items.base import Level
from factquiz.knowledge.proofs import not_the_value
from factquiz.knowledge.properties import PROPERTIES
from factquiz.knowledge.statement import Words
from factquiz.knowledge.text import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.items.base import Proof
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Statement

_SINGULARS = {"term": "term", "body": "body", "person": "person", "event": "event"}
_VIEWS = ("Which view did {subject} take?", "What did {subject} hold?")
_VIEW = "the view that "


class Refuted(NamedTuple):
    """Another definition, the proof that it is not this one's, and how alike the two look."""

    other: Statement
    proof: Proof
    near: float


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield the questions about meanings."""
    peers: defaultdict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in base.with_property("means"):
        peers[_group(base, statement)].append(statement)
    for statement in base.with_property("means"):
        if testable(base, statement.fact):
            yield from _meaning(base, statement, peers[_group(base, statement)])


def _group(base: KnowledgeBase, statement: Statement) -> tuple[str, str, str]:
    """Definitions that may stand side by side: of one kind and sort of thing, in one lesson."""
    fact = base.facts[statement.fact]
    sort = fact.sort if isinstance(fact, Body) else None
    return fact.kind, sort or "", fact.lesson or ""


def _text(statement: Statement) -> str:
    return statement.value.text if isinstance(statement.value, Words) else ""


def _option_text(definition: str) -> str:
    """Return a definition as an option; what all views begin with is not repeated in each."""
    return capital(definition.removeprefix(_VIEW))


def _meaning(
    base: KnowledgeBase, statement: Statement, peers: list[Statement]
) -> Iterator[Question]:
    yield _what_it_means(base, statement, peers)
    if base.facts[statement.fact].kind != Voice.kind:
        yield _what_is_meant(base, statement, peers)


def _what_it_means(base: KnowledgeBase, statement: Statement, peers: list[Statement]) -> Question:
    reason = noted(base, statement.fact, brief(base, statement))
    refuted = tuple(islice(_other_meanings(base, statement, peers), POOL))
    true = Assertion(
        id=statement.id,
        text=state(base, statement),
        true=True,
        rationale=confirmed(base, statement.fact, beside(base, statement)),
        proof=entailed(statement.id),
        evidence=base.evidence(statement.fact),
    )
    return frame(
        base,
        statement.fact,
        "means.value",
        statement.id,
        Level.UNDERSTAND,
        stems=_stems(base, statement),
        replies=(
            right_reply(base, statement, _option_text(_text(statement)), reason),
            *distinct(
                _wrong_reply(base, statement, each, _option_text(_text(each.other)))
                for each in refuted
            ),
        ),
        assertions=(
            true,
            *(
                _false(base, statement, each)
                for each in refuted[:1]
                if each.near or _is_voice(base, each.other)
            ),
        ),
    )


def _what_is_meant(base: KnowledgeBase, statement: Statement, peers: list[Statement]) -> Question:
    entity = base.entities[statement.subject]
    kind = base.facts[statement.fact].kind
    definition = _text(statement)
    return frame(
        base,
        statement.fact,
        "means.subject",
        statement.id,
        Level.REMEMBER,
        stems=(
            attributed(
                base, statement, _which(kind, definition, plural=is_plural(base, statement))
            ),
        ),
        replies=(
            right_reply(
                base,
                statement,
                capital(bare(entity.name)),
                noted(base, statement.fact, brief(base, statement)),
            ),
            *distinct(
                _wrong_reply(base, statement, each, capital(bare(subject_text(base, each.other))))
                for each in _other_subjects(base, statement, peers)
            ),
        ),
        typed=tuple(bare(name) for name in entity.names),
        typed_stems=(
            (
                attributed(
                    base,
                    statement,
                    f"Which {_SINGULARS[kind]} fits this description: {definition}?",
                ),
            )
            if kind in _SINGULARS
            else ()
        ),
    )


def _stems(base: KnowledgeBase, statement: Statement) -> tuple[str, ...]:
    """Return the ways to ask what a name means, as one asks for a thing of its kind."""
    subject = subject_text(base, statement)
    kind = base.facts[statement.fact].kind
    if kind == Voice.kind:
        forms: tuple[str, ...] = _VIEWS
    elif kind == Term.kind:
        quoted = bare(subject) if "“" in subject else f"“{bare(subject)}”"
        forms = (f"What is meant by {quoted}?",)
    elif kind == Person.kind:
        forms = ("Who {was} {subject}?",)
    else:
        forms = PROPERTIES["means"].ask
    plural = is_plural(base, statement)
    return tuple(attributed(base, statement, fill(f, subject, plural=plural)) for f in forms)


def _which(kind: str, definition: str, *, plural: bool) -> str:
    if kind == Term.kind:
        return f"Which of these terms means “{definition}”?"
    if kind == Person.kind:
        return f"Which of these people was {definition}?"
    return f"Which of these {PLURALS.get(kind, 'things')} {'are' if plural else 'is'} {definition}?"


def _wrong_reply(base: KnowledgeBase, statement: Statement, each: Refuted, text: str) -> Reply:
    return Reply(
        id=each.other.id,
        text=text,
        key=False,
        rationale=f"{brief(base, each.other)} {brief(base, statement)}",
        proof=each.proof,
        evidence=base.evidence(each.other.fact, statement.fact),
        nearness=each.near,
        same=base.identity.of(each.other.subject),
    )


def _is_voice(base: KnowledgeBase, statement: Statement) -> bool:
    return base.facts[statement.fact].kind == Voice.kind


def _false(base: KnowledgeBase, statement: Statement, each: Refuted) -> Assertion:
    return Assertion(
        id=f"{statement.id}~{each.other.id}",
        text=state(base, statement, each.other.value),
        true=False,
        rationale=f"{brief(base, each.other)} {brief(base, statement)}",
        proof=each.proof,
        evidence=base.evidence(statement.fact, each.other.fact),
    )


def _near(one: Statement, other: Statement) -> float:
    """Return how alike two definitions look: the share of words in common, of the shorter."""
    left, right = content_words(_text(one)), content_words(_text(other))
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0


def _nearest_first(statement: Statement, peers: list[Statement]) -> list[tuple[float, Statement]]:
    ranked = ((_near(statement, other), other) for other in peers if other.id != statement.id)
    return sorted(ranked, key=lambda pair: (-pair[0], pair[1].id))


def _other_meanings(
    base: KnowledgeBase, statement: Statement, peers: list[Statement]
) -> Iterator[Refuted]:
    for near, other in _nearest_first(statement, peers):
        proof = not_the_value(base, statement.subject, "means", other.value, statement.holder)
        if proof is not None and testable(base, other.fact):
            yield Refuted(other, proof, near)


def _other_subjects(
    base: KnowledgeBase, statement: Statement, peers: list[Statement]
) -> Iterator[Refuted]:
    for near, other in _nearest_first(statement, peers):
        proof = not_the_value(base, other.subject, "means", statement.value, statement.holder)
        same = base.identity.same(other.subject, statement.subject)
        if proof is not None and not same and testable(base, other.fact):
            yield Refuted(other, proof, near)
