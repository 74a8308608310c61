"""Regrading: what changes is told, nothing else changes, and the history stays."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.gradebook.answers import scores
from factquiz.gradebook.attempts import Counts
from factquiz.gradebook.corrections import Correction, CorrectionError, corrected
from factquiz.gradebook.regrade import MOST, Change, changes, regrade
from factquiz.gradebook.rules import Rules
from factquiz.reports.feedback import feedback_page
from factquiz.scoring.mark import State
from tests import strategies
from tests.sample_class import quiz
from tests.sample_class.graded import File, grade
from tests.sample_class.make import right, submission, wrong

if TYPE_CHECKING:
    from factquiz.gradebook.gradebook import Gradebook

KEY = quiz.key(("s01", "s02", "s03"))
FORMS = KEY.forms
ITEMS = {placed.item.id: placed for placed in FORMS[0].items}
CHOICE, TYPED = "grain", "fungus"
WRONG_OPTION = next(o for o in ITEMS[CHOICE].item.options if not o.key)  # type: ignore[union-attr]


def _book() -> Gradebook:
    """Return a gradebook: one all right, one all wrong, one with an odd typed answer."""
    odd = submission(FORMS[2])
    odd = replace(odd, responses={**odd.responses, TYPED: "sourdough starter"})
    files: list[File] = [
        ("a", submission(FORMS[0], right)),
        ("b", submission(FORMS[1], wrong)),
        ("c", odd),
    ]
    return grade(files, KEY)


def _marks(book: Gradebook) -> dict[str, Fraction]:
    return {row.student.id: row.score for row in book.rows()}


def _told(book: Gradebook) -> list[tuple[str, str, str, str]]:
    return [(one.student, one.item, one.old, one.new) for one in changes(book, book.run)]


def test_another_answer_is_accepted_for_all_who_gave_it() -> None:
    """One student gains a point, with the reason; the two others keep what they have."""
    book = _book()
    before = _marks(book)
    reason = "A starter is what raises it, too."
    after = regrade(book, [Correction(item=TYPED, reason=reason, accept=("Sourdough starter",))])
    assert _marks(after) == before | {"s03": before["s03"] + 1}
    assert list(changes(after, 2)) == [
        Change(student="s03", item=TYPED, old="0", new="1", reason=reason),
        Change(student="s03", item="", old="6", new="7", reason="The sum of the above."),
    ]


def test_a_key_is_corrected_and_the_feedback_says_why() -> None:
    """The options named are right and no others; whose reason changed has the new one."""
    correction = Correction(item=CHOICE, reason="Oats it is.", keys=(WRONG_OPTION.id,))
    after = regrade(_book(), [correction])
    old, new = ITEMS[CHOICE].points, Fraction(0)
    assert ("s01", CHOICE, str(old), str(new)) in _told(after)
    option = next(
        option
        for option in next(p for p in after.key.forms[0].items if p.item.id == CHOICE).item.options  # type: ignore[union-attr]
        if option.id == WRONG_OPTION.id
    )
    assert (option.key, option.rationale) == (True, "Oats it is.")


def test_a_dropped_item_is_worth_nothing_on_any_form() -> None:
    """Scores and maximum fall together, so that the share of who had it right stays whole."""
    after = regrade(_book(), [Correction(item=CHOICE, reason="Unclear.", points=Fraction(0))])
    rows = {row.student.id: row for row in after.rows()}
    assert (rows["s01"].score, rows["s01"].max_score) == (Fraction(6), Fraction(6))
    assert rows["s02"].score == 0
    assert [one for one in changes(after, 2) if one.student == "s02"] == [
        Change(student="s02", item=MOST, old="7", new="6", reason="Unclear."),
    ], "her points stay, but not what they are out of"


def test_every_correction_is_told_to_whom_it_concerns() -> None:
    """What a person judged only to the one student, what was dropped to all who had it."""
    corrections = [
        Correction(item=CHOICE, reason="Unclear.", points=Fraction(0)),
        Correction(item=TYPED, reason="She meant it.", student="s02", credit=Fraction(1)),
        Correction(item=TYPED, reason="A starter, too.", accept=("Sourdough starter",)),
    ]
    after = regrade(_book(), corrections)
    told = {row.student.id: row.corrected for row in after.rows()}
    assert told["s01"] == ((CHOICE, "Unclear."),), "what was accepted is told with the answer"
    assert told["s02"] == ((CHOICE, "Unclear."), (TYPED, "She meant it."))
    (row,) = (row for row in after.rows() if row.student.id == "s02")
    page = feedback_page(row, "Bread")
    assert page.count("Corrected after grading:") == len(row.corrected)
    assert "Corrected after grading: She meant it." in page
    assert "Corrected" not in feedback_page(row, "Bread", withheld=True)


def test_points_may_be_reweighted() -> None:
    """Twice the points for who had it right, nothing for who had not."""
    after = regrade(_book(), [Correction(item=CHOICE, reason="Harder.", points=Fraction(2))])
    assert _told(after) == [
        ("s01", CHOICE, "1", "2"), ("s01", "", "7", "8"), ("s01", MOST, "7", "8"),
        ("s02", MOST, "7", "8"),
        ("s03", CHOICE, "1", "2"), ("s03", "", "6", "7"), ("s03", MOST, "7", "8"),
    ]  # fmt: skip


def test_everybody_may_get_full_points() -> None:
    """Those who were wrong and those who left it open as well."""
    after = regrade(_book(), [Correction(item=TYPED, reason="Misprint.", full=True)])
    assert all(row.scores[3].state is State.RIGHT for row in after.rows())


def test_a_person_judges_what_the_program_could_not() -> None:
    """One student's response gets a credit; the same answer of others stays what it was."""
    sent = submission(FORMS[0])
    sent = replace(sent, responses={**sent.responses, CHOICE: ("A", "B")})
    other = replace(submission(FORMS[1]), responses={**submission(FORMS[1]).responses})
    book = grade([("a", sent), ("b", other)], KEY)
    assert [row.status.value for row in book.rows()] == ["to check", "graded"]
    judged = Correction(item=CHOICE, reason="Half.", student="s01", credit=Fraction(1, 2))
    after = regrade(book, [judged])
    assert [row.status.value for row in after.rows()] == ["graded", "graded"]
    assert _told(after) == [("s01", CHOICE, "0", "1/2"), ("s01", "", "6", "13/2")]


def test_a_person_has_the_last_word_over_a_correction_of_the_same_item() -> None:
    """Whatever their order in the file."""
    person = Correction(item=TYPED, reason="No.", student="s03", credit=Fraction(0))
    all_of_them = Correction(item=TYPED, reason="Yes.", full=True)
    for order in ((person, all_of_them), (all_of_them, person)):
        marks = _marks(regrade(_book(), order))
        assert (marks["s02"], marks["s03"]) == (Fraction(1), Fraction(6))


def test_the_old_scores_stay_readable() -> None:
    """Every run keeps its key and its scores: the score of March can be shown in May."""
    book = _book()
    old = dict(scores(book.store, 1))
    after = regrade(book, [Correction(item=CHOICE, reason="Unclear.", points=Fraction(0))])
    again = regrade(after, [Correction(item=CHOICE, reason="After all.", points=Fraction(1))])
    assert dict(scores(again.store, 1)) == old
    assert _marks(again) == _marks(_book())
    runs = list(again.store.rows("SELECT id, command FROM run ORDER BY id"))
    assert runs == [(1, "grade"), (2, "regrade"), (3, "regrade")]
    keys = again.store.value("SELECT COUNT(*) FROM frozen_key")
    assert keys == 2


def test_the_best_attempt_may_be_another_one_afterwards() -> None:
    """Where the best counts, it is chosen again among all attempts."""
    typed = replace(submission(FORMS[0], first=0), responses={TYPED: "sourdough starter"})
    chosen = submission(FORMS[0], first=0)
    chosen = replace(chosen, responses={"grain": right(ITEMS[CHOICE])})
    book = grade([("t", typed), ("c", chosen)], KEY, rules=Rules(counts=Counts.BEST))
    assert next(book.rows()).file == "c"
    accepting = Correction(item=TYPED, reason="Yes.", accept=("sourdough starter",))
    dropping = Correction(item=CHOICE, reason="Unclear.", points=Fraction(0))
    after = regrade(book, [accepting, dropping])
    assert next(after.rows()).file == "t"
    assert [one.file for one in after.received.duplicates()] == ["c"]
    assert after.received.counts().received == 2


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        (Correction(item="none", reason="x", full=True), "no form has an item 'none'"),
        (Correction(item=TYPED, reason="x", keys=("a",)), "has no options"),
        (Correction(item=CHOICE, reason="x", keys=("rye bread",)), "has no option 'rye bread'"),
        (Correction(item=CHOICE, reason="x", accept=("a",)), "only words that were typed"),
        (Correction(item=CHOICE, reason="x", student="who", credit=Fraction(1)), "no student"),
    ],
)
def test_a_correction_that_fits_nothing_says_what_would(
    correction: Correction, message: str
) -> None:
    """An id from another quiz, or a way that the interaction does not have."""
    with pytest.raises(CorrectionError, match=message):
        regrade(_book(), [correction])


@given(strategies.forms(), st.data())
def test_correcting_nothing_changes_nothing(form: object, data: st.DataObject) -> None:
    """To accept what is accepted, or to make keys of the keys, leaves every score as it is."""
    one = replace(quiz.key(("s01",)), forms=(replace(form, student="s01", quiz=quiz.QUIZ),))  # type: ignore[type-var]
    sent = data.draw(strategies.submissions(one.forms[0]))
    book = grade([("f", replace(sent, quiz=one.quiz, student="s01"))], one)
    before = _marks(book)
    same = [
        Correction(item=placed.item.id, reason="Same.", points=placed.points)
        for placed in one.forms[0].items
    ]
    assert corrected(one, same[0]) == one
    after = regrade(book, same)
    assert _marks(after) == before
    assert list(changes(after, after.run)) == []
