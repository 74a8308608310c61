"""The account of a class: matching, duplicates, and a sum that always comes out."""

from __future__ import annotations

import itertools
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.gradebook import ledger
from factquiz.gradebook.model import Absent, Duplicate, Row, Status
from factquiz.items.codec import encode
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.roster import Student
from factquiz.responses.sources import read_folder
from tests import strategies
from tests.sample_class import quiz
from tests.sample_class.graded import grade
from tests.sample_class.make import half, submission

if TYPE_CHECKING:
    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.responses.submission import Submission

KEY = quiz.key(("s01", "s02", "s03"))
FORMS = KEY.forms


def _quarantined(*sent: Submission) -> dict[str, Refusal]:
    """Grade submissions as files 0, 1, …; return what was set aside."""
    book = grade(((str(place), one) for place, one in enumerate(sent)), KEY)
    return {each.file: each.code for each in book.received.quarantined()}


def test_a_submission_meets_its_form_and_student() -> None:
    """It is scored by the form it names; who sent nothing is missing."""
    book = grade([("a.json", submission(FORMS[1], half))], KEY)
    missing, row, _ = book.entries()
    assert isinstance(row, Row)
    assert (row.student.id, row.form, row.file) == ("s02", FORMS[1], "a.json")
    assert row.score == Fraction(31, 6)
    assert isinstance(missing, Absent)
    assert missing.status is Status.MISSING


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (replace(submission(FORMS[0]), quiz="other"), Refusal.WRONG_QUIZ),
        (replace(submission(FORMS[0]), form="999"), Refusal.UNKNOWN_FORM),
        (submission(FORMS[0], student="nobody"), Refusal.UNKNOWN_STUDENT),
        (replace(submission(FORMS[0]), student=""), Refusal.UNKNOWN_STUDENT),
        (submission(FORMS[0], student="s02"), Refusal.WRONG_FORM),
        (replace(submission(FORMS[0]), responses={"none": "A"}), Refusal.UNKNOWN_ITEM),
        (replace(submission(FORMS[0]), responses={"../x": "A"}), Refusal.UNSAFE_ID),
    ],
)
def test_what_fits_nothing_is_set_aside(sent: Submission, code: Refusal) -> None:
    """Each kind of misfit has its code, and none is graded by guessing what was meant."""
    assert _quarantined(sent) == {"0": code}


def test_a_mistyped_student_id_gets_a_suggestion() -> None:
    """The instructor sees whose it probably is; the program does not decide it."""
    key = quiz.key(("mueller-anna", "novak-jan"))
    book = grade([("f", submission(key.forms[0], student="muller-anna"))], key)
    assert "Is it “mueller-anna”?" in next(book.received.quarantined()).reason


def test_a_form_without_a_name_may_be_anybodys() -> None:
    """A form that was not made for one student is graded for any student of the roster."""
    key = replace(KEY, forms=(quiz.form(),))
    roster = (Student(id="x", name="Xenia"), Student(id="y"))
    files = [(who, submission(key.forms[0], student=who)) for who in ("y", "x", "z")]
    book = grade(files, key, roster)
    assert [row.student for row in book.rows()] == list(roster)
    assert [each.code for each in book.received.quarantined()] == [Refusal.UNKNOWN_STUDENT]


def test_the_same_answers_again_are_a_duplicate() -> None:
    """Whatever the student's clock says, nothing is graded twice."""
    sent = submission(FORMS[0])
    later = replace(sent, saved="2030-01-01T00:00:00Z")
    book = grade([("a", sent), ("b", later), ("c", sent)], KEY)
    assert [row.file for row in book.rows()] == ["a"]
    assert tuple(book.received.duplicates()) == (
        Duplicate(file="b", of="a", student="s01"),
        Duplicate(file="c", of="a", student="s01"),
    )


def test_different_answers_of_one_student_are_all_set_aside() -> None:
    """Neither the first nor the last is preferred: each names the other, and a person chooses."""
    files = [("a", submission(FORMS[0], half)), ("b", submission(FORMS[0]))]
    for order in itertools.permutations(files):
        book = grade(order, KEY)
        assert {each.file: each.code for each in book.received.quarantined()} == {
            "a": Refusal.CONFLICTING,
            "b": Refusal.CONFLICTING,
        }
        assert {each.file: each.reason.split()[-1] for each in book.received.quarantined()} == {
            "a": "b.",
            "b": "a.",
        }
        assert next(book.entries()) == Absent(student=Student(id="s01"), status=Status.QUARANTINED)


def test_rows_stand_in_the_order_of_the_roster() -> None:
    """So that a column can be copied beside the list of the class."""
    roster = (Student(id="s03"), Student(id="guest"), Student(id="s01"))
    book = grade([("f", submission(FORMS[0]))], KEY, roster)
    assert [entry.student.id for entry in book.entries()] == ["s03", "guest", "s01", "s02"]


def test_an_ungradable_response_marks_the_score_as_provisional() -> None:
    """The rest is scored, and the row says that a person has to look."""
    sent = submission(FORMS[0])
    sent = replace(sent, responses={**sent.responses, "grain": ("A", "B")})
    (row,) = grade([("f", sent)], KEY).rows()
    assert (row.score, row.status) == (Fraction(6), Status.TO_CHECK)


def test_an_account_that_does_not_balance_is_refused() -> None:
    """A gradebook that lost a submission cannot even say what it counts."""
    book = grade([("f", submission(FORMS[0]))], KEY)
    book.store.run("DELETE FROM block")
    with pytest.raises(ValueError, match="1 were received but 0"):
        book.received.counts()


contents = st.one_of(
    st.sampled_from(FORMS).flatmap(strategies.submissions).map(encode),
    st.sampled_from([encode(submission(form)) for form in FORMS]),
    st.binary(max_size=60),
)


@given(st.lists(contents, max_size=8))
def test_the_counts_add_up_whatever_the_files_hold(files: list[bytes]) -> None:
    """Graded + quarantined + duplicates = received, and each file is named exactly once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, content in enumerate(files):
            (folder / f"{number}.json").write_bytes(content)
        book = ledger.grade(read_folder(folder), KEY)
    named = _named(book)
    assert sorted(named) == sorted(f"{number}.json" for number in range(len(files)))
    assert book.received.counts().received == len(files)


def _named(book: Gradebook) -> list[str]:
    accounted: tuple[Row | Quarantined | Duplicate, ...] = (
        *book.rows(),
        *book.received.quarantined(),
        *book.received.duplicates(),
    )
    return [each.file for each in accounted]


@given(st.permutations([submission(form, half) for form in FORMS]))
def test_the_order_of_the_files_changes_no_score(sent: list[Submission]) -> None:
    """Scores depend on what was sent, not on when it was read."""
    book = grade(((one.student, one) for one in sent), KEY)
    assert [(row.student.id, row.score) for row in book.rows()] == [
        (form.student, Fraction(31, 6)) for form in FORMS
    ]
