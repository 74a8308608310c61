"""Settling, in the store, which of several submissions of one student counts."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from factquiz.gradebook.attempts import Attempt, Counts, settle
from factquiz.gradebook.model import Standing
from factquiz.items.codec import encode
from factquiz.responses.quarantine import Quarantined, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.assembly.form import Key
    from factquiz.gradebook.rules import Rules
    from factquiz.gradebook.store import Store

_AGAIN = """
SELECT student, id, file, form, arrived, answers, points FROM submission
WHERE student IN (SELECT student FROM submission GROUP BY student HAVING COUNT(*) > 1)
ORDER BY student, id
"""


def settle_attempts(store: Store, key: Key, rules: Rules) -> None:
    """Write the standing of every submission of those students who have several.

    Done again, it leaves what it finds right.
    """
    most = {form.code: form.max_score for form in key.forms}
    settled = [
        each
        for _, rows in itertools.groupby(store.rows(_AGAIN), key=lambda row: row[0])
        for each in settle([_attempt(row, rules, most) for row in rows], rules.counts)
    ]
    for number, standing, other in settled:
        store.run(
            "UPDATE submission SET standing = ?, other = ? WHERE id = ?",
            *(standing.value, other, number),
        )
    store.run("DELETE FROM refusal WHERE id IN (SELECT id FROM submission)")
    for number, refused in list(_conflicts(store, rules.counts)):
        content = encode(refused).decode()
        store.run("INSERT INTO refusal VALUES (?, ?, ?)", number, content, refused.student)


def _attempt(row: tuple[Any, ...], rules: Rules, most: dict[str, Fraction]) -> Attempt:
    _, number, file, form, arrived, answers, points = row
    reached = Fraction(points)
    if rules.deadline:
        reached -= rules.deadline.deduction(arrived, reached, most[form])
    return Attempt(
        number=number,
        file=file,
        form=form,
        arrived=arrived,
        answers=bytes(answers),
        points=reached,
    )


def _conflicts(store: Store, counts: Counts) -> Iterator[tuple[int, Quarantined]]:
    """Yield what is set aside because it differs: the number of the submission, and the reason."""
    by_time = counts in {Counts.FIRST, Counts.LATEST}
    undecided = ", and their times of arrival do not decide" if by_time else ""
    for number, file, student, other in store.rows(
        "SELECT id, file, student, other FROM submission WHERE standing = ? ORDER BY id",
        Standing.CONFLICTING.value,
    ):
        reason = f"“{student}” sent different answers in {other}{undecided}."
        yield (
            number,
            Quarantined(file=file, code=Refusal.CONFLICTING, reason=reason, student=student),
        )
