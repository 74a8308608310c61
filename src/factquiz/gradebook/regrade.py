"""Regrading: corrections judged again, every change told, the history kept.

Only the answers that a correction touches are judged again, each once; the scores of all others
stay what they are, whatever the version of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factquiz.gradebook.attempts import Counts
from factquiz.gradebook.byhand import enter
from factquiz.gradebook.corrections import Corrections, corrected
from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.judging import Judge, sum_again
from factquiz.gradebook.model import Row
from factquiz.gradebook.runs import begin_run
from factquiz.gradebook.settling import settle_attempts, several
from factquiz.items.base import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factquiz.gradebook.corrections import Correction
    from factquiz.gradebook.markers import Marks
    from factquiz.gradebook.rubric import Rubric

MOST: Final = "max_score"
"""Stands in the place of an item where the points possible have changed, not a response."""

_ANOTHER = "Another attempt counts now."
_SUM = "The sum of the above."


@dataclass(frozen=True, slots=True)
class Entered:
    """Marks given by hand, and the rubrics they were given by."""

    rubrics: tuple[Rubric, ...]
    marks: Marks

    def reasons(self) -> dict[tuple[str, str], str]:
        """Return why the points of a student for a rubric may change."""
        return {
            (one.student, one.rubric): f"Marked by hand: {one.place}." for one in self.marks.marks
        }


class Change(Record, frozen=True, kw_only=True):
    """A score that changed: of one response, or, without an item, of a student as a whole.

    With :data:`MOST` as its item it is what she could have reached on her form.

    ``old`` and ``new`` are exact points, an empty text for none.
    """

    student: str
    item: str
    old: str
    new: str
    reason: str


Points = dict[str, Fraction]
"""Points by item; the score as a whole stands under an empty text, its maximum under MOST."""


def regrade(
    gradebook: Gradebook, corrections: Iterable[Correction], entered: Entered | None = None
) -> Gradebook:
    """Apply corrections and marks to a gradebook in its store, and return it as it then stands.

    Nothing is committed: that is for whoever opened the store.

    Raises:
        CorrectionError: one of them fits nothing.
        RubricError: a rubric does not fit the marks that stay.

    """
    told = tuple(corrections)
    key = gradebook.key
    for each in told:
        key = corrected(key, each)
    rubrics = tuple(each.id for each in entered.rubrics) if entered else ()
    items = frozenset((*(each.item for each in told), *rubrics))
    before = dict(_points(gradebook, items))
    store, run = gradebook.store, gradebook.run + 1
    begin_run(store, run, "regrade", key, Corrections(corrections=told, rubrics=rubrics))
    judge = Judge(store, key, run)
    for each in sorted(told, key=lambda one: one.credit is not None):  # people have the last word
        if each.credit is None:
            judge.item(each)
        else:
            judge.response(each)
    sum_again(store, key, run)
    if gradebook.rules.counts is Counts.BEST:
        settle_attempts(store, key, gradebook.rules, several(store))
    if entered:
        enter(store, run, entered.rubrics, entered.marks)
    after = Gradebook(store)
    first = store.value("SELECT COUNT(*) FROM change")
    found = [
        one
        for student, now in _points(after, items)
        for one in _changed(student, before.get(student, {}), now, _Reasons(told, entered))
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
            marks = {
                each.rubric.id: each.points
                for each in entry.marked
                if each.mark and each.rubric.id in items
            }
            whole = {"": entry.score, MOST: entry.quiz_max_score}
            yield entry.student.id, points | marks | whole


class _Reasons:
    """Why the points of a student for an item, or for a rubric, may have changed."""

    def __init__(self, told: Sequence[Correction], entered: Entered | None) -> None:
        self._told = told
        self._marked = entered.reasons() if entered else {}

    def of_most(self, items: Iterable[str]) -> str:
        """Return why the points possible may have changed of a form with these items.

        Of who handed in nothing no item is known, and so every reason is told.
        """
        hers = frozenset(items)
        why = [each for each in self._told if each.points is not None]
        mine = [each.reason for each in why if each.item in hers]
        return " ".join(dict.fromkeys(mine or (each.reason for each in why)))

    def of(self, student: str, item: str) -> str:
        """Return the reasons given, in one text; an empty one if there are none."""
        mine = [
            each.reason
            for each in self._told
            if each.item == item and each.student in {"", student}
        ]
        return " ".join(mine) or self._marked.get((student, item), "")


def _changed(student: str, old: Points, now: Points, reasons: _Reasons) -> Iterator[Change]:
    differing = [item for item in dict.fromkeys((*old, *now)) if old.get(item) != now.get(item)]
    if not old and MOST in differing:
        differing.remove(MOST)  # she has a score for the first time, and nothing was changed
    for item in differing:
        why = reasons.of_most(now) if item == MOST else reasons.of(student, item)
        several = len([each for each in differing if each != MOST]) > 1
        yield Change(
            student=student,
            item=item,
            old=_shown(old.get(item)),
            new=_shown(now.get(item)),
            reason=why or (_SUM if several else _ANOTHER),
        )


def _shown(points: Fraction | None) -> str:
    return "" if points is None else str(points)
