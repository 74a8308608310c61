"""Proofs that something is false. Unknown is not false: without a proof there is ``None``.

Every function returns the proof as data, so that a rationale can be written from it and a
checker can go over it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.items.base import Proof, ProofKind
from factquiz.knowledge.properties import PROPERTIES
from factquiz.knowledge.statement import Moment, Thing, certainly_differ
from factquiz.knowledge.text import content_words, normal

if TYPE_CHECKING:
    from factquiz.facts.kinds import NamedList
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.stand import Stand
    from factquiz.knowledge.statement import Value


def differ(base: KnowledgeBase, one: Value, other: Value) -> bool:
    """Return whether two values are certainly not the same.

    Things differ if the base knows both and no name is shared; all else is judged by itself.
    """
    match one, other:
        case Thing(), Thing():
            known = one.id in base.entities and other.id in base.entities
            return known and not base.identity.same(one.id, other.id)
        case _:
            return certainly_differ(one, other)


def not_the_value(base: KnowledgeBase, subject: str, name: str, value: Value) -> Proof | None:
    """Prove that a subject's property does not have a value: it has one, and it is another.

    If the base holds several statements on it, each must exclude the value.
    """
    if not PROPERTIES[name].functional:
        return None
    stated = base.about(subject, name)
    if not stated or not all(differ(base, each.value, value) for each in stated):
        return None
    kind = ProofKind.TIME if isinstance(value, Moment) else ProofKind.FUNCTIONAL
    return Proof(kind=kind, statements=tuple(each.id for each in stated))


def not_on_list(base: KnowledgeBase, listed: NamedList, thing: str) -> Proof | None:
    """Prove that something the base knows is not on a list: the list is complete, without it.

    What shares a meaningful word with a member might be the member under another name, and is
    not proven to be off the list.
    """
    entity = base.entities.get(thing)
    if not listed.complete or entity is None:
        return None
    named = {normal(name) for name in entity.names}
    words = frozenset().union(*(content_words(name) for name in entity.names))
    for member in listed.members:
        if base.identity.same(member.id, thing):
            return None
        for name in (member.name, *member.aliases):
            if normal(name) in named or content_words(name) & words:
                return None
    members = tuple(f"{listed.id}.{member.id}" for member in listed.members)
    return Proof(kind=ProofKind.COMPLETE_LIST, statements=members)


def _closure(base: KnowledgeBase, stands: tuple[Stand, ...]) -> frozenset[str]:
    """Return the stands that follow from some: by ``implies``, and by meaning the same."""
    found: set[str] = set()
    waiting = [stand.id for stand in stands]
    while waiting:
        current = base.identity.of(waiting.pop())
        if current in found:
            continue
        found.add(current)
        for stand in base.stands_meaning.get(current, ()):
            waiting.extend(stand.implies)
    return frozenset(found)


def not_held(base: KnowledgeBase, holder: str, stand: Stand) -> Proof | None:
    """Prove that a holder does not take a stand on its issue.

    All that the holder says on the issue is on record, and the stand neither is among it, nor
    follows from it, nor says more of the same. Voices that contain the holder, or that it
    contains, count as the holder: what one Russian participant says, "the Russian participants"
    may be said to say.
    """
    if not stand.complete:
        return None
    related = base.related_voices(holder)
    on_record = tuple(
        each for each in base.stands_on.get(stand.issue, ()) if each.holder in related
    )
    if not any(each.holder == holder for each in on_record):
        return None
    held = _closure(base, on_record)
    if held & _closure(base, (stand,)):
        return None
    return Proof(kind=ProofKind.HOLDER, statements=tuple(each.id for each in on_record))
