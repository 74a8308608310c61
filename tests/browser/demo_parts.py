"""What the items of the demo form are made of: a proof, evidence, options, answers."""

from __future__ import annotations

from typing import TypedDict

from factquiz.items.base import (
    Answer,
    Evidence,
    LessonLink,
    Level,
    Option,
    Proof,
    ProofKind,
    SourceLink,
)

PROOF = Proof(kind=ProofKind.FUNCTIONAL, statements=("bible.finished",))


def evidence(anchor: str, at: str) -> Evidence:
    """Return a link to a sentence of the demo lesson, and one to a paragraph of its source."""
    return Evidence(
        lessons=(LessonLink(lesson="lesson", anchor=anchor, title="How print came to Europe"),),
        sources=(SourceLink(source="chronicle", at=at, label=f"Chronicle, {at}"),),
    )


FIRST = evidence("taught-1", "2 ¶1")
SECOND = evidence("taught-2", "3 ¶5")


def option(ident: str, text: str, rationale: str, *, key: bool = False) -> Option:
    """Return an option."""
    return Option(id=ident, text=text, key=key, rationale=rationale, proof=PROOF, evidence=FIRST)


def answer(text: str, rationale: str, *, key: bool = False) -> Answer:
    """Return a typed answer that is known."""
    return Answer(text=text, key=key, rationale=rationale, proof=PROOF, evidence=SECOND)


class Common(TypedDict):
    """What every item needs and no test looks at."""

    pattern: str
    lesson: str
    level: Level
    facts: tuple[str, ...]
    statements: tuple[str, ...]


COMMON: Common = {
    "pattern": "demo",
    "lesson": "lesson",
    "level": Level.REMEMBER,
    "facts": ("bible",),
    "statements": ("bible.finished",),
}
