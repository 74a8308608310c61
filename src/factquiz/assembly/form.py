"""Forms, the sheets that students see, and the keys that graders use.

*Form*: one assembled variant with everything in it.
*Sheet*: the form as a student gets it, without a trace of the key.
*Key*: the frozen record of a graded quiz, from which it is scored whatever happens to the facts.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias, assert_never

from factquiz.assembly.policy import ScoringPolicy
from factquiz.items.model import (
    Choice,
    Item,
    MultipleResponse,
    Record,
    ShortAnswer,
    TrueFalse,
    interaction,
)

FORM_FORMAT = "factquiz-sheet/1"
KEY_FORMAT = "factquiz-key/1"


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


class SheetOption(Record, frozen=True, kw_only=True):
    """An option as a student sees it: a label (``A``, ``B``, …) and a text."""

    label: str
    text: str


class SheetItem(Record, frozen=True, kw_only=True):
    """An item as a student sees it."""

    number: int
    id: str
    interaction: str
    stem: str
    points: Fraction
    statement: str = ""
    options: tuple[SheetOption, ...] = ()


class Sheet(Record, frozen=True, kw_only=True):
    """A form without its key: all that is handed out, as JSON and inside the form page."""

    format: str
    quiz: str
    title: str
    code: str
    student: str
    items: tuple[SheetItem, ...]


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


def option_labels(item: Item) -> Labels:
    """Return the labels of an item's options, in the order shown.

    Letters for choices; the words themselves for true/false; none for typed answers.
    """
    match item:
        case Choice() | MultipleResponse():
            return tuple(chr(ord("A") + place) for place in range(len(item.options)))
        case TrueFalse():
            return ("true", "false")
        case ShortAnswer():
            return ()
        case _:
            assert_never(item)


def _sheet_item(placed: FormItem) -> SheetItem:
    item = placed.item
    texts = () if isinstance(item, ShortAnswer) else tuple(option.text for option in item.options)
    return SheetItem(
        number=placed.number,
        id=item.id,
        interaction=interaction(item),
        stem=item.stem,
        points=placed.points,
        statement=item.statement if isinstance(item, TrueFalse) else "",
        options=tuple(
            SheetOption(label=label, text=text)
            for label, text in zip(option_labels(item), texts, strict=True)
        ),
    )


def sheet(form: Form) -> Sheet:
    """Return what the student may see of a form."""
    return Sheet(
        format=FORM_FORMAT,
        quiz=form.quiz,
        title=form.title,
        code=form.code,
        student=form.student,
        items=tuple(_sheet_item(placed) for placed in form.items),
    )
