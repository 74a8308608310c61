"""A file that cannot be read is told to be of the student after whom its folder is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.gradebook import senders
from factquiz.gradebook.ledger import grade
from factquiz.gradebook.model import Absent, Status
from factquiz.gradebook.tables import duplicate_rows
from factquiz.responses.arrival import Arrival
from factquiz.responses.parse import parse
from factquiz.responses.roster import Student
from tests.sample_class import make, quiz

if TYPE_CHECKING:
    from factquiz.responses.quarantine import Quarantined

KEY = quiz.key()
ROSTER = [
    Student(id="s01", name="Anna Berg"),
    Student(id="s02", name="Bo Mikael Čapek"),
    Student(id="s03", name="Cy Li"),
    Student(id="s04", name="Cy Li"),
]


def _set_aside(file: str, data: bytes = b"{") -> tuple[Quarantined, dict[str, Status]]:
    """Return what becomes of a file, and how the students without a score stand."""
    book = grade([Arrival(file=file, content=parse(data, file))], KEY, ROSTER)
    (refused,) = book.received.quarantined()
    standing = {each.student.id: each.status for each in book.entries() if isinstance(each, Absent)}
    return refused, standing


@pytest.mark.parametrize(
    ("file", "student"),
    [
        ("all.zip/Anna Berg_40123_assignsubmission_file/submission.json", "s01"),
        ("all.zip/Anna Berg_40123_assignsubmission_file_submission.json", "s01"),
        ("Bo Mikael C\u030capek_1_assignsubmission_file/work.zip/submission.json", "s02"),
        ("capekbomikael_LATE_123_456_submission.json", "s02"),
        ("s02/submission.json", "s02"),
        ("S02.json", "s02"),
    ],
)
def test_the_path_names_the_sender(file: str, student: str) -> None:
    """Moodle and Canvas name what was handed in after the student; others use ids."""
    refused, standing = _set_aside(file)
    assert refused.student == student
    assert refused.reason.endswith(f"(“{student}”).")
    assert standing[student] is Status.QUARANTINED
    assert list(standing.values()).count(Status.QUARANTINED) == 1


@pytest.mark.parametrize(
    "file",
    [
        "all.zip/Cy Li_40125_assignsubmission_file/submission.json",  # two are called so
        "Anna Berg_1_assignsubmission_file/s03/submission.json",  # it names two
        "submission.json",
        "berg/submission.json",
        "_/.json",
    ],
)
def test_nobody_is_named_if_it_may_be_another(file: str) -> None:
    """Nor if the path says nothing: then it is nobody's."""
    refused, standing = _set_aside(file)
    assert refused.student == ""
    assert "By its path" not in refused.reason
    assert Status.QUARANTINED not in standing.values()


def test_in_a_huge_class_nobody_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a million names for one broken file would take longer than grading the class."""
    monkeypatch.setattr(senders, "LARGE_CLASS", -1)
    refused, standing = _set_aside("s02/submission.json")
    assert refused.student == ""
    assert standing["s02"] is Status.MISSING


def test_a_mistyped_id_is_told_with_its_sender() -> None:
    """What the file says stays on record; the path says who must have meant it."""
    text = (
        '{"format": "factquiz-submission/1", "quiz": "%s", "form": "x", "student": "s0l",'
        ' "responses": {}, "saved": ""}'
    )
    refused, standing = _set_aside("Anna Berg_1_x/a.json", (text % KEY.quiz).encode())
    assert (refused.code, refused.student) == ("unknown-student", "s0l")
    assert "By its path it is from Anna Berg (“s01”)." in refused.reason
    assert standing["s01"] is Status.QUARANTINED


def test_answers_of_another_in_a_folder_are_told() -> None:
    """Bo handed in what Anna handed in: the table of duplicates says so. Cy sent hers twice."""
    key = quiz.key(("s01", "s02", "s03"))
    anna, _, cy = (make.submission(form) for form in key.forms)
    sent = {
        "Anna Berg_1_assignsubmission_file/submission.json": anna,
        "Bo Mikael Čapek_2_assignsubmission_file/submission.json": anna,
        "s03/submission.json": cy,
        "s03/again.json": cy,
    }
    book = grade([Arrival(file=file, content=one) for file, one in sent.items()], key, ROSTER)
    told = {str(row[0]).partition("/")[0]: row[2:] for row in duplicate_rows(book)}
    assert told == {
        "Bo Mikael Čapek_2_assignsubmission_file": ("s01", "repeated", "s02"),
        "s03": ("s03", "repeated", ""),
    }


def test_in_a_huge_class_no_folder_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would cost more than the grading."""
    monkeypatch.setattr(senders, "LARGE_CLASS", -1)
    key = quiz.key(("s01", "s02", "s03"))
    anna = make.submission(key.forms[0])
    book = grade([Arrival(file=f"{name}/x.json", content=anna) for name in ("s01", "s02")], key)
    assert [row[-1] for row in duplicate_rows(book)] == [""]
