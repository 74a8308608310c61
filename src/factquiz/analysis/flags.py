"""What to look at, in words: an instructor reads these before any figure.

Each rule is a rule of thumb with its number in one place; ``docs/analysis.md`` lists them.
A rule keeps silent where too few answered for it to mean anything.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from factquiz.analysis.model import Flag, Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.analysis.model import ItemFigures, OptionFigures

FEW: Final = 10
"""With fewer answers nothing is concluded at all."""

SOME: Final = 30
"""With fewer answers correlations are chance: what is flagged is a hint."""

EASY: Final = 0.95
WEAK: Final = 0.15
NEGATIVE: Final = 0.05
MANY_OMITTED: Final = 0.10
NEAR: Final = 0.05
"""How far above blind guessing an item is still answered no better."""

CONTRARY: Final = 0.10
"""The least correlation at which an option that is not the key draws strong students."""


def flags(item: ItemFigures) -> Iterator[Flag]:
    """Yield what is to be said of an item, the gravest first."""
    if item.ungradable:
        one = item.ungradable == 1
        waits = "answer waits" if one else "answers wait"
        until = "it counts" if one else "they count"
        text = f"{item.ungradable} {waits} for you to judge; until then {until} as nothing"
        yield Flag(sign=Sign.UNGRADABLE, text=text)
    if item.students < FEW:
        students = "student" if item.students == 1 else "students"
        text = f"only {item.students} {students}: do not conclude anything"
        yield Flag(sign=Sign.FEW, text=text)
        return
    yield from _of_key(item)
    yield from _of_difficulty(item)
    yield from _of_options(item)
    if item.omitted >= MANY_OMITTED * item.students:
        share = round(100 * item.omitted / item.students)
        yield Flag(sign=Sign.OMITTED, text=f"{share} % left it open")
    if item.students < SOME:
        text = f"only {item.students} students: take the figures as a hint"
        yield Flag(sign=Sign.FEW, text=text)


def _of_key(item: ItemFigures) -> Iterator[Flag]:
    suspects = [option for option in item.options if _draws_the_best(option, item)]
    for option in suspects:
        text = f"the key may be wrong: {_named(option)} is chosen by the best students"
        yield Flag(sign=Sign.KEY, text=text)
    if suspects or item.r_drop is None:
        return
    if item.r_drop < -max(NEGATIVE, _chance(item.students)):
        text = "who does well on the other questions does worse on this one"
        yield Flag(sign=Sign.NEGATIVE, text=text)
    elif item.r_drop < WEAK and item.p < EASY and item.students >= SOME:
        text = "it hardly tells strong students from weak ones"
        yield Flag(sign=Sign.WEAK, text=text)


def _draws_the_best(option: OptionFigures, item: ItemFigures) -> bool:
    """Tell whether strong students prefer a wrong option to what is keyed."""
    if option.key or option.discrimination is None:
        return False
    if option.discrimination < max(CONTRARY, _chance(option.shown)):
        return False
    right, top = _rival(option, item)
    return (right is None or option.discrimination > right) and (option.groups[-1] or 0) >= top


def _chance(students: int) -> float:
    """Return how far chance alone takes a correlation, by one standard error."""
    return 1 / math.sqrt(students)


def _rival(option: OptionFigures, item: ItemFigures) -> tuple[float | None, float]:
    """Return the correlation of what is keyed, and its share in the strongest group.

    Of an item of several parts, of the key of the same part.
    """
    if option.part:
        for each in item.options:
            if each.key and each.part == option.part:
                return each.discrimination, each.groups[-1] or 0
    return item.r_drop, item.groups[-1] or 0


def _of_difficulty(item: ItemFigures) -> Iterator[Flag]:
    if item.p >= EASY:
        yield Flag(sign=Sign.EASY, text="too easy to tell anybody apart")
    elif item.p <= item.guess + NEAR:
        guessed = item.guess > 0
        text = "answered no better than by blind guessing" if guessed else "hardly anybody knows it"
        yield Flag(sign=Sign.HARD, text=text)


def _of_options(item: ItemFigures) -> Iterator[Flag]:
    """Tell of options to choose from that nobody chooses; of known typed answers nobody need."""
    if item.interaction not in {"choice", "multiple_response", "true_false"}:
        return
    for option in item.options:
        if not option.key and not option.chosen and option.shown >= FEW:
            yield Flag(sign=Sign.UNCHOSEN, text=f"nobody chooses {_named(option)}")


def _named(option: OptionFigures) -> str:
    return f"“{option.part} → {option.text}”" if option.part else f"“{option.text}”"
