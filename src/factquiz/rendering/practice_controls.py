"""What a practice item is answered with: boxes to choose among, or places to fill.

A *place* is one thing to answer: a prompt, an entry, a gap, or the item itself if it is typed.
``read`` tells the script how a place is read: ``text``, ``number`` or ``date`` if it is typed,
``chosen`` if each option has its own reason, ``told`` if only the right one has.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, TypeAlias, assert_never

from factquiz.assembly.form import letters
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.items.arranged import Gap, Target
    from factquiz.items.base import Option
    from factquiz.items.model import Item
    from factquiz.languages import Language

_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SHORT = 40
"""A choice up to so long, in characters, can be read in a closed select on a telephone."""


@dataclass(frozen=True, slots=True)
class Box:
    """A radio button or a checkbox."""

    type: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Pick:
    """An option of a select."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A select with its picks, or a text field. ``label`` is its accessible name."""

    read: str
    label: str
    empty: str = ""
    picks: tuple[Pick, ...] = ()
    edits: int = 0
    unit: str = ""
    scale: int = 1
    keyboard: str = "text"


@dataclass(frozen=True, slots=True)
class Lettered:
    """What can be chosen, with letters, for paper; ``shown`` if it helps on the screen too."""

    name: str
    choices: tuple[Pick, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Controls:
    """All controls of an item. ``texts`` stand around the places of a cloze."""

    boxes: tuple[Box, ...] = ()
    places: tuple[Place, ...] = ()
    texts: tuple[str, ...] = ()
    lists: tuple[Lettered, ...] = ()
    once: bool = False


def controls(item: Item, words: Language) -> Controls:
    """Return what an item is answered with."""
    match item:
        case Choice() | MultipleResponse() | TrueFalse():
            kind = "checkbox" if isinstance(item, MultipleResponse) else "radio"
            return Controls(boxes=tuple(Box(kind, each.id, each.text) for each in item.options))
        case ShortAnswer() | Numeric() | DateAnswer():
            return Controls(places=(_typed(item, words),))
        case Match() | Classify():
            return _paired(item, words)
        case Order():
            numbers = tuple(map(str, range(1, len(item.entries) + 1)))
            picks = tuple(Pick(number, number) for number in numbers)
            places = (
                Place("told", each.text, words.gettext("Place…"), picks) for each in item.entries
            )
            return Controls(places=tuple(places), once=True)
        case Cloze():
            return _gaps(item, words)
        case _:
            assert_never(item)


_Typed: TypeAlias = "ShortAnswer | Numeric | DateAnswer"


def _typed(item: _Typed, words: Language) -> Place:
    match item:
        case ShortAnswer():
            return Place("text", words.gettext("Your answer"), edits=item.max_edits)
        case DateAnswer():
            return Place("date", words.gettext("Your answer"))
        case Numeric():
            named = words.gettext("Your answer in {unit}", unit=item.unit)
            return Place(
                "number",
                named if item.unit else words.gettext("Your answer"),
                unit=item.unit,
                scale=prod(_SCALES.get(word, 1) for word in item.unit.split()),
                # the keyboard for numbers has no dash on some telephones
                keyboard="decimal" if item.low == item.high else "text",
            )
        case _:
            assert_never(item)


def _paired(item: Match | Classify, words: Language) -> Controls:
    lettered = _lettered("", item.targets)
    picks = _picks(item.targets, lettered)
    return Controls(
        places=tuple(
            Place("told", each.text, words.gettext("Choose…"), picks) for each in item.prompts
        ),
        lists=(lettered,),
        once=isinstance(item, Match),
    )


def _gaps(item: Cloze, words: Language) -> Controls:
    gaps = tuple(zip(gap_names(item, words), item.gaps, strict=True))
    return Controls(
        places=tuple(_gap(name, gap, words) for name, gap in gaps),
        texts=item.texts,
        lists=tuple(_lettered(name, gap.options) for name, gap in gaps if gap.options),
    )


def gap_names(item: Cloze, words: Language) -> tuple[str, ...]:
    """Return what each gap is called, on its control and in its reasons."""
    return tuple(
        words.gettext("Gap {number}", number=number) for number in range(1, len(item.gaps) + 1)
    )


def _gap(name: str, gap: Gap, words: Language) -> Place:
    if gap.options:
        picks = _picks(gap.options, _lettered(name, gap.options))
        return Place("chosen", name, words.gettext("Choose…"), picks)
    return Place("text", name, edits=gap.max_edits)


def _picks(choices: Sequence[Option | Target], lettered: Lettered) -> tuple[Pick, ...]:
    """Return what a select offers, with the letters of the list beside it if that is shown."""
    return tuple(
        Pick(choice.id, f"{each.value}: {each.text}" if lettered.shown else choice.text)
        for choice, each in zip(choices, lettered.choices, strict=True)
    )


def _lettered(name: str, choices: Sequence[Option | Target]) -> Lettered:
    names = letters(len(choices))
    shown = tuple(Pick(letter, each.text) for letter, each in zip(names, choices, strict=True))
    return Lettered(name, shown, shown=any(len(each.text) > _SHORT for each in choices))
