"""Questions about offices that one person at a time holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factquiz.facts.things import Person
from factquiz.generation.choice import FEWEST_DISTRACTORS
from factquiz.generation.question import Assertion, Question, Reply
from factquiz.generation.questions.common import distinct, entailed, frame, testable
from factquiz.generation.questions.reasons import confirmed, noted
from factquiz.generation.wording import bare, capital, on_day, sentence
from factquiz.items.base import Level, Proof, ProofKind
from factquiz.knowledge.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.things import Role
    from factquiz.knowledge.base import KnowledgeBase

LIKE = 0.7
"""How near two offices are of which only the kind is the same: president, minister."""


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield “Who was …?” for each office held alone, with the time it was held."""
    people = [fact for fact in base.facts.values() if isinstance(fact, Person)]
    for person in people:
        held = [each for each in base.about(person.id, "office") if each.fact == person.id]
        for role, statement in zip(person.roles, held, strict=True):
            if _exclusive(role) and testable(base, person.id) and not person.holder:
                yield _who(base, person, role, statement.id, people)


def _exclusive(role: Role) -> bool:
    """Return whether nobody else held an office then: from one date to another, alone.

    “In 1848” may have seen two ministers.
    """
    return role.sole and role.during is not None and role.during.is_interval


def _sentence(person: Person, role: Role) -> str:
    when = f" {on_day(role.during)}" if role.during else ""
    return sentence(f"{person.name} was {role.office}{when}")


def _held_then(person: Person, role: Role) -> bool:
    """Return whether a person may have held an office at some time of a role."""
    return any(
        normal(each.office) == normal(role.office)
        and (each.during is None or role.during is None or not each.during.excludes(role.during))
        for each in person.roles
    )


def _who(
    base: KnowledgeBase, person: Person, role: Role, subject: str, people: list[Person]
) -> Question:
    truth = _sentence(person, role)
    reason = noted(base, person.id, truth)
    evidence = base.evidence(person.id)
    others = sorted(
        (
            other
            for other in people
            if other.roles
            and not base.identity.same(other.id, person.id)
            and not _held_then(other, role)
        ),
        key=lambda other: (_distance(other, role), other.id),
    )
    # One person at a time holds it, and this one held it then: so nobody else did.
    proof = Proof(kind=ProofKind.FUNCTIONAL, statements=(subject,))
    when = on_day(role.during) if role.during else ""
    return frame(
        base,
        person.id,
        "office.subject",
        subject,
        Level.REMEMBER,
        stems=(f"Who was {role.office} {when}?",),
        typed_stems=(f"Who was {role.office} {when}?",),
        typed=_names(person, people),
        replies=(
            Reply(subject, capital(bare(person.name)), True, reason, entailed(subject), evidence),  # noqa: FBT003
            *distinct(
                Reply(
                    id=other.id,
                    text=capital(bare(other.name)),
                    key=False,
                    rationale=f"{_sentence(other, _like(other, role))} {truth}",
                    proof=proof,
                    evidence=base.evidence(other.id, person.id),
                    nearness=_nearness(other, role),
                    same=base.identity.of(other.id),
                )
                for other in _plausible(others, role)
            ),
        ),
        assertions=(
            Assertion(
                id=subject,
                text=truth,
                true=True,
                rationale=confirmed(base, person.id),
                proof=entailed(subject),
                evidence=evidence,
            ),
            *(
                Assertion(
                    id=f"{subject}~{other.id}",
                    text=sentence(f"{other.name} was {role.office} {when}"),
                    true=False,
                    rationale=f"{truth} {_sentence(other, _like(other, role))}",
                    proof=proof,
                    evidence=base.evidence(person.id, other.id),
                )
                for other in others[:1]
                if _nearness(other, role) == 1
            ),
        ),
    )


def _plausible(others: list[Person], role: Role) -> list[Person]:
    """Return those who held a like office, if there are enough of them; else all."""
    like = [other for other in others if _nearness(other, role) >= LIKE]
    return like if len(like) > FEWEST_DISTRACTORS else others


def _nearness(person: Person, role: Role) -> float:
    """Return how easily somebody is taken for a holder of an office: 1 who held it once."""
    return max(_likeness(each, role) for each in person.roles)


def _likeness(one: Role, other: Role) -> float:
    """Compare two offices: the same; both presidents, of whatever; or two different ones."""
    left, right = normal(one.office), normal(other.office)
    if left == right:
        return 1.0
    return LIKE if left.split()[:1] == right.split()[:1] else 0.3


def _like(person: Person, role: Role) -> Role:
    """Return the office of a person's that is most like another one."""
    return max(person.roles, key=lambda each: _likeness(each, role))


def _distance(person: Person, role: Role) -> tuple[float, int]:
    """Return how far somebody is from an office: like offices first, then by time."""
    return min(
        (
            -_likeness(each, role),
            abs((each.during.first - role.during.first).days)
            if each.during and role.during
            else date.max.toordinal(),
        )
        for each in person.roles
    )


def _names(person: Person, people: list[Person]) -> tuple[str, ...]:
    """Return what may be typed for a person: full name, aliases, and a surname nobody shares."""
    surname = person.name.split()[-1]
    shared = sum(1 for other in people if other.name.split()[-1] == surname) > 1
    names = (person.name, *(() if shared else (surname,)), *person.aliases)
    return tuple(dict.fromkeys(names))
