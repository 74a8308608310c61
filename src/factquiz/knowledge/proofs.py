"""Proofs that something is false. Unknown is not false: without a proof there is ``None``.

Every function returns the proof as data, so that a rationale can be written from it and a
checker can go over it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.items.base import Proof, ProofKind
from factquiz.knowledge.properties import FORMER, PROPERTIES
from factquiz.knowledge.statement import Moment, Thing, Words, certainly_differ
from factquiz.knowledge.text import content_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from factquiz.facts.things import NamedList
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.stand import Stand
    from factquiz.knowledge.statement import Value


def differ(base: KnowledgeBase, one: Value, other: Value) -> bool:
    """Return whether two values are certainly not the same.

    Things differ if the base knows both and no name is shared. Words that the base knows as names
    differ if they name two things. All else is judged by itself.
    """
    match one, other:
        case Thing(), Thing():
            known = one.id in base.entities and other.id in base.entities
            return known and not base.identity.same(one.id, other.id)
        case Words(), Words():
            named = base.identity.named(one.text)
            same = named is not None and named == base.identity.named(other.text)
            return not same and certainly_differ(one, other)
        case _:
            return certainly_differ(one, other)


def not_the_value(
    base: KnowledgeBase, subject: str, name: str, value: Value, holder: str = ""
) -> Proof | None:
    """Prove that a subject's property does not have a value: it has one, and it is another.

    If the base holds several statements on it, each must exclude the value. One at least must be
    of the record, or, where a question is asked in a ``holder``'s name, of that holder: what
    somebody else says of a thing refutes nothing.
    """
    return refuter(base, subject, name, holder)(value)


def refuter(
    base: KnowledgeBase, subject: str, name: str, holder: str = ""
) -> Callable[[Value], Proof | None]:
    """Return :func:`not_the_value` for one subject and property, to be asked of many values."""
    if not PROPERTIES[name].functional:
        return _unproven
    stated = base.about(subject, name)
    if not any(each.holder == holder for each in stated):
        return _unproven
    all_of = (*stated, *base.about(subject, FORMER.get(name, "")))
    ids = tuple(each.id for each in all_of)

    def refute(value: Value) -> Proof | None:
        if not all(differ(base, each.value, value) for each in all_of):
            return None
        kind = ProofKind.TIME if isinstance(value, Moment) else ProofKind.FUNCTIONAL
        return Proof(kind=kind, statements=ids)

    return refute


def _unproven(_: Value) -> None:
    return None


def not_on_list(base: KnowledgeBase, listed: NamedList, thing: str) -> Proof | None:
    """Prove that something the base knows is not on a list: the list is complete, without it.

    What shares a meaningful word with a member might be the member under another name, and is
    not proven to be off the list.
    """
    if not listed.complete or thing not in base.entities:
        return None
    names = base.names_meaning[base.identity.of(thing)]
    words = frozenset().union(*(content_words(name) for name in names))
    for member in listed.members:
        if base.identity.same(member.id, thing):
            return None
        if any(content_words(name) & words for name in (member.name, *member.aliases)):
            return None
    members = tuple(f"{listed.id}.{member.id}" for member in listed.members)
    return Proof(kind=ProofKind.COMPLETE_LIST, statements=members)


def not_held(base: KnowledgeBase, holder: str, stand: Stand) -> Proof | None:
    """Prove that a holder does not take a stand on its issue.

    All that the holder says on the issue is on record, and the stand neither is among it, nor
    follows from it, nor says more of the same. Voices that contain the holder, or that it
    contains, count as the holder: what one participant says, "the participants" may be said to
    say. What the holder says elsewhere counts as well, whatever it answers.
    """
    if not stand.complete:
        return None
    on_record = tuple(each for each in base.stands_of(holder) if each.issue == stand.issue)
    same_holder = (base.identity.same(each.holder, holder) for each in on_record)
    if not any(same_holder) or not base.held_by(holder).isdisjoint(base.following((stand,))):
        return None
    return Proof(kind=ProofKind.HOLDER, statements=tuple(each.id for each in on_record))
