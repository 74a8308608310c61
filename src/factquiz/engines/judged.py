"""Every distinct answer of a class, judged once, in whole numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factquiz.responses.tables.columns import Items
from factquiz.responses.tables.forms import placed
from factquiz.responses.tables.spoken import response
from factquiz.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from factquiz.assembly.form import FormItem, Key
    from factquiz.scoring.mark import State


class Answer(NamedTuple):
    """One answer as it was sent: the code of the form, the item's id or number, the response."""

    form: str
    item: str
    response: str


class Judgement(NamedTuple):
    """An answer, the number of its item on the form, and what it is worth.

    ``units`` are points in parts of a point (:attr:`Judged.unit`); ``state`` is that of a response.
    """

    form: str
    item: str
    response: str
    number: int
    units: int
    state: str


class FormFacts(NamedTuple):
    """What the sum needs of a form: whose it is, its number of items, its points in parts."""

    form: str
    owner: str
    items: int
    most: int


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements of a class. ``unit`` parts are one point, so that no sum needs a fraction."""

    unit: int
    answers: tuple[Judgement, ...]
    forms: tuple[FormFacts, ...]


def judge(answers: Iterable[Answer], key: Key) -> Judged:
    """Return what each distinct answer is worth.

    One to an item that its form lacks, or to a form that the key lacks, is left out: the engine
    will find nothing to join it with.
    """
    items = Items(key)
    forms = {form.code: form for form in key.forms}
    scored = []
    for each in answers:
        form = forms.get(each.form)
        name = each.item.strip()
        reference = items.named(name, "{item}") or items.named(name, "{number}")
        found = placed(form, reference) if form is not None else None
        if found is not None:
            scored.append((each, found, *_worth(found, each.response, key)))
    most = [form.max_score for form in key.forms]
    unit = math.lcm(
        *(points.denominator for *_, points, _ in scored), *(m.denominator for m in most)
    )
    return Judged(
        unit=unit,
        answers=tuple(
            Judgement(*each, found.number, int(points * unit), state.value)
            for each, found, points, state in scored
        ),
        forms=tuple(
            FormFacts(form.code, form.student, len(form.items), int(form.max_score * unit))
            for form in key.forms
        ),
    )


def _worth(found: FormItem, cell: str, key: Key) -> tuple[Fraction, State]:
    said = response(found.item, cell.strip())
    judged = score(found, said, key.policy)
    return judged.points, judged.state
