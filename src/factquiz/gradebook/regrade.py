"""Regrading: corrections judged again, every change told, the history kept.

Only the answers that a correction touches are judged again, each once; the scores of all others
stay what they are, whatever the version of the program.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.gradebook.attempts import Counts
from factquiz.gradebook.corrections import Correction, corrected
from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.judging import Judge, sum_again
from factquiz.gradebook.model import Row
from factquiz.gradebook.runs import begin_run
from factquiz.gradebook.settling import settle_attempts
from factquiz.items.base import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ANOTHER = "Another attempt counts now."
_SUM = "The sum of the above."


class Corrections(Record, frozen=True, kw_only=True):
    """The corrections of one run."""

    corrections: tuple[Correction, ...]


class Change(Record, frozen=True, kw_only=True):
    """A score that changed: of one response, or, without an item, of a student as a whole.

    ``old`` and ``new`` are exact points, an empty text for none.
    """

    student: str
    item: str
    old: str
    new: str
    reason: str


Points = dict[str, Fraction]
"""Points by item; the score as a whole stands under an empty text."""


def regrade(gradebook: Gradebook, corrections: Iterable[Correction]) -> Gradebook:
    """Apply corrections to a gradebook in its store, and return it as it then stands.

    Nothing is committed: that is for whoever opened the store.

    Raises:
        CorrectionError: one of them fits nothing.

    """
    told = tuple(corrections)
    key = gradebook.key
    for each in told:
        key = corrected(key, each)
    items = frozenset(each.item for each in told)
    before = dict(_points(gradebook, items))
    store, run = gradebook.store, gradebook.run + 1
    begin_run(store, run, "regrade", key, Corrections(corrections=told))
    judge = Judge(store, key, run)
    for each in sorted(told, key=lambda one: one.credit is not None):  # people have the last word
        if each.credit is None:
            judge.item(each)
        else:
            judge.response(each)
    sum_again(store, run)
    if gradebook.rules.counts is Counts.BEST:
        settle_attempts(store, key, gradebook.rules)
    after = Gradebook(store)
    first = store.value("SELECT COUNT(*) FROM change")
    found = [
        one
        for student, now in _points(after, items)
        for one in _changed(student, before.get(student, {}), now, told)
    ]
    store.many(
        "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (number, run, one.student, one.item, one.old, one.new, one.reason)
            for number, one in enumerate(found, first)
        ),
    )
    return after


def changes(gradebook: Gradebook, run: int) -> Iterator[Change]:
    """Yield what a run changed, student by student."""
    for student, item, old, new, reason in gradebook.store.rows(
        "SELECT student, item, old, new, reason FROM change WHERE run = ? ORDER BY id", run
    ):
        yield Change(student=student, item=item, old=old, new=new, reason=reason)


def _points(gradebook: Gradebook, items: frozenset[str]) -> Iterator[tuple[str, Points]]:
    """Yield for each student the points of some items, and the score."""
    for entry in gradebook.entries():
        if isinstance(entry, Row):
            answered = zip(entry.form.items, entry.scores, strict=True)
            points = {
                placed.item.id: scored.points
                for placed, scored in answered
                if placed.item.id in items
            }
            yield entry.student.id, points | {"": entry.score}


def _changed(
    student: str, old: Points, now: Points, told: Sequence[Correction]
) -> Iterator[Change]:
    differing = [item for item in dict.fromkeys((*old, *now)) if old.get(item) != now.get(item)]
    for item in differing:
        reasons = [one.reason for one in told if one.item == item and one.student in {"", student}]
        yield Change(
            student=student,
            item=item,
            old=_shown(old.get(item)),
            new=_shown(now.get(item)),
            reason=" ".join(reasons) or (_SUM if len(differing) > 1 else _ANOTHER),
        )


def _shown(points: Fraction | None) -> str:
    return "" if points is None else str(points)
