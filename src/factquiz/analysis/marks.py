"""Who got which credit for which item: what models of item response are fitted to.

The joint table does not suffice for them, for they look at all answers of a student at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factquiz.items.codec import decode
from factquiz.scoring.mark import ItemScore, State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from factquiz.gradebook.gradebook import Gradebook

MOST: Final = 20_000
"""So many students are looked at: more would make nothing surer that matters."""

NOTHING, RIGHT, NOT_ASKED = 100, 200, 255
"""A mark is the credit in per cent, plus 100, for credit may be below nothing."""

_SCORES = """
SELECT answer.id, answer.form, answer.number, score.content
FROM answer JOIN score ON score.answer = answer.id
WHERE score.run <= ? ORDER BY answer.id, score.run
"""


@dataclass(frozen=True, slots=True)
class Marks:
    """A row for each student, a byte for each item: its mark, or that it was not asked.

    ``students`` is how many there are in all; if they are too many, every so many-th has a row.
    """

    items: tuple[str, ...]
    rows: tuple[bytes, ...]
    students: int


def marks(gradebook: Gradebook) -> Marks:
    """Return the marks of a class.

    What was left open has no credit. An answer that waits to be judged counts as not asked, and a
    dropped item is left out.
    """
    forms = {form.code: form for form in gradebook.key.forms}
    items = tuple(
        sorted({each.item.id for form in forms.values() for each in form.items if each.points})
    )
    place = {item: number for number, item in enumerate(items)}
    worth = {
        (code, each.number): each.points for code, form in forms.items() for each in form.items
    }
    stands = {
        number: _mark(decode(content, ItemScore), full=worth[form, at])
        for number, form, at, content in gradebook.store.rows(_SCORES, gradebook.run)
    }
    places = {
        code: [(at, place[each.item.id]) for at, each in enumerate(form.items) if each.points]
        for code, form in forms.items()
    }
    students = gradebook.received.counts().graded
    step = -(-students // MOST) or 1
    rows = []
    number = 0
    for block, counted in gradebook.counted():
        for at in counted:
            if number % step == 0:
                row = bytearray([NOT_ASKED]) * len(items)
                given = block.answers_of(at)
                for among, column in places[block.form]:
                    row[column] = stands[given[among]]
                rows.append(bytes(row))
            number += 1
    return Marks(items, tuple(rows), students)


def _mark(scored: ItemScore, full: Fraction) -> int:
    if scored.state is State.UNGRADABLE or not full:
        return NOT_ASKED
    credit = NOTHING + round((RIGHT - NOTHING) * scored.points / full)
    return min(credit, RIGHT - 1) if scored.points < full else RIGHT


def merged(classes: Sequence[Marks]) -> Marks:
    """Return the marks of several classes as those of one: an item that both had is one item."""
    items = tuple(sorted({item for each in classes for item in each.items}))
    place = {item: number for number, item in enumerate(items)}
    rows = tuple(_placed(row, each.items, place) for each in classes for row in each.rows)
    students = sum(each.students for each in classes)
    step = -(-len(rows) // MOST) or 1
    return Marks(items, rows[::step], students)


def _placed(row: bytes, items: Sequence[str], place: Mapping[str, int]) -> bytes:
    wide = bytearray([NOT_ASKED]) * len(place)
    for item, mark in zip(items, row, strict=True):
        wide[place[item]] = mark
    return bytes(wide)
