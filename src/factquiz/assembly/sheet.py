"""Sheets: forms as students see them.

A sheet is made field by field from what may be seen, so that no key can slip into it:
no key, no reason, no proof, no id that tells where an option comes from.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from factquiz.assembly.form import letters, option_labels
from factquiz.assembly.penalty import penalty
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.base import Record
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.model import interaction
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.assembly.form import Form, FormItem, Labels
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.items.arranged import Gap
    from factquiz.items.base import Option

FORM_FORMAT = "factquiz-sheet/2"


class SheetOption(Record, frozen=True, kw_only=True):
    """What can be chosen, as a student sees it: a label (``A``, ``B``, …) and a text."""

    label: str
    text: str


class SheetGap(Record, frozen=True, kw_only=True):
    """A gap of a cloze: chosen from its options, or typed if it has none."""

    options: tuple[SheetOption, ...] = ()


class SheetItem(Record, frozen=True, kw_only=True):
    """An item as a student sees it.

    ``penalty`` is what a response can cost at most, in points.
    Of the other fields an item has those of its interaction: ``options`` are chosen from;
    ``prompts`` get one of the ``targets`` each; ``entries`` are put in order;
    ``texts`` stand around the ``gaps``, one more than there are; ``unit`` is that of a number.
    """

    number: int
    id: str
    interaction: str
    stem: str
    points: Fraction
    penalty: Fraction = Fraction(0)
    statement: str = ""
    options: tuple[SheetOption, ...] = ()
    prompts: tuple[str, ...] = ()
    targets: tuple[SheetOption, ...] = ()
    entries: tuple[SheetOption, ...] = ()
    texts: tuple[str, ...] = ()
    gaps: tuple[SheetGap, ...] = ()
    unit: str = ""


class Sheet(Record, frozen=True, kw_only=True):
    """A form without its key: all that is handed out, as JSON and inside the form page."""

    format: str
    quiz: str
    title: str
    code: str
    student: str
    items: tuple[SheetItem, ...]

    @property
    def costs(self) -> bool:
        """Whether a wrong response can cost points somewhere."""
        return any(item.penalty for item in self.items)


def sheet(form: Form, policy: ScoringPolicy) -> Sheet:
    """Return what the student may see of a form that is scored by a policy."""
    return Sheet(
        format=FORM_FORMAT,
        quiz=form.quiz,
        title=form.title,
        code=form.code,
        student=form.student,
        items=tuple(
            replace(sheet_item(placed), penalty=penalty(placed.item, policy) * placed.points)
            for placed in form.items
        ),
    )


def sheet_item(placed: FormItem) -> SheetItem:  # noqa: PLR0911 (one for each interaction)
    """Return what a student may see of an item, without what it can cost."""
    item = placed.item
    seen = SheetItem(
        number=placed.number,
        id=item.id,
        interaction=interaction(item),
        stem=item.stem,
        points=placed.points,
    )
    match item:
        case Choice() | MultipleResponse():
            return replace(seen, options=_options(option_labels(item), item.options))
        case TrueFalse():
            options = _options(option_labels(item), item.options)
            return replace(seen, statement=item.statement, options=options)
        case ShortAnswer() | DateAnswer():
            return seen
        case Numeric():
            return replace(seen, unit=item.unit)
        case Match() | Classify():
            return replace(
                seen,
                prompts=tuple(prompt.text for prompt in item.prompts),
                targets=_lettered(target.text for target in item.targets),
            )
        case Order():
            return replace(seen, entries=_lettered(entry.text for entry in item.entries))
        case Cloze():
            return replace(seen, texts=item.texts, gaps=tuple(map(_gap, item.gaps)))
        case _:
            assert_never(item)


def _gap(gap: Gap) -> SheetGap:
    return SheetGap(options=_lettered(option.text for option in gap.options))


def _options(labels: Labels, options: tuple[Option, ...]) -> tuple[SheetOption, ...]:
    return tuple(
        SheetOption(label=label, text=option.text)
        for label, option in zip(labels, options, strict=True)
    )


def _lettered(texts: Iterable[str]) -> tuple[SheetOption, ...]:
    shown = tuple(texts)
    return tuple(
        SheetOption(label=label, text=text)
        for label, text in zip(letters(len(shown)), shown, strict=True)
    )
