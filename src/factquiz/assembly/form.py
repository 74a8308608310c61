"""Forms, the sheets that students see, and the keys that graders use.

*Form*: one assembled variant with everything in it.
*Sheet*: the form as a student gets it, without a trace of the key (:mod:`factquiz.assembly.sheet`).
*Key*: the frozen record of a graded quiz, from which it is scored whatever happens to the facts.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from factquiz.assembly.policy import ScoringPolicy
from factquiz.items.base import Record
from factquiz.items.choosing import OptionItem, TrueFalse
from factquiz.items.model import Item

KEY_FORMAT = "factquiz-key/2"


class FormItem(Record, frozen=True, kw_only=True):
    """An item in its place on a form: number from 1, points, only the options that are shown."""

    number: int
    points: Fraction
    item: Item


class Form(Record, frozen=True, kw_only=True):
    """One assembled variant of a quiz. ``code`` is short, printed on it, and unique in the quiz."""

    quiz: str
    title: str
    code: str
    items: tuple[FormItem, ...]
    student: str = ""

    @property
    def max_score(self) -> Fraction:
        """The points that a faultless response gets."""
        return sum((each.points for each in self.items), Fraction(0))


class Key(Record, frozen=True, kw_only=True):
    """The frozen key of a graded quiz: every form that was handed out, with all its answers.

    ``policy`` says how the responses are scored; it is frozen with them.
    """

    format: str
    quiz: str
    title: str
    policy: ScoringPolicy
    forms: tuple[Form, ...]


Labels: TypeAlias = tuple[str, ...]

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letters(count: int) -> Labels:
    """Return the labels of so many options, targets or entries: A to Z, then AA, AB and so on."""
    more, last = divmod(count, len(_LETTERS))
    rows = ("", *_LETTERS)[: more + 1]
    labels = [f"{row}{letter}" for row in rows for letter in _LETTERS]
    return tuple(labels[: more * len(_LETTERS) + last])


def option_labels(item: OptionItem) -> Labels:
    """Return the labels of an item's options, in the order shown.

    Letters for choices; the words themselves for true/false.
    """
    return ("true", "false") if isinstance(item, TrueFalse) else letters(len(item.options))
