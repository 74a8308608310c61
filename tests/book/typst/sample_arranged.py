"""Hand-made items that are answered by arranging or by typing a number or a date."""

from __future__ import annotations

from decimal import Decimal

from factquiz.items.arranged import (
    Classify,
    Cloze,
    Entry,
    Gap,
    Match,
    Order,
    Prompt,
    Target,
)
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
from factquiz.items.typed import DateAnswer, KnownDate, KnownNumber, Numeric

SOURCE = SourceLink(source="stevenson1850", at="II ¶3", label="Stevenson 1850, II ¶3")
EVIDENCE = Evidence(
    lessons=(LessonLink(lesson="towers", anchor="fact-eddystone", title="Towers in the sea"),),
    sources=(SOURCE,),
)
PROOF = Proof(kind=ProofKind.FUNCTIONAL, statements=("s1",))
BELL_ROCK = Evidence(
    sources=(SourceLink(source="stevenson1824", at="whole", label="Stevenson 1824"),)
)


def _prompt(text: str, key: str, rationale: str, evidence: Evidence = EVIDENCE) -> Prompt:
    return Prompt(
        id=f"p:{text}",
        fact="f1",
        text=text,
        key=key,
        rationale=rationale,
        proof=PROOF,
        evidence=evidence,
    )


def _target(identifier: str, text: str, rationale: str) -> Target:
    return Target(id=identifier, text=text, rationale=rationale, evidence=EVIDENCE)


def _entry(text: str, position: int, rationale: str) -> Entry:
    return Entry(
        id=text,
        fact="f1",
        text=text,
        position=position,
        rationale=rationale,
        proof=PROOF,
        evidence=EVIDENCE,
    )


MATCH = Match(
    id="i5",
    pattern="builders.pairs",
    stem="Match each tower to its builder.",
    lesson="towers",
    objective="name-builders",
    level=Level.REMEMBER,
    facts=("f1",),
    statements=("s1",),
    prompts=(
        _prompt("Bell Rock", "stevenson", "Robert Stevenson built it from 1807 on.", BELL_ROCK),
        _prompt("The third Eddystone tower", "smeaton", "It is known as Smeaton’s Tower."),
    ),
    targets=(
        _target("smeaton", "John Smeaton", "He built the third Eddystone tower."),
        _target("douglass", "James Douglass", "He built the fourth Eddystone tower."),
        _target("stevenson", "Robert Stevenson", "He built on the Bell Rock."),
    ),
)

CLASSIFY = Classify(
    id="i6",
    pattern="holders.sort",
    stem="Who should pay for a light? Sort the statements.",
    lesson="towers",
    objective="weigh-views",
    level=Level.ANALYSE,
    facts=("f1",),
    statements=("s1",),
    prompts=(
        _prompt("Every ship that passes owes its share.", "trinity", "So argued Trinity House."),
        _prompt("A light that all can see is a gift.", "mill", "Mill said so in 1848."),
        _prompt("No captain can be made to pay at sea.", "mill", "Mill thought of the cost."),
    ),
    targets=(
        _target("mill", "John Stuart Mill", "He wrote on lights in 1848."),
        _target("trinity", "Trinity House", "It took dues in the harbours."),
    ),
)

ORDER = Order(
    id="i7",
    pattern="chronology",
    stem="In which order were these towers lit? Begin with the earliest.",
    lesson="towers",
    objective="date-towers",
    level=Level.UNDERSTAND,
    facts=("f1",),
    statements=("s1",),
    entries=(
        _entry("Bell Rock", 3, "It was lit in February 1811."),
        _entry("Winstanley’s tower", 1, "It was lit in November 1698."),
        _entry("Smeaton’s tower", 2, "It was lit in October 1759."),
    ),
)

CLOZE = Cloze(
    id="i8",
    pattern="gaps.place.lit",
    stem="Complete the sentence.",
    lesson="towers",
    objective="explain-lens",
    level=Level.REMEMBER,
    facts=("f1",),
    statements=("s1",),
    texts=("Fresnel’s first large lens shone at ", " ", "."),
    gaps=(
        Gap(
            id="g1",
            answers=(
                Answer(
                    text="Cordouan",
                    key=True,
                    rationale="The lens stood at the mouth of the Gironde.",
                    proof=PROOF,
                    evidence=EVIDENCE,
                ),
            ),
        ),
        Gap(
            id="g2",
            options=(
                Option(
                    id="a",
                    text="in July 1823",
                    key=True,
                    rationale="It was lit there in July 1823.",
                    proof=PROOF,
                    evidence=EVIDENCE,
                ),
                Option(
                    id="b",
                    text="in February 1811",
                    key=False,
                    rationale="That is when the Bell Rock was lit.",
                    proof=PROOF,
                    evidence=BELL_ROCK,
                ),
            ),
        ),
    ),
)

NUMERIC = Numeric(
    id="i9",
    pattern="amount.value",
    stem="How high is Smeaton’s tower?",
    lesson="towers",
    objective="date-towers",
    level=Level.REMEMBER,
    facts=("f1",),
    statements=("s1",),
    low=Decimal(22),
    high=Decimal(22),
    tolerance=Decimal(1),
    unit="metres",
    text="about 22 metres",
    rationale="It measures 72 feet, which is about 22 metres.",
    proof=PROOF,
    evidence=EVIDENCE,
    known=(
        KnownNumber(
            text="36 metres",
            low=Decimal(36),
            high=Decimal(36),
            rationale="The Bell Rock is as high as that.",
            proof=PROOF,
            evidence=BELL_ROCK,
        ),
    ),
)

DATE = DateAnswer(
    id="i10",
    pattern="lit.value",
    stem="When was Smeaton’s tower first lit? Give the month and the year.",
    lesson="towers",
    objective="date-towers",
    level=Level.REMEMBER,
    facts=("f1",),
    statements=("s1",),
    date="1759-10",
    text="October 1759",
    rationale="It was lit on 16 October 1759.",
    proof=PROOF,
    evidence=EVIDENCE,
    known=(
        KnownDate(
            date="1756-08",
            text="August 1756",
            rationale="The first stone was laid in August 1756.",
            proof=PROOF,
            evidence=EVIDENCE,
        ),
    ),
)

ITEMS = (MATCH, CLASSIFY, ORDER, CLOZE, NUMERIC, DATE)
