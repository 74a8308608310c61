"""Sorting: to which list does each of these belong.

A member is sorted among lists only if it is proven to be on none of the others.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factquiz.generation.arrangement import Pairing, pairing
from factquiz.generation.identity import chosen
from factquiz.generation.questions.common import entailed, testable
from factquiz.generation.wording import capital
from factquiz.items.arranged import Prompt, Refutation, Target
from factquiz.knowledge.proofs import not_on_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.things import Member, NamedList
    from factquiz.knowledge.base import KnowledgeBase

FEWEST = 3
MOST = 16
_CATEGORIES = 4


_STEMS = (
    "Where does each of these belong? Sort them.",
    "Sort these: to what does each of them belong?",
)


def arrangements(base: KnowledgeBase) -> Iterator[Pairing]:
    """Yield the members of complete lists of one sort, to be sorted into their lists."""
    sorts: defaultdict[tuple[str, str], list[NamedList]] = defaultdict(list)
    for listed in base.lists:
        if listed.sort and listed.complete and not listed.holder and testable(base, listed.id):
            sorts[listed.sort, listed.lesson or ""].append(listed)
    for (sort, lesson), lists in sorted(sorts.items()):
        categories = lists[:_CATEGORIES]
        members = [(listed, member) for listed in categories for member in listed.members]
        prompts = tuple(
            prompt
            for listed, member in members
            if (prompt := _member_prompt(base, listed, member, categories)) is not None
        )
        filled = {prompt.key for prompt in prompts}
        if len(filled) > 1 and len(prompts) >= FEWEST:
            yield pairing(
                base,
                "lists.sort",
                f"{lesson}|{sort}",
                chosen(_STEMS, f"{lesson}|{sort}"),
                prompts[:MOST],
                tuple(_list_target(base, listed) for listed in categories),
                one_to_one=False,
            )


def _list_target(base: KnowledgeBase, listed: NamedList) -> Target:
    names = ", ".join(f"“{member.name}”" for member in listed.members)
    return Target(
        id=listed.id,
        text=capital(listed.members_are),
        rationale=f"{capital(listed.members_are)}: {names}.",
        evidence=base.evidence(listed.id),
    )


def _member_prompt(
    base: KnowledgeBase, listed: NamedList, member: Member, lists: list[NamedList]
) -> Prompt | None:
    """Return the prompt for a member, if it is proven to be on none of the other lists."""
    refuted = []
    for other in lists:
        if other.id != listed.id:
            proof = not_on_list(base, other, member.id)
            if proof is None:
                return None
            refuted.append(Refutation(target=other.id, proof=proof))
    reason = f"“{capital(member.name)}” is one of the {listed.members_are}."
    return Prompt(
        id=f"p:{listed.id}.{member.id}",
        fact=listed.id,
        text=capital(member.name),
        key=listed.id,
        rationale=f"{reason} {member.detail}" if member.detail else reason,
        proof=entailed(f"{listed.id}.{member.id}"),
        evidence=base.evidence(listed.id),
        refuted=tuple(refuted),
    )
