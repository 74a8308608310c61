"""Hand-made items of the other interactions, on bread too, and a form of all ten.

Six items, one point each::

    7 match      three prompts, four targets
    8 classify   three prompts, two categories
    9 order      four entries
    10 cloze     a gap to type in, a gap to choose for
    11 numeric   about 65 %
    12 date      a day
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.items.arranged import (
    Classify,
    Cloze,
    Entry,
    Gap,
    Match,
    Order,
    Prompt,
    Refutation,
    Target,
)
from factquiz.items.typed import DateAnswer, KnownDate, KnownNumber, Numeric
from tests.sample_class import quiz

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.assembly.form import Form, Key
    from factquiz.items.model import Item


def target(identifier: str, text: str = "") -> Target:
    """Return a target whose rationale names it."""
    return Target(
        id=identifier,
        text=text or identifier,
        rationale=f"What “{identifier}” is really of.",
        evidence=quiz.EVIDENCE,
    )


def prompt(text: str, key: str, targets: Sequence[Target]) -> Prompt:
    """Return a prompt that every other target is refuted for."""
    others = (each.id for each in targets if each.id != key)
    return Prompt(
        id=f"p:{text}",
        fact=text,
        text=text,
        key=key,
        rationale=f"Why “{text}” belongs to {key}.",
        proof=quiz.proof(key=True),
        evidence=quiz.EVIDENCE,
        refuted=tuple(Refutation(target=each, proof=quiz.proof(key=False)) for each in others),
    )


def entry(text: str, position: int) -> Entry:
    """Return an entry whose rationale names its place."""
    return Entry(
        id=text,
        fact=text,
        text=text,
        position=position,
        rationale=f"Why “{text}” is number {position}.",
        proof=quiz.proof(key=True),
        evidence=quiz.EVIDENCE,
    )


_COUNTRIES = (target("Armenia"), target("France"), target("India"), target("Sweden"))
_SORTS = (target("flat", "Flat breads"), target("risen", "Risen breads"))

HOMES = Match(
    **quiz.base("homes", "Where do these breads come from? Match each to its country."),  # type: ignore[arg-type]
    prompts=(
        prompt("Baguette", "France", _COUNTRIES),
        prompt("Lavash", "Armenia", _COUNTRIES),
        prompt("Chapati", "India", _COUNTRIES),
    ),
    targets=_COUNTRIES,
)
SORTS = Classify(
    **quiz.base("sorts", "What sort of bread is each? Sort them."),  # type: ignore[arg-type]
    prompts=(
        prompt("Brioche", "risen", _SORTS),
        prompt("Matzo", "flat", _SORTS),
        prompt("Tortilla", "flat", _SORTS),
    ),
    targets=_SORTS,
)
STEPS = Order(
    **quiz.base("steps", "In which order is bread made? Begin with the first step."),  # type: ignore[arg-type]
    entries=(entry("Prove", 3), entry("Mix", 1), entry("Bake", 4), entry("Knead", 2)),
)
RISING = Cloze(
    **quiz.base("rising", "Complete the sentence."),  # type: ignore[arg-type]
    texts=("Dough rises because ", " gives off ", "."),
    gaps=(
        Gap(
            id="what",
            answers=(quiz.answer("yeast", key=True), quiz.answer("salt")),
            max_edits=1,
        ),
        Gap(
            id="gas",
            options=(
                quiz.option("oxygen", "oxygen"),
                quiz.option("carbon-dioxide", "carbon dioxide", key=True),
                quiz.option("steam", "steam"),
            ),
        ),
    ),
)
WATER = Numeric(
    **quiz.base("water", "How much water goes into a plain dough, as a share of the flour?"),  # type: ignore[arg-type]
    low=Decimal(65),
    high=Decimal(65),
    tolerance=Decimal("6.5"),
    unit="%",
    text="About 65%",
    rationale="Why “about 65%” is right.",
    proof=quiz.proof(key=True),
    evidence=quiz.EVIDENCE,
    known=(
        KnownNumber(
            text="100%",
            low=Decimal(100),
            high=Decimal(100),
            rationale="Why “100%” is wrong.",
            proof=quiz.proof(key=False),
            evidence=quiz.EVIDENCE,
        ),
    ),
)
SLICED = DateAnswer(
    **quiz.base("sliced", "When was sliced bread first sold? Give the day, month and year."),  # type: ignore[arg-type]
    date="1928-07-06",
    text="6 July 1928",
    rationale="Why “6 July 1928” is right.",
    proof=quiz.proof(key=True),
    evidence=quiz.EVIDENCE,
    known=(
        KnownDate(
            text="26 July 1928",
            date="1928-07-26",
            rationale="Why “26 July 1928” is wrong.",
            proof=quiz.proof(key=False),
            evidence=quiz.EVIDENCE,
        ),
    ),
)

ITEMS: tuple[Item, ...] = (HOMES, SORTS, STEPS, RISING, WATER, SLICED)


def form(student: str = "", code: str = "A") -> Form:
    """Return a form of twelve items: the six of :mod:`tests.sample_class.quiz`, and these."""
    first = quiz.form(0, student, code)
    more = tuple(
        quiz.placed(item, Fraction(1), number)
        for number, item in enumerate(ITEMS, len(first.items) + 1)
    )
    return replace(first, items=(*first.items, *more))


def key(students: Sequence[str] = quiz.STUDENTS) -> Key:
    """Return a key with a form for each student, all with the same items."""
    forms = tuple(form(student, f"{turn:03d}") for turn, student in enumerate(students, 1))
    return replace(quiz.key(()), forms=forms)
