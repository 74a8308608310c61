"""Questions about named lists: which belong to it, which does not.

Only a complete list, or a stated reason, proves that something does not belong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from factquiz.generation.identity import chosen
from factquiz.generation.question import Assertion, Question, Reply
from factquiz.generation.questions.common import distinct, entailed, frame, testable
from factquiz.generation.questions.reasons import confirmed, noted
from factquiz.generation.wording import capital, holder_text, series
from factquiz.items.base import Level, Proof, ProofKind
from factquiz.knowledge.proofs import not_on_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.facts.things import Member, NamedList
    from factquiz.knowledge.base import KnowledgeBase

SHORT_LIST = 6
"""Members that a reason may name one and all."""

_DATED = re.compile(r"\bin (?:early |late )?\d{4}$")
"""“Members of the union in 2019”: what was so then is told in the past."""


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield the questions on each list: choose all, choose one, choose the odd one out."""
    sorts: defaultdict[str, list[NamedList]] = defaultdict(list)
    for listed in base.lists:
        if listed.sort:
            sorts[listed.sort].append(listed)
    for listed in base.lists:
        if testable(base, listed.id):
            yield from _on(base, listed, sorts)


def _on(
    base: KnowledgeBase, listed: NamedList, sorts: Mapping[str, list[NamedList]]
) -> Iterator[Question]:
    right = tuple(_right(base, listed, member) for member in listed.members)
    wrong = distinct(_wrong(base, listed, sorts.get(listed.sort or "", [])))
    prefix = f"according to {holder_text(base, listed.holder)}, " if listed.holder else ""
    yield frame(
        base,
        listed.id,
        "list.members",
        listed.id,
        Level.REMEMBER,
        stems=(
            capital(
                f"{prefix}which of these {_be(listed, many=True)} {listed.members_are}?"
                " Choose all that apply."
            ),
            capital(
                f"{prefix}which of these belong to the {listed.members_are}? Choose all that apply."
            ),
        ),
        replies=(*right, *wrong),
        assertions=(*_true(base, listed), *_false(base, listed, wrong)),
        many=True,
    )
    for reply in right:
        yield frame(
            base,
            listed.id,
            "list.member",
            reply.id,
            Level.REMEMBER,
            stems=(
                capital(f"{prefix}which of these {_be(listed)} {listed.member_is}?"),
                capital(f"{prefix}which of these belongs to the {listed.members_are}?"),
            ),
            replies=(reply, *wrong),
        )
    if len(right) > 2:  # noqa: PLR2004 (an odd one out stands against at least three)
        for reply in wrong:
            yield _odd_one_out(base, listed, reply, right, prefix)


def _be(listed: NamedList, *, many: bool = False) -> str:
    """Return the verb that a list takes: of a year in its name, the past."""
    if _DATED.search(listed.members_are):
        return "were" if many else "was"
    return "are" if many else "is"


def _odd_one_out(
    base: KnowledgeBase,
    listed: NamedList,
    wrong: Reply,
    right: tuple[Reply, ...],
    prefix: str,
) -> Question:
    key = replace(wrong, key=True)
    options = tuple(replace(each, key=False) for each in right)
    return frame(
        base,
        listed.id,
        "list.odd",
        f"{listed.id}~{wrong.id}",
        Level.UNDERSTAND,
        stems=(
            capital(f"{prefix}which of these {_be(listed)} NOT {listed.member_is}?"),
            capital(f"{prefix}which of these does NOT belong to the {listed.members_are}?"),
        ),
        replies=(key, *options),
    )


def _right(base: KnowledgeBase, listed: NamedList, member: Member) -> Reply:
    reason = f"“{capital(member.name)}” {_be(listed)} one of the {listed.members_are}."
    return Reply(
        id=f"{listed.id}.{member.id}",
        text=capital(member.name),
        key=True,
        rationale=f"{reason} {member.detail}" if member.detail else noted(base, listed.id, reason),
        proof=entailed(f"{listed.id}.{member.id}"),
        evidence=base.evidence(listed.id),
        same=base.identity.of(member.id),
    )


def _wrong(base: KnowledgeBase, listed: NamedList, same_sort: list[NamedList]) -> Iterator[Reply]:
    for number, outsider in enumerate(listed.not_members):
        yield Reply(
            id=f"{listed.id}!{number}",
            text=capital(outsider.name),
            key=False,
            rationale=outsider.because,
            proof=Proof(kind=ProofKind.STATED, statements=(listed.id,)),
            evidence=base.evidence(listed.id),
            nearness=1.0,
        )
    for other in same_sort:
        if other.id == listed.id or not testable(base, other.id):
            continue
        for member in other.members:
            proof = not_on_list(base, listed, member.id)
            if proof is not None:
                reason = f"“{capital(member.name)}” {_be(other)} one of the {other.members_are}."
                yield Reply(
                    id=f"{other.id}.{member.id}",
                    text=capital(member.name),
                    key=False,
                    rationale=f"{reason} It {_be(listed)} not among the {listed.members_are}.",
                    proof=proof,
                    evidence=base.evidence(other.id, listed.id),
                    nearness=0.8 if other.lesson == listed.lesson else 0.4,
                    same=base.identity.of(member.id),
                )


def _claim(base: KnowledgeBase, listed: NamedList, name: str) -> str:
    """Return the sentence that puts something on a list, worded in one of two ways."""
    prefix = f"according to {holder_text(base, listed.holder)}, " if listed.holder else ""
    named = f"“{capital(name)}”"
    verb = "included" if _DATED.search(listed.members_are) else "include"
    forms = (
        f"{prefix}{named} {_be(listed)} one of the {listed.members_are}.",
        f"{prefix}the {listed.members_are} {verb} {named}.",
    )
    return capital(chosen(forms, f"{listed.id}.{named}"))


def _all_of(listed: NamedList) -> str:
    """Return a sentence with all members of a short list that is complete."""
    if not listed.complete or not 1 < len(listed.members) <= SHORT_LIST:
        return ""
    return f"The {listed.members_are}: {series([member.name for member in listed.members])}."


def _true(base: KnowledgeBase, listed: NamedList) -> Iterator[Assertion]:
    for member in listed.members:
        reply = _right(base, listed, member)
        yield Assertion(
            id=reply.id,
            text=_claim(base, listed, member.name),
            true=True,
            rationale=confirmed(base, listed.id, member.detail or _all_of(listed)),
            proof=reply.proof,
            evidence=reply.evidence,
        )


def _false(base: KnowledgeBase, listed: NamedList, wrong: tuple[Reply, ...]) -> Iterator[Assertion]:
    for reply in wrong[: len(listed.members)]:
        yield Assertion(
            id=f"{listed.id}~{reply.id}",
            text=_claim(base, listed, reply.text),
            true=False,
            rationale=reply.rationale,
            proof=reply.proof,
            evidence=reply.evidence,
        )
