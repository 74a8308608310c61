"""A hand-made practice form with every interaction."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.assembly.form import Form, FormItem
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
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import ShortAnswer

if TYPE_CHECKING:
    from factquiz.items.model import Item

_PROOF = Proof(kind=ProofKind.FUNCTIONAL, statements=("bible.finished",))


def _evidence(anchor: str, at: str) -> Evidence:
    return Evidence(
        lessons=(LessonLink(lesson="lesson", anchor=anchor, title="How print came to Europe"),),
        sources=(SourceLink(source="chronicle", at=at, label=f"Chronicle, {at}"),),
    )


FIRST = _evidence("taught-1", "2 ¶1")
SECOND = _evidence("taught-2", "3 ¶5")


def _option(ident: str, text: str, rationale: str, *, key: bool = False) -> Option:
    return Option(id=ident, text=text, key=key, rationale=rationale, proof=_PROOF, evidence=FIRST)


def _answer(text: str, rationale: str, *, key: bool = False) -> Answer:
    return Answer(text=text, key=key, rationale=rationale, proof=_PROOF, evidence=SECOND)


CHOICE = Choice(
    id="demo-choice",
    pattern="when",
    stem="When was the first large book printed with movable type in Europe finished?",
    lesson="lesson",
    objective="date-print",
    level=Level.REMEMBER,
    facts=("bible",),
    statements=("bible.finished",),
    options=(
        _option("y1270", "1270", "By then there was a paper mill in the south, but no type."),
        _option("y1455", "1455", "Yes: in Mainz, after about five years of work.", key=True),
        _option("y1476", "1476", "That is when the first press in another country was set up."),
        _option("y1500", "1500", "By 1500 there were presses in more than two hundred towns."),
    ),
)
SEVERAL = MultipleResponse(
    id="demo-several",
    pattern="members",
    stem="Which of these did a press need?",
    lesson="lesson",
    objective="explain-press",
    level=Level.UNDERSTAND,
    facts=("needs",),
    statements=("needs.paper", "needs.metal", "needs.readers"),
    options=(
        _option("paper", "paper", "Parchment was too dear to print on in numbers.", key=True),
        _option("steam", "steam power", "Presses were worked by hand until the 1810s."),
        _option("metal", "metal that casts well", "Lead, tin and antimony make type.", key=True),
        _option("crown", "a royal charter", "Most early printers had none; charters came later."),
    ),
)
TRUE_FALSE = TrueFalse(
    id="demo-true-false",
    pattern="stated",
    stem="True or false?",
    statement="Scribes stopped working as soon as there were presses.",
    lesson="lesson",
    objective="explain-press",
    level=Level.REMEMBER,
    facts=("scribes",),
    statements=("scribes.worked",),
    options=(
        _option("true", "True", "They did not: the two worked side by side for long."),
        _option("false", "False", "Sample finds two generations of both.", key=True),
    ),
)
SHORT = ShortAnswer(
    id="demo-short",
    pattern="name",
    stem="What is the small block of copper called in which type is cast?",
    lesson="lesson",
    objective="name-parts",
    level=Level.REMEMBER,
    facts=("matrix",),
    statements=("matrix.is",),
    answers=(
        _answer("matrix", "The punch strikes the letter into it; the metal takes it up.", key=True),
        _answer("matrices", "That is the plural, and good enough.", key=True),
        _answer("mattress", "That is what one sleeps on; the block has one T and an X."),
        _answer("punch", "The punch is of steel, and makes the matrix."),
    ),
    max_edits=2,
)


def form() -> Form:
    """Return the form: one item for each interaction."""
    items: tuple[Item, ...] = (CHOICE, SEVERAL, TRUE_FALSE, SHORT)
    return Form(
        quiz="press",
        title="How print came to Europe",
        code="P1",
        items=tuple(
            FormItem(number=number, points=Fraction(1), item=item)
            for number, item in enumerate(items, start=1)
        ),
    )
