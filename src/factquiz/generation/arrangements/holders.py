"""Holders and what they hold: match each to its answer, sort statements between two of them.

A statement is put with one holder only if it is refuted for all the others.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from factquiz.generation.arrangement import Pairing, pairing
from factquiz.generation.identity import chosen
from factquiz.generation.questions.common import entailed, testable
from factquiz.generation.questions.reasons import noted
from factquiz.generation.questions.reporting import briefly
from factquiz.generation.wording import capital, holder_text, name_of, sentence, speaks
from factquiz.items.arranged import Prompt, Refutation, Target
from factquiz.items.base import Level
from factquiz.knowledge.proofs import not_held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.stand import Stand

FEWEST = 3
MOST = 8


_MATCHES = {
    "voice": (
        "Match each voice{where} to its answer.",
        "Who{where} gave which answer? Match them.",
    ),
    "case": (
        "Match each case{where} to its answer.",
        "Which answer fits which case{where}? Match them.",
    ),
}
_STEMS = (
    "Whose view is each of these? Sort the statements.",
    "Which of the two would have said which of these? Sort the statements.",
)


def arrangements(base: KnowledgeBase) -> Iterator[Pairing]:
    """Yield the stands on each issue, and those of two holders on several."""
    for issue, stands in base.stands_on.items():
        yield from _who_said_what(base, issue, stands)
    yield from _two_holders(base)


def _who_said_what(base: KnowledgeBase, issue: str, stands: tuple[Stand, ...]) -> Iterator[Pairing]:
    """Yield the match of an issue's holders and what each holds on it."""
    picked: list[Stand] = []
    for stand in stands:
        alone = sum(1 for other in stands if other.holder == stand.holder) == 1
        if (
            alone
            and testable(base, stand.fact)
            and all(_apart(base, stand, other) for other in picked)
        ):
            picked.append(stand)
    if len(picked) < FEWEST or not all(stand.answer and stand.complete for stand in picked):
        return
    picked = picked[:MOST]
    settings = {getattr(base.facts.get(stand.holder), "setting", "") for stand in picked}
    name = name_of if len(settings) == 1 else holder_text
    where = f" {settings.pop()}" if len(settings) == 1 and settings != {""} else ""
    what = "voice" if all(speaks(base, stand.holder) for stand in picked) else "case"
    yield pairing(
        base,
        "issue.holders",
        issue,
        f"{picked[0].question} {chosen(_MATCHES[what], issue).replace('{where}', where)}",
        tuple(
            _prompt(
                base,
                stand,
                capital(name(base, stand.holder)),
                key=stand.id,
                refuted=tuple(_refuted_answers(base, stand, picked)),
            )
            for stand in picked
        ),
        tuple(
            Target(
                id=stand.id,
                text=capital(stand.answer),
                rationale=briefly(base, stand),
                evidence=base.evidence(stand.fact),
            )
            for stand in picked
        ),
        one_to_one=True,
    )


def _apart(base: KnowledgeBase, one: Stand, other: Stand) -> bool:
    return bool(not_held(base, one.holder, other) and not_held(base, other.holder, one))


def _refuted_answers(
    base: KnowledgeBase, stand: Stand, others: list[Stand]
) -> Iterator[Refutation]:
    for other in others:
        proof = not_held(base, stand.holder, other) if other.id != stand.id else None
        if proof is not None:
            yield Refutation(target=other.id, proof=proof)


def _two_holders(base: KnowledgeBase) -> Iterator[Pairing]:
    """Yield the stands of two holders that disagree on several issues, to be told apart."""
    shared: defaultdict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stands in base.stands_on.values():
        usable = [stand for stand in stands if stand.complete and testable(base, stand.fact)]
        for one, other in combinations(usable, 2):
            voices = speaks(base, one.holder) and speaks(base, other.holder)
            if voices and one.holder != other.holder and _apart(base, one, other):
                pair = (min(one.holder, other.holder), max(one.holder, other.holder))
                shared[pair].extend((one, other))
    for pair, found in sorted(shared.items()):
        both = list(dict.fromkeys(found))[:MOST]
        lessons = {base.facts[stand.fact].lesson for stand in both}
        if len(both) > FEWEST and len(lessons) == 1:
            yield _sorted_by_holder(base, pair, both)


def _sorted_by_holder(base: KnowledgeBase, pair: tuple[str, str], stands: list[Stand]) -> Pairing:
    def other(stand: Stand) -> str:
        return pair[1] if stand.holder == pair[0] else pair[0]

    unseen = all(stand.paraphrases for stand in stands)
    return pairing(
        base,
        "holders.sort",
        f"{pair[0]}|{pair[1]}",
        chosen(_STEMS, "|".join(pair)),
        tuple(
            _prompt(
                base,
                stand,
                sentence(stand.paraphrases[0] if stand.paraphrases else stand.says),
                key=stand.holder,
                refuted=tuple(
                    Refutation(target=other(stand), proof=proof)
                    for proof in (not_held(base, other(stand), stand),)
                    if proof is not None
                ),
            )
            for stand in stands
        ),
        tuple(
            Target(
                id=holder,
                text=capital(holder_text(base, holder)),
                rationale=" ".join(briefly(base, s) for s in stands if s.holder == holder),
                evidence=base.evidence(*(s.fact for s in stands if s.holder == holder)),
            )
            for holder in pair
        ),
        one_to_one=False,
        level=Level.APPLY if unseen else Level.ANALYSE,
    )


def _prompt(
    base: KnowledgeBase, stand: Stand, text: str, key: str, refuted: tuple[Refutation, ...]
) -> Prompt:
    return Prompt(
        id=f"p:{stand.id}",
        fact=stand.fact,
        text=text,
        key=key,
        rationale=noted(base, stand.fact, briefly(base, stand)),
        proof=entailed(stand.id),
        evidence=base.evidence(stand.fact),
        refuted=refuted,
    )
