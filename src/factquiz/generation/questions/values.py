"""Questions about a property's value: when, where, by whom, how much; and the other way round.

Every wrong reply is a real value of the course that is proven not to be this one.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
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
    noted,
    rank,
    right_reply,
    state,
    subject_text,
    testable,
)
from factquiz.generation.wording import bare, capital, value_phrase, value_text
from factquiz.items.base import Level, Proof, ProofKind
from factquiz.knowledge.proofs import not_the_value, refuter
from factquiz.knowledge.properties import PROPERTIES
from factquiz.knowledge.statement import Moment, Quantity, Statement, Thing, Words, value_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.knowledge.base import KnowledgeBase

DATES = ("signed", "adopted", "published", "in_force", "ended", "founded", "began", "happened")
PLACES = ("place", "signed_at", "adopted_at", "published_at", "seat")
_GROUPS = {**dict.fromkeys(DATES, "date"), **dict.fromkeys(PLACES, "place")}
_ASKED = (*DATES, *PLACES, "host", "author", "amount")
_LOOK_AROUND = 24
"""How many neighbours in time are tried before the nearest are chosen."""

PLURALS = {
    "term": "terms",
    "body": "bodies",
    "person": "people",
    "event": "events",
    "document": "documents",
    "voice": "voices",
}


class Neighbours:
    """The statements of one group, in an order in which near ones are plausible for each other."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        groups: defaultdict[tuple[str, ...], list[tuple[str, Statement]]] = defaultdict(list)
        for name in _ASKED:
            for statement in base.with_property(name):
                groups[self._group(statement)].append((self._rank(statement), statement))
        self._ranks: dict[tuple[str, ...], list[str]] = {}
        self._ordered: dict[tuple[str, ...], list[Statement]] = {}
        for group, ranked in groups.items():
            ranked.sort(key=lambda pair: (pair[0], pair[1].id))
            self._ranks[group] = [rank for rank, _ in ranked]
            self._ordered[group] = [statement for _, statement in ranked]

    def _group(self, statement: Statement) -> tuple[str, ...]:
        """Values that may stand side by side: of one group, and dates of one precision."""
        group = _GROUPS.get(statement.property, statement.property)
        match statement.value:
            case Moment():
                when = statement.value.when
                shape = f"{when.precision.name}{when.is_interval}{when.approximate}"
                return (group, shape)
            case Quantity():
                return (group, statement.value.unit)
            case Words() | Thing():
                return (group,)

    def _rank(self, statement: Statement) -> str:
        """Order values that have no order of their own by lesson, and by the time of their fact."""
        if ordered := rank(statement.value):
            return ordered
        dates = (
            rank(other.value)
            for name in DATES
            for other in self._base.about(statement.subject, name)
        )
        return f"{self._base.facts[statement.fact].lesson} {min(dates, default='')}"

    def of(self, statement: Statement) -> Iterator[tuple[Statement, float]]:
        """Yield the statements around one, nearest first, with their nearness (1: next to it)."""
        group = self._group(statement)
        ordered = self._ordered[group]
        middle = bisect.bisect_left(self._ranks[group], self._rank(statement))
        for distance in range(_LOOK_AROUND + 1):
            for place in {middle - distance, middle + distance}:
                if 0 <= place < len(ordered) and ordered[place].id != statement.id:
                    yield ordered[place], 1 / (1 + distance)


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield the questions about values, forward and reversed."""
    neighbours = Neighbours(base)
    for name in _ASKED:
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
        value_text(base, statement.value),
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
                text=value_text(base, other.value),
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
    text = state(base, statement)
    return Assertion(
        id=statement.id,
        text=text,
        true=True,
        rationale=noted(base, statement.fact, text),
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
