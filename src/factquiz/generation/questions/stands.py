"""Questions about what somebody holds, and about single claims of the record.

An opinion is asked only in the name of its holder, with the setting that dates it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from factquiz.generation.question import Assertion, Question, Reply
from factquiz.generation.questions.common import distinct, entailed, frame, testable
from factquiz.generation.questions.reasons import confirmed, noted
from factquiz.generation.questions.reporting import both, briefly, dated
from factquiz.generation.wording import (
    capital,
    in_the_name_of,
    name_of,
    speaks,
)
from factquiz.items.base import Level, Proof, ProofKind
from factquiz.knowledge.proofs import not_held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.stand import Stand


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield what each stand allows: what was held, true or false."""
    for stand in base.stands.values():
        if testable(base, stand.fact):
            yield _what(base, stand)


def _what(base: KnowledgeBase, stand: Stand) -> Question:
    question = stand.question
    stems = in_the_name_of(base, stand.holder, question) if stand.holder else (question,)
    key = Reply(
        id=stand.id,
        text=capital(stand.answer),
        key=True,
        rationale=noted(base, stand.fact, briefly(base, stand)),
        proof=entailed(stand.id),
        evidence=base.evidence(stand.fact),
        same=base.identity.of(stand.id),
    )
    replies = (key, *distinct(_wrong_answers(base, stand))) if question and stand.answer else ()
    return frame(
        base,
        stand.fact,
        "stand.answer",
        stand.id,
        Level.UNDERSTAND,
        stems=stems if question else (),
        replies=replies,
        assertions=(_true(base, stand), *_false(base, stand)),
        typed=(stand.answer, *stand.accept) if stand.typed else (),
        typed_stems=stems if stand.typed and question else (),
    )


def _wrong_answers(base: KnowledgeBase, stand: Stand) -> Iterator[Reply]:
    """Yield what others hold on the issue, then the misreadings that the fact names."""
    prove = partial(not_held, base, stand.holder)
    for other in base.stands_on.get(stand.issue, ()) if stand.holder else ():
        proof = prove(other) if other.answer and other.holder != stand.holder else None
        if proof is not None and testable(base, other.fact):
            yield Reply(
                id=other.id,
                text=capital(other.answer),
                key=False,
                rationale=both(base, other, stand),
                proof=proof,
                evidence=base.evidence(other.fact, stand.fact),
                nearness=1.0,
                same=base.identity.of(other.id),
            )
    for number, misreading in enumerate(stand.misreadings):
        if misreading.answer:
            yield Reply(
                id=f"{stand.id}!{number}",
                text=capital(misreading.answer),
                key=False,
                rationale=misreading.because,
                proof=Proof(kind=ProofKind.STATED, statements=(stand.id,)),
                evidence=base.evidence(stand.fact),
                nearness=0.9,
            )


def _true(base: KnowledgeBase, stand: Stand) -> Assertion:
    held = f"That is what {name_of(base, stand.holder)} held."
    return Assertion(
        id=stand.id,
        text=dated(base, stand),
        true=True,
        rationale=noted(base, stand.fact, held)
        if speaks(base, stand.holder)
        else confirmed(base, stand.fact),
        proof=entailed(stand.id),
        evidence=base.evidence(stand.fact),
    )


def _false(base: KnowledgeBase, stand: Stand) -> Iterator[Assertion]:
    for number, misreading in enumerate(stand.misreadings):
        if misreading.says:
            yield Assertion(
                id=f"{stand.id}!{number}",
                text=dated(base, stand, misreading.says),
                true=False,
                rationale=misreading.because,
                proof=Proof(kind=ProofKind.STATED, statements=(stand.id,)),
                evidence=base.evidence(stand.fact),
            )
    for other, proof in swapped(base, stand):
        yield Assertion(
            id=f"{stand.id}~{other.id}",
            text=dated(base, stand, other.says),
            true=False,
            rationale=both(base, other, stand),
            proof=proof,
            evidence=base.evidence(other.fact, stand.fact),
        )


def swapped(
    base: KnowledgeBase, stand: Stand, *, paraphrased: bool = False
) -> Iterator[tuple[Stand, Proof]]:
    """Yield one stand of somebody else that this holder is proven not to take.

    ``paraphrased`` asks for one that has a paraphrase.
    """
    for other in base.stands_on.get(stand.issue, ()) if stand.holder else ():
        if other.holder == stand.holder or not testable(base, other.fact):
            continue
        if paraphrased and not other.paraphrases:
            continue
        proof = not_held(base, stand.holder, other)
        if proof is not None:
            yield other, proof
            return
