"""Settling, in the store, which of several submissions of one student counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.gradebook.attempts import Attempt, Counts, settle
from factquiz.gradebook.blocks import blocks
from factquiz.gradebook.class_list import student_at
from factquiz.gradebook.model import Standing
from factquiz.gradebook.tallies import KnownTallies
from factquiz.items.codec import encode
from factquiz.responses.quarantine import Quarantined, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from factquiz.assembly.form import Key
    from factquiz.gradebook.rules import Rules
    from factquiz.gradebook.store import Store


def settle_attempts(store: Store, key: Key, rules: Rules, students: AbstractSet[int]) -> None:
    """Write the standing of every submission of these students, of whom several came in.

    Done again, it leaves what it finds right.
    """
    if not students:
        return
    found = _attempts(store, key, rules, students)
    files = {attempt.number: attempt.file for attempts in found.values() for attempt in attempts}
    settled = [
        (number, place, standing.value, other)
        for place, attempts in found.items()
        for number, standing, other in settle(attempts, rules.counts)
        if standing is not Standing.COUNTED
    ]
    old = store.rows("SELECT number FROM attempt WHERE standing = ?", Standing.CONFLICTING.value)
    store.many("DELETE FROM refusal WHERE id = ?", list(old))
    store.run("DELETE FROM attempt")
    store.many("INSERT INTO attempt VALUES (?, ?, ?, ?)", settled)
    for number, refused in _conflicts(store, files, rules.counts):
        content = encode(refused).decode()
        store.run("INSERT INTO refusal VALUES (?, ?, ?)", number, content, refused.student)


def several(store: Store) -> frozenset[int]:
    """Return the places of the students of whom several submissions came in, once settled."""
    return frozenset(place for (place,) in store.rows("SELECT DISTINCT student FROM attempt"))


def _attempts(
    store: Store, key: Key, rules: Rules, students: AbstractSet[int]
) -> dict[int, list[Attempt]]:
    """Return the submissions of some students, in the order of the roster, and of coming in."""
    most = {form.code: form.max_score for form in key.forms}
    tallies = KnownTallies(store)
    found: dict[int, list[Attempt]] = {place: [] for place in sorted(students)}
    for block in blocks(store, min(students), max(students)):
        if students.isdisjoint(block.students):
            continue
        for place, number, file, arrived, tally, answers in zip(
            *(block.students, block.numbers, block.files, block.arrived, block.tallies),
            block.each_answers(),
            strict=True,
        ):
            if place in students:
                reached = tallies[tally].points
                if rules.deadline:
                    late = rules.deadline.seconds_late(arrived)
                    reached -= rules.deadline.deduction(late, reached, most[block.form])
                attempt = Attempt(
                    number=number,
                    file=file,
                    form=block.form,
                    arrived=arrived,
                    answers=answers.tobytes(),
                    points=reached,
                )
                found[place].append(attempt)
    for attempts in found.values():
        attempts.sort(key=lambda attempt: attempt.number)
    return found


def _conflicts(
    store: Store, files: Mapping[int, str], counts: Counts
) -> list[tuple[int, Quarantined]]:
    """Return what is set aside because it differs: the number of the submission, and the reason."""
    by_time = counts in {Counts.FIRST, Counts.LATEST}
    undecided = ", and their times of arrival do not decide" if by_time else ""
    found = []
    for number, place, other in list(
        store.rows(
            "SELECT number, student, other FROM attempt WHERE standing = ? ORDER BY number",
            Standing.CONFLICTING.value,
        )
    ):
        student = student_at(store, place)
        reason = f"“{student}” sent different answers in {other}{undecided}."
        refused = Quarantined(
            file=files[number], code=Refusal.CONFLICTING, reason=reason, student=student
        )
        found.append((number, refused))
    return found
