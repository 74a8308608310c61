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
from factquiz.gradebook.model import Result, Status
from factquiz.gradebook.regrade import MOST, Entered, changes, regrade
from factquiz.gradebook.rules import Rules
from factquiz.responses.roster import Student
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
    after = _entered(_graded(Rules(deadline=due)), "s01,4,2,\ns03,1,2,\n")
    rows = {row.student.id: row for row in after.rows()}
    every = chain.from_iterable(after.results())
    results = {each.student: each.reached for each in every if isinstance(each, Result)}
    assert rows.keys() == results.keys() == {"s01", "s02", "s03"}
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
    assert {one.item for one in changes(after, 3)} == {"fungus", "", MOST}


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


def test_who_handed_in_nothing_for_the_quiz_has_the_total_of_her_marks() -> None:
    """The quiz counts as nothing of what her form was worth, and her status says so."""
    after = _entered(_graded(), "s03,4,4,\n")
    row = next(row for row in after.rows() if row.student.id == "s03")
    assert [row.score, row.max_score] == [16, 7 + 16]
    assert row.status is Status.BY_HAND_ONLY
    assert (row.form.items, row.file) == ((), "")
    again = _entered(after, "s03,0,4,\n")
    assert [(one.student, one.old, one.new) for one in changes(again, 3)] == [
        ("s03", "16", "8"),
        ("s03", "16", "8"),
    ]


def test_what_she_could_have_had_changes_with_the_key() -> None:
    """A dropped item is told of her as of the others, though no response of hers is."""
    marked = _entered(_graded(), "s03,4,4,\n")
    after = regrade(marked, [Correction(item="fungus", reason="Unclear.", points=Fraction(0))])
    first, then = (
        [(one.item, one.old, one.new, one.reason) for one in changes(after, run)] for run in (2, 3)
    )
    assert first == [
        ("essay", "", "16", "Marked by hand: marks.csv:2."),
        ("", "", "16", "The sum of the above."),
    ]
    assert then[-1] == ("max_score", "7", "6", "Unclear.")


def test_a_second_piece_of_work_that_waits_is_to_be_checked_with_or_without_a_quiz() -> None:
    """Her total may rise, and nothing is given to who has no marks at all."""
    talked = "student,points\ns03,10\n"
    after = regrade(_graded(), (), Entered((ESSAY, TALK), read(talked, TALK)))
    standing = {entry.student.id: entry.status for entry in after.entries()}
    assert (standing["s03"], standing["s04"]) == (Status.TO_CHECK, Status.MISSING)


def test_what_is_set_aside_is_not_counted_as_nothing() -> None:
    """Something came in under her id: whether the quiz is worth nothing is not known yet."""
    form = KEY.forms[2]
    sent = [make.submission(form, each) for each in (make.right, make.wrong)]
    graded = grade([(f"{number}.json", one) for number, one in enumerate(sent)], KEY)
    after = _entered(graded, f"{form.student},4,4,\n")
    entry = next(each for each in after.entries() if each.student.id == form.student)
    assert entry.status is Status.QUARANTINED
    assert [mark.student for mark in after.by_hand.marks] == [form.student]


def test_forms_of_different_worth_leave_her_without_a_total() -> None:
    """Where none of them is hers, nothing says what the quiz would have been worth."""
    first, second, *_ = KEY.forms
    forms = (replace(first, student=""), replace(second, student="", items=second.items[:3]))
    sent = make.submission(replace(first, student="s01"), make.right)
    key = replace(KEY, forms=forms)
    after = _entered(grade([("a.json", sent)], key, (Student(id="s03"),)), "s03,4,4,\n")
    entry = next(each for each in after.entries() if each.student.id == "s03")
    assert entry.status is Status.MISSING
