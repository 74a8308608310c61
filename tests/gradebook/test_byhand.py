"""Marks by hand in a gradebook: they join the total, change with a reason, and stay on record."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factquiz.gradebook.byhand import RubricError
from factquiz.gradebook.corrections import Correction
from factquiz.gradebook.lateness import Deadline, moment
from factquiz.gradebook.model import Result, Row, Status
from factquiz.gradebook.regrade import Entered, changes, regrade
from factquiz.gradebook.rules import Rules
from tests.gradebook.test_marksheet import ESSAY, TALK, read
from tests.sample_class import make, quiz
from tests.sample_class.graded import grade

if TYPE_CHECKING:
    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.gradebook.rubric import Rubric

KEY = quiz.key()
HEADER = "student,Claim,Evidence,comment\n"


def _graded(rules: Rules | None = None) -> Gradebook:
    """Return a gradebook of three students, of whom the last is left out by all."""
    sent = [make.submission(form, make.right) for form in KEY.forms[:2]]
    late = "2026-05-02T13:00:00+00:00"
    return grade([(one.student, one, late) for one in sent], KEY, rules=rules)


def _entered(gradebook: Gradebook, text: str, *rubrics: Rubric) -> Gradebook:
    given = rubrics or (ESSAY,)
    return regrade(gradebook, (), Entered(given, read(HEADER + text, *given)))


def _scores(gradebook: Gradebook) -> dict[str, Fraction]:
    return {row.student.id: row.score for row in gradebook.rows()}


def test_marks_join_the_total_scaled_to_their_worth() -> None:
    """Six of eight, worth sixteen points, are twelve; who waits is to be checked."""
    after = _entered(_graded(), "s01,4,2,Good.\n")
    rows = {row.student.id: row for row in after.rows()}
    assert [rows["s01"].score, rows["s01"].max_score] == [7 + 12, 7 + 16]
    assert rows["s01"].status is Status.GRADED
    assert [rows["s02"].score, rows["s02"].max_score] == [7, 7 + 16]
    assert rows["s02"].status is Status.TO_CHECK
    assert rows["s02"].unmarked == 1


def test_both_ways_to_read_a_gradebook_agree() -> None:
    """The fast one, which tables are made of, and the one with every answer."""
    due = Deadline(at=moment("2026-05-01T12:00Z"), share=Fraction(1, 10))
    after = _entered(_graded(Rules(deadline=due)), "s01,4,2,\n")
    rows = {row.student.id: row for row in after.rows()}
    every = chain.from_iterable(after.results())
    results = {each.student: each.reached for each in every if isinstance(each, Result)}
    assert rows.keys() == results.keys() == {"s01", "s02"}
    for student, row in rows.items():
        result = results[student]
        assert (result.score, result.max_score) == (row.score, row.max_score)
        assert (result.status, result.unmarked) == (row.status, row.unmarked)
    assert rows["s01"].deducted == Fraction(14, 10), "lateness costs points of the quiz alone"


def test_a_mark_is_changed_with_its_reason_and_the_old_one_stays() -> None:
    """The second marker's sheet replaces the first for whom it names, and nobody else."""
    first = _entered(_graded(), "s01,4,2,\ns02,1,1,\n")
    after = _entered(first, "s01,4,3,Better.\n")
    assert [(one.student, one.item, one.old, one.new, one.reason) for one in changes(after, 3)] == [
        ("s01", "essay", "12", "14", "Marked by hand: marks.csv:2."),
        ("s01", "", "19", "21", "The sum of the above."),
    ]
    assert _scores(after) == {"s01": 21, "s02": 11}
    kept = after.store.rows("SELECT run FROM mark WHERE student = 's01' ORDER BY run")
    assert [run for (run,) in kept] == [2, 3]


def test_a_later_correction_of_the_key_leaves_the_marks() -> None:
    """Regrading an item changes that item and the sum."""
    marked = _entered(_graded(), "s01,4,4,\n")
    after = regrade(marked, [Correction(item="fungus", reason="Unclear.", points=Fraction(0))])
    assert _scores(after)["s01"] == 6 + 16
    assert {one.item for one in changes(after, 3)} == {"fungus", ""}


def test_a_second_rubric_stands_beside_the_first() -> None:
    """In the order in which they were given."""
    first = _entered(_graded(), "s01,4,4,\n")
    after = regrade(first, (), Entered((TALK,), read("student,points\ns01,10\n", TALK)))
    row = next(row for row in after.rows() if row.student.id == "s01")
    assert [each.rubric.id for each in row.marked] == ["essay", "talk"]
    assert row.score == 7 + 16 + Fraction(5, 2)


def test_criteria_do_not_change_under_marks_that_stay() -> None:
    """A new version of a rubric needs all marks again; its worth may change without."""
    first = _entered(_graded(), "s01,4,4,\ns02,2,2,\n")
    longer = replace(ESSAY, criteria=(*ESSAY.criteria, TALK.criteria[0]))
    with pytest.raises(RubricError, match="“s02” was marked"):
        regrade(
            first,
            (),
            Entered((longer,), read("student,Claim,Evidence,Points\ns01,1,1,1\n", longer)),
        )
    first = _entered(_graded(), "s01,4,4,\ns02,2,2,\n")
    after = _entered(first, "", replace(ESSAY, points=Fraction(8)))
    assert _scores(after) == {"s01": 7 + 8, "s02": 7 + 4}


def test_marks_without_a_submission_give_no_total() -> None:
    """They are on record, but nobody gets a score for half of what was asked."""
    after = _entered(_graded(), "s03,4,4,\n")
    entry = next(each for each in after.entries() if not isinstance(each, Row))
    assert entry.status is Status.MISSING
    assert [mark.student for mark in after.by_hand.marks] == ["s03"]
