"""A hand-made form with all interactions, about lighthouses."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.assembly.form import Form, FormItem
from factquiz.items.base import Answer, Level, Option
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.model import interaction
from factquiz.items.typed import ShortAnswer
from tests.book.typst import sample_arranged
from tests.book.typst.sample_arranged import EVIDENCE, PROOF, SOURCE

if TYPE_CHECKING:
    from factquiz.items.model import Item

__all__ = ["ITEMS", "SOURCE", "form"]


def _option(identifier: str, text: str, rationale: str, *, key: bool = False) -> Option:
    return Option(
        id=identifier, text=text, key=key, rationale=rationale, proof=PROOF, evidence=EVIDENCE
    )


def _answer(text: str, rationale: str, *, key: bool = False) -> Answer:
    return Answer(text=text, key=key, rationale=rationale, proof=PROOF, evidence=EVIDENCE)


_CHOICE = Choice(
    id="i1",
    pattern="date",
    stem="When was Smeaton’s tower on the Eddystone first lit?",
    lesson="towers",
    objective="date-towers",
    level=Level.REMEMBER,
    facts=("f1",),
    statements=("s1",),
    options=(
        _option("a", "1698", "Winstanley’s wooden tower was lit in that year, the first of four."),
        _option("b", "1759", "It took Smeaton’s masons three summers on the rock.", key=True),
        _option("c", "1811", "That is the Bell Rock, built by Robert Stevenson."),
        _option("d", "1882", "Douglass’s tower, the one that stands today, was lit in that year."),
    ),
)
_MULTIPLE = MultipleResponse(
    id="i2",
    pattern="members",
    stem="Which of these engineers built a tower on the Eddystone?",
    lesson="towers",
    objective="name-builders",
    level=Level.UNDERSTAND,
    facts=("f2",),
    statements=("s2",),
    options=(
        _option("a", "Henry Winstanley", "He built the first tower and died in it.", key=True),
        _option("b", "Robert Stevenson", "He built on the Bell Rock, off the Scottish coast."),
        _option("c", "John Smeaton", "His dovetailed granite became the model.", key=True),
    ),
)
_TRUE_FALSE = TrueFalse(
    id="i3",
    pattern="claim",
    stem="True or false?",
    statement="The Fresnel lens was first lit at Cordouan.",
    lesson="towers",
    objective="explain-lens",
    level=Level.REMEMBER,
    facts=("f3",),
    statements=("s3",),
    options=(
        _option("true", "True", "It was lit there in July 1823.", key=True),
        _option("false", "False", "The lens was tried in Paris, but Cordouan lit it first."),
    ),
)
_SHORT = ShortAnswer(
    id="i4",
    pattern="name",
    stem="What is the timekeeping part of a rotating lens called?",
    lesson="towers",
    objective="explain-lens",
    level=Level.REMEMBER,
    facts=("f4",),
    statements=("s4",),
    answers=(
        _answer("clockwork", "A falling weight drove it, wound up by the keeper.", key=True),
        _answer("mercury bath", "The bath carries the lens; it does not turn it."),
    ),
)


_CHOOSING: tuple[Item, ...] = (_CHOICE, _MULTIPLE, _TRUE_FALSE, _SHORT)
ITEMS: tuple[Item, ...] = (*_CHOOSING, *sample_arranged.ITEMS)


def form(title: str = "Self-check: towers in the sea", only: str = "") -> Form:
    """Return a form of one item of each interaction, or of one interaction only."""
    items = [item for item in ITEMS if only in {"", interaction(item)}]
    return Form(
        quiz="towers",
        title=title,
        code="A1",
        items=tuple(
            FormItem(number=number, points=Fraction(1), item=item)
            for number, item in enumerate(items, start=1)
        ),
    )
