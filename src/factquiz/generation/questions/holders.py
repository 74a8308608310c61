"""Questions about who holds a position, in the words that were taught or in words never seen.

Whoever has understood a position knows it in other words: a paraphrase asks for more than memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.identity import chosen
from factquiz.generation.question import Assertion, Question, Reply
from factquiz.generation.questions.common import distinct, entailed, frame, testable
from factquiz.generation.questions.reasons import noted
from factquiz.generation.questions.reporting import both, briefly
from factquiz.generation.questions.stands import swapped
from factquiz.generation.wording import capital, holder_text, name_of, sentence, speaks
from factquiz.items.base import Level, Proof, ProofKind
from factquiz.knowledge.proofs import not_held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.stand import Stand


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield “who held it” for each position, and the same for its paraphrases."""
    for stand in base.stands.values():
        if testable(base, stand.fact) and speaks(base, stand.holder):
            if stand.complete:
                yield _who(base, stand)
            if stand.complete and stand.paraphrases:
                yield _who_unseen(base, stand)
            if stand.paraphrases:
                yield _unseen(base, stand)


def _who(base: KnowledgeBase, stand: Stand) -> Question:
    where, replies = _named(base, stand)
    return frame(
        base,
        stand.fact,
        "stand.holder",
        stand.id,
        Level.ANALYSE,
        stems=(
            f"Who held{where} that {stand.says}?",
            f"Whose view was it{where} that {stand.says}?",
        ),
        replies=replies,
    )


def _who_unseen(base: KnowledgeBase, stand: Stand) -> Question:
    where, replies = _named(base, stand)
    said = stand.paraphrases[0]
    return frame(
        base,
        stand.fact,
        "unseen.holder",
        stand.id,
        Level.APPLY,
        stems=(
            f"Who{where} would have accepted this: “{capital(said)}”?",
            f"Whose view was it{where}, in other words, that {said}?",
        ),
        replies=replies,
    )


def _named(base: KnowledgeBase, stand: Stand) -> tuple[str, tuple[Reply, ...]]:
    """Return the setting that all holders share, if they do, and the holders as replies."""
    others = _others(base, stand)
    holders = (stand.holder, *(other.holder for other in others))
    settings = {getattr(base.facts.get(holder), "setting", "") for holder in holders}
    together = len(settings) == 1 and settings != {""}
    text = name_of if together else holder_text
    key = Reply(
        id=stand.id,
        text=capital(text(base, stand.holder)),
        key=True,
        rationale=noted(base, stand.fact, briefly(base, stand)),
        proof=entailed(stand.id),
        evidence=base.evidence(stand.fact),
        same=base.identity.of(stand.holder),
    )
    wrong = (
        Reply(
            id=other.id,
            text=capital(text(base, other.holder)),
            key=False,
            rationale=both(base, other, stand),
            proof=proof,
            evidence=base.evidence(other.fact, stand.fact),
            same=base.identity.of(other.holder),
        )
        for other, proof in others.items()
    )
    return f" {settings.pop()}" if together else "", (key, *distinct(wrong))


def _others(base: KnowledgeBase, stand: Stand) -> dict[Stand, Proof]:
    """Return a stand of each other holder who is proven not to take this one."""
    found: dict[Stand, Proof] = {}
    for other in base.stands_on.get(stand.issue, ()):
        if other.holder == stand.holder or not testable(base, other.fact):
            continue
        proof = not_held(base, other.holder, stand)
        if proof is not None:
            found[other] = proof
    return found


def _unseen(base: KnowledgeBase, stand: Stand) -> Question:
    """Return sentences that its holder would accept, and some that its holder would not."""
    return frame(
        base,
        stand.fact,
        "unseen.stand",
        stand.id,
        Level.APPLY,
        assertions=(*_accepted(base, stand), *_refused(base, stand)),
    )


def _would_accept(base: KnowledgeBase, stand: Stand, text: str) -> str:
    """Return the sentence that a holder would agree, worded in one of three ways."""
    who, said = holder_text(base, stand.holder), sentence(text)
    forms = (
        f"{who} would have accepted that {text}",
        f"{who} would have agreed with this: “{said}”",
        f"{who} would have signed this sentence: “{said}”",
    )
    return sentence(chosen(forms, text))


def _accepted(base: KnowledgeBase, stand: Stand) -> Iterator[Assertion]:
    reason = f"It says the same in other words. {briefly(base, stand)}"
    for number, paraphrase in enumerate(stand.paraphrases):
        yield Assertion(
            id=f"{stand.id}={number}",
            text=_would_accept(base, stand, paraphrase),
            true=True,
            rationale=noted(base, stand.fact, reason),
            proof=entailed(stand.id),
            evidence=base.evidence(stand.fact),
        )


def _refused(base: KnowledgeBase, stand: Stand) -> Iterator[Assertion]:
    for number, misreading in enumerate(stand.misreadings):
        if misreading.says:
            yield Assertion(
                id=f"{stand.id}!{number}",
                text=_would_accept(base, stand, misreading.says),
                true=False,
                rationale=misreading.because,
                proof=Proof(kind=ProofKind.STATED, statements=(stand.id,)),
                evidence=base.evidence(stand.fact),
            )
    for other, proof in swapped(base, stand, paraphrased=True):
        yield Assertion(
            id=f"{stand.id}~{other.id}",
            text=_would_accept(base, stand, other.paraphrases[0]),
            true=False,
            rationale=both(base, other, stand),
            proof=proof,
            evidence=base.evidence(other.fact, stand.fact),
        )
