"""What an instructor corrects after a quiz was graded, and the key that comes of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from factquiz.items.arranged import Cloze
from factquiz.items.base import Answer, Record
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.model import interaction
from factquiz.items.typed import ShortAnswer
from factquiz.scoring.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from factquiz.assembly.form import Form, FormItem, Key
    from factquiz.items.base import Option

K = TypeVar("K", "Option", "Answer")


class Correction(Record, frozen=True, kw_only=True):
    """One correction of an item, and why. Exactly one of the other fields is set.

    ``keys``: the options that are right, by their ids or texts, and no others.
    ``accept``: texts that a typed answer may also have.
    ``points``: what the item is worth; with 0 it is dropped.
    ``full``: everybody gets all points, who left it open too.
    ``student`` and ``credit``: a person's judgement of one student's response, from 0 to 1.
    """

    item: str
    reason: str
    keys: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    points: Fraction | None = None
    full: bool = False
    student: str = ""
    credit: Fraction | None = None


class Corrections(Record, frozen=True, kw_only=True):
    """The corrections of one run, and the rubrics by which marks were entered in it."""

    corrections: tuple[Correction, ...]
    rubrics: tuple[str, ...] = ()


class CorrectionError(ValueError):
    """A correction that fits no item of the key; the message says what would."""


def corrected(key: Key, correction: Correction) -> Key:
    """Return the key with one item corrected, on every form that has it.

    A correction that leaves the key as it is (``full``, ``credit``) returns it unchanged.

    Raises:
        CorrectionError: no form has the item, or it cannot be corrected in this way.

    """
    if not any(placed.item.id == correction.item for form in key.forms for placed in form.items):
        raise CorrectionError(
            f"no form has an item {correction.item!r}; responses.csv has the ids of all items"
        )
    if correction.points is not None:
        points = correction.points
        return _each(key, correction.item, lambda placed: replace(placed, points=points))
    if correction.keys:
        return _each(key, correction.item, lambda placed: _with_keys(placed, correction))
    if correction.accept:
        return _each(key, correction.item, lambda placed: _accepting(placed, correction))
    return key


def _each(key: Key, item: str, change: Callable[[FormItem], FormItem]) -> Key:
    def form_of(form: Form) -> Form:
        items = tuple(change(each) if each.item.id == item else each for each in form.items)
        return replace(form, items=items)

    return replace(key, forms=tuple(map(form_of, key.forms)))


def _with_keys(placed: FormItem, correction: Correction) -> FormItem:
    item = placed.item
    if not isinstance(item, Choice | MultipleResponse | TrueFalse):
        raise CorrectionError(f"{item.id} is a {interaction(item)} item: it has no options")
    known = {name for option in item.options for name in (option.id, option.text)}
    for wanted in correction.keys:
        if wanted not in known:
            raise CorrectionError(
                f"{item.id} has no option {wanted!r} on one of its forms; they are: "
                + "; ".join(f"{option.id} (“{option.text}”)" for option in item.options)
            )
    options = tuple(
        _as_key(option, key=_is_key(option, correction), correction=correction)
        for option in item.options
    )
    return replace(placed, item=replace(item, options=options))


def _is_key(option: Option, correction: Correction) -> bool:
    return option.id in correction.keys or option.text in correction.keys


def _as_key(known: K, *, key: bool, correction: Correction) -> K:
    """Return an option or answer as right or wrong; where that changes, the reason is told."""
    return known if known.key is key else replace(known, key=key, rationale=correction.reason)


def _accepting(placed: FormItem, correction: Correction) -> FormItem:
    item = placed.item
    if isinstance(item, ShortAnswer):
        answers = _with_answers(item.answers, correction)
        return replace(placed, item=replace(item, answers=answers))
    if isinstance(item, Cloze) and sum(not gap.options for gap in item.gaps) == 1:
        gaps = tuple(
            gap if gap.options else replace(gap, answers=_with_answers(gap.answers, correction))
            for gap in item.gaps
        )
        return replace(placed, item=replace(item, gaps=gaps))
    raise CorrectionError(
        f"{item.id} is a {interaction(item)} item: only words that were typed can be accepted"
    )


def _with_answers(answers: tuple[Answer, ...], correction: Correction) -> tuple[Answer, ...]:
    wanted = {normalise(text): text for text in correction.accept}
    kept = tuple(
        _as_key(each, key=True, correction=correction) if normalise(each.text) in wanted else each
        for each in answers
    )
    known = {normalise(each.text) for each in answers}
    model = answers[0]
    return kept + tuple(
        replace(model, text=text, key=True, rationale=correction.reason)
        for name, text in wanted.items()
        if name not in known
    )
