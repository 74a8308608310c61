"""A hand-made key, on a subject that has nothing to do with any course of this repository.

Six items of four interactions, seven points in all::

    1 choice             1 point
    2 true/false         1 point
    3 multiple response  2 points   three keys, two wrong options
    4 short answer       1 point    one typing error is forgiven
    5 choice             1 point
    6 multiple response  1 point    two keys, two wrong options
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.assembly.form import KEY_FORMAT, Form, FormItem, Key
from factquiz.assembly.policy import DEFAULT_POLICY, ScoringPolicy
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
    from collections.abc import Sequence

    from factquiz.items.model import Item

QUIZ = "bread"
STUDENTS = tuple(f"s{number:02d}" for number in range(1, 34))

EVIDENCE = Evidence(
    lessons=(LessonLink(lesson="lessons/dough", anchor="fact-dough", title="What dough is"),),
    sources=(SourceLink(source="miller1900", at="2 ¶3", label="Miller 1900, 2 ¶3"),),
)


def proof(*, key: bool) -> Proof:
    """Return a proof: of membership, or of not being on a complete list."""
    kind = ProofKind.ENTAILED if key else ProofKind.COMPLETE_LIST
    return Proof(kind=kind, statements=("dough",))


def option(identifier: str, text: str, *, key: bool = False) -> Option:
    """Return an option whose rationale names it."""
    return Option(
        id=identifier,
        text=text,
        key=key,
        rationale=f"Why “{text}” is {'right' if key else 'wrong'}.",
        proof=proof(key=key),
        evidence=EVIDENCE,
    )


def answer(text: str, *, key: bool = False) -> Answer:
    """Return a typed answer whose rationale names it."""
    return Answer(
        text=text,
        key=key,
        rationale=f"Why “{text}” is {'accepted' if key else 'wrong'}.",
        proof=proof(key=key),
        evidence=EVIDENCE,
    )


def base(identifier: str, stem: str) -> dict[str, object]:
    """Return what every item has."""
    return {
        "id": identifier,
        "pattern": "by-hand",
        "stem": stem,
        "lesson": "lessons/dough",
        "objective": "name-the-parts",
        "level": Level.REMEMBER,
        "facts": ("dough",),
        "statements": ("dough",),
    }


GRAIN = Choice(
    **base("grain", "Which grain is most bread made of?"),  # type: ignore[arg-type]
    options=(
        option("wheat", "wheat", key=True),
        option("oats", "oats"),
        option("rice", "rice"),
        option("maize", "maize"),
    ),
)
SALT = TrueFalse(
    **base("salt", "True or false?"),  # type: ignore[arg-type]
    statement="Salt slows the yeast down.",
    options=(option("true", "True", key=True), option("false", "False")),
)
PARTS = MultipleResponse(
    **base("parts", "Which of these does plain bread need?"),  # type: ignore[arg-type]
    options=(
        option("flour", "flour", key=True),
        option("water", "water", key=True),
        option("sugar", "sugar"),
        option("leaven", "leaven", key=True),
        option("butter", "butter"),
    ),
)
FUNGUS = ShortAnswer(
    **base("fungus", "Which fungus makes dough rise?"),  # type: ignore[arg-type]
    answers=(
        answer("yeast", key=True),
        answer("baker’s yeast", key=True),
        answer("mould"),
    ),
    max_edits=1,
)
GAS = Choice(
    **base("gas", "Which gas makes the holes in bread?"),  # type: ignore[arg-type]
    options=(
        option("oxygen", "oxygen"),
        option("carbon-dioxide", "carbon dioxide", key=True),
        option("nitrogen", "nitrogen"),
    ),
)
FLAT = MultipleResponse(
    **base("flat", "Which of these are flat breads?"),  # type: ignore[arg-type]
    options=(
        option("baguette", "baguette"),
        option("lavash", "lavash", key=True),
        option("brioche", "brioche"),
        option("chapati", "chapati", key=True),
    ),
)

ITEMS: tuple[tuple[Item, int], ...] = (
    (GRAIN, 1),
    (SALT, 1),
    (PARTS, 2),
    (FUNGUS, 1),
    (GAS, 1),
    (FLAT, 1),
)


def placed(item: Item, points: int | Fraction = 1, number: int = 1) -> FormItem:
    """Return an item in its place on a form."""
    return FormItem(number=number, points=Fraction(points), item=item)


def turned(item: Item, turn: int) -> Item:
    """Return an item with its options in another order; true stays before false, parts stay."""
    match item:
        case Choice() | MultipleResponse():
            return replace(item, options=_turn(item.options, turn))
        case _:
            return item


def _turn(options: tuple[Option, ...], turn: int) -> tuple[Option, ...]:
    turn %= len(options)
    return options[turn:] + options[:turn]


def form(turn: int = 0, student: str = "", code: str = "A") -> Form:
    """Return a form with all six items, their options turned."""
    return Form(
        quiz=QUIZ,
        title="Bread",
        code=code,
        student=student,
        items=tuple(
            placed(turned(item, turn), points, number)
            for number, (item, points) in enumerate(ITEMS, 1)
        ),
    )


def key(students: Sequence[str] = STUDENTS, policy: ScoringPolicy = DEFAULT_POLICY) -> Key:
    """Return a key with a form for each student."""
    return Key(
        format=KEY_FORMAT,
        quiz=QUIZ,
        title="Bread",
        policy=policy,
        forms=tuple(
            form(turn, student, f"{turn + 1:03d}") for turn, student in enumerate(students)
        ),
    )
