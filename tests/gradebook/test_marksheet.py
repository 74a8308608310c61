"""Sheets of marks: every row is entered, empty, repeated, or set aside with its place."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.gradebook.markers import Marks, TwoMarks, read_marks, two_marks
from factquiz.gradebook.marksheet import MarkSheet
from factquiz.gradebook.rubric import Cap, Criterion, Level, Mark, Marked, Rubric
from factquiz.responses.quarantine import Refusal
from factquiz.responses.tables.delimited import read_delimited
from factquiz.responses.tables.table import TableError

ESSAY = Rubric(
    id="essay",
    title="Essay",
    points=Fraction(16),
    criteria=(
        Criterion(id="claim", title="Claim", most=Fraction(4)),
        Criterion(
            id="evidence",
            title="Evidence",
            most=Fraction(4),
            levels=(
                Level(points=Fraction(2), text="some"),
                Level(points=Fraction(4), text="weighed"),
            ),
        ),
    ),
)
TALK = Rubric(
    id="talk",
    title="Talk",
    points=Fraction(5),
    criteria=(Criterion(id="points", title="Points", most=Fraction(20)),),
)
CLASS = ("s01", "s02", "s03")


def read(text: str | bytes, *rubrics: Rubric) -> Marks:
    """Read one sheet, given as the text of a CSV."""
    data = text.encode() if isinstance(text, str) else text
    table = read_delimited(io.BytesIO(data), "marks.csv")
    return read_marks([MarkSheet(table, rubrics or (ESSAY,))], CLASS)


def _refused(rows: str, header: str = "student,Claim,Evidence,sum,comment") -> tuple[str, str]:
    (found,) = read(f"{header}\n{rows}\n").aside
    assert found.place == "marks.csv:2:1"
    return found.code.value, found.reason


def test_scores_and_comments_are_read() -> None:
    """With a decimal comma, a fraction, highest scores in the header, and a comment."""
    text = 'student;Claim (4);Evidence (of 4);comment\ns01;3,5;7/2;"Good.\nGo on."\ns02;1 1/2;0;\n'
    found = read(text)
    assert [(one.student, one.scores, one.comment) for one in found.marks] == [
        ("s01", (Fraction(7, 2), Fraction(7, 2)), "Good.\nGo on."),
        ("s02", (Fraction(3, 2), Fraction(0)), ""),
    ]
    assert found.marks[0].place == "marks.csv:2"
    assert found.aside == ()


@pytest.mark.parametrize(
    ("rows", "code", "told"),
    [
        ("s04,1,1,,", Refusal.UNKNOWN_STUDENT, "“s04”"),
        (",1,1,,", Refusal.NO_STUDENT, "no student"),
        ("s01,5,1,,", Refusal.OUT_OF_RANGE, "“Claim” has “5”; allowed is 0 to 4"),
        ("s01,-1,1,,", Refusal.NOT_A_SCORE, "“-1”"),
        ("s01,NaN,1,,", Refusal.NOT_A_SCORE, "“NaN”"),
        ("s01,1e3,1,,", Refusal.NOT_A_SCORE, "“1e3”"),
        ("s01,1/0,1,,", Refusal.NOT_A_SCORE, "“1/0”"),
        ("s01,0.33333,1,,", Refusal.NOT_A_SCORE, "“0.33333”"),
        ("s01,²,1,,", Refusal.NOT_A_SCORE, "“²”"),
        ("s01,=4,1,,", Refusal.NOT_A_SCORE, "“=4”"),
        ("s01,3,,,", Refusal.INCOMPLETE, "“Evidence” has no score"),
        ("s01,,,,only words", Refusal.INCOMPLETE, "“Claim” has no score"),
        ("s01,3,3,7,", Refusal.NOT_THE_SUM, "add up to 6"),
        ("s01,3,3,6,,more", Refusal.UNREADABLE_ROW, "6 cells"),
    ],
)
def test_what_cannot_be_used_is_set_aside(rows: str, code: Refusal, told: str) -> None:
    """With the code, the reason and the row, and nothing is guessed."""
    found, reason = _refused(rows)
    assert found == code
    assert told in reason


def test_a_similar_student_is_suggested() -> None:
    """Most unknown ids are typing errors."""
    found = read_marks(
        [MarkSheet(read_delimited(io.BytesIO(b"student,Claim,Evidence\ns1001,1,1"), "m"), [ESSAY])],
        ["s1010", "s1002", "s01001"],
    )
    assert "Is it “s01001”?" in found.aside[0].reason


def test_an_empty_row_waits() -> None:
    """Work that nobody has marked is no mistake, and no mark of nothing."""
    found = read("student,name,Claim,Evidence\ns01,Anna,,\ns02,Bo,0,0\n")
    assert [one.student for one in found.marks] == ["s02"]
    assert str(found.counts) == "1 entered + 0 set aside + 0 repeated + 1 empty = 2 rows"


def test_who_is_marked_twice_has_the_mark_only_if_they_agree() -> None:
    """Two rows that differ are both set aside, each with the place of the other."""
    found = read("student,Claim,Evidence\ns01,1,1\ns01,1,1\ns02,1,1\ns02,2,1\n")
    assert [one.student for one in found.marks] == ["s01"]
    assert [each.code for each in found.aside] == [Refusal.MARKED_TWICE] * 2
    assert "marks.csv:5" in found.aside[0].reason
    assert "marks.csv:4" in found.aside[1].reason
    assert str(found.counts) == "1 entered + 2 set aside + 1 repeated + 0 empty = 4 rows"


def _sheet(name: str, rows: str) -> MarkSheet:
    data = f"student,Claim,Evidence,comment\n{rows}".encode()
    return MarkSheet(read_delimited(io.BytesIO(data), name), [ESSAY])


def _two(rule: str) -> Marks:
    """Read the sheets of two markers, who agree on s01, nearly on s02, and not on s03."""
    sheets = (
        _sheet("anna.csv", "s01,4,4,\ns02,3,2,Good.\ns03,4,4,\n"),
        _sheet("bo.csv", "s01,4,4,\ns02,4,2,Clear.\ns03,1,3,\n"),
    )
    return read_marks(sheets, CLASS, two_marks(rule))


def test_the_mean_of_two_markers_counts() -> None:
    """Criterion by criterion, exactly, with both comments; who gave what is kept."""
    found = _two("mean")
    (agreed, near, far) = found.marks
    assert list(agreed.scores) == [4, 4]
    assert not agreed.given
    assert list(near.scores) == [Fraction(7, 2), 2]
    assert [list(scores) for scores in near.given] == [[3, 2], [4, 2]]
    assert (near.comment, near.place) == ("Good.\n\nClear.", "anna.csv:3, bo.csv:3")
    assert list(far.scores) == [Fraction(5, 2), Fraction(7, 2)]
    told = "3 entered + 2 averaged with them + 0 set aside + 1 repeated + 0 empty = 6 rows"
    assert str(found.counts) == told


def test_markers_who_are_too_far_apart_are_not_averaged() -> None:
    """Both rows wait, each with both sums and the difference; a tenth of eight is less than four.

    What is just as far apart as allowed is averaged.
    """
    found = _two("mean, at most 12.5% apart")
    assert [one.student for one in found.marks] == ["s01", "s02"]
    assert [each.code for each in found.aside] == [Refusal.TOO_FAR_APART] * 2
    assert found.aside[0].reason == (
        "“s03” has 8 here and 4 in bo.csv:4: 50.0 % apart, more than 12.5 %."
    )
    assert [one.student for one in _two("mean, at most 12.4% apart").marks] == ["s01"]
    told = "2 entered + 1 averaged with them + 2 set aside + 1 repeated + 0 empty = 6 rows"
    assert str(found.counts) == told


def test_three_markers_count_alike() -> None:
    """Two who agree weigh twice as much as the third."""
    sheets = [_sheet(name, f"s01,{score},0,\n") for name, score in zip("abc", "114", strict=True)]
    (mark,) = read_marks(sheets, CLASS, TwoMarks(Fraction(1))).marks
    assert list(mark.scores) == [2, 0]


def test_sheets_of_one_name_are_told_apart() -> None:
    """Each marker's sheet may be called marks.csv, and only the rows that differ wait."""
    sheets = [_sheet("marks.csv", "s01,1,1,\n"), _sheet("marks.csv", "s02,1,1,\ns01,2,2,\n")]
    found = read_marks(sheets, CLASS)
    assert [one.student for one in found.marks] == ["s02"]
    assert [each.student for each in found.aside] == ["s01", "s01"]


@pytest.mark.parametrize("text", ["", "median", "mean, at most x% apart", "mean at least 3% apart"])
def test_another_rule_for_two_marks_is_refused(text: str) -> None:
    """With what is allowed."""
    with pytest.raises(ValueError, match="“one”, “mean” or"):
        two_marks(text)
    assert two_marks("One") == TwoMarks()
    assert two_marks("mean, at most 10 % apart") == TwoMarks(Fraction(1, 10))


@pytest.mark.parametrize(
    ("scores", "points"),
    [
        ((1, 4), 6),  # five of eight, capped at three, worth sixteen
        ((0, 4), 2),  # the lower cap holds
        ((1, 1), 4),  # two of eight: no cap is reached
        ((2, 4), 12),
    ],
)
def test_a_criterion_may_cap_the_whole(scores: tuple[int, int], points: int) -> None:
    """With little on it the sum is limited, however good the rest is; the scores stay."""
    caps = (Cap(at=Fraction(0), most=Fraction(1)), Cap(at=Fraction(1), most=Fraction(3)))
    claim, evidence = ESSAY.criteria
    rubric = replace(ESSAY, criteria=(replace(claim, caps=caps), evidence))
    mark = Mark(student="s01", rubric="essay", scores=tuple(map(Fraction, scores)))
    assert Marked(rubric=rubric, mark=mark).points == points
    assert Marked(rubric=ESSAY, mark=mark).points == sum(scores) * 2


def test_a_column_says_which_rubric() -> None:
    """One sheet may have the marks by several; a rubric that was not given is named."""
    text = "student,rubric,Claim,Evidence,Points\ns01,essay,4,4,\ns01,talk,,,13\ns02,poem,1,1,\n"
    found = read(text, ESSAY, TALK)
    assert [(one.rubric, sum(one.scores)) for one in found.marks] == [("essay", 8), ("talk", 13)]
    assert [each.code for each in found.aside] == [Refusal.UNKNOWN_RUBRIC]
    assert "“essay”, “talk”" in found.aside[0].reason


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("name,Claim,Evidence", "no column “student”"),
        ("student,Claim", "lacks criteria of the rubric: “Claim”, “Evidence”"),
        ("student,Claim,claim (4),Evidence", "two columns are called “claim”"),
    ],
)
def test_a_sheet_that_lacks_a_column_is_refused(header: str, told: str) -> None:
    """Before anything is read, with what the header has and what it needs."""
    with pytest.raises(TableError, match="marks.csv:1: .*" + told.replace("(", r"\(")):
        read(f"{header}\n")


def test_a_row_must_say_its_rubric_where_two_fit() -> None:
    """Nothing is guessed."""
    with pytest.raises(TableError, match="essay, talk fit"):
        read("student,Claim,Evidence,Points\n", ESSAY, TALK)


def test_the_level_that_a_score_reaches_is_told() -> None:
    """Between two levels it is the lower one; below the lowest there is none."""
    criterion = ESSAY.criteria[1]
    scores = [Fraction(1), Fraction(2), Fraction(7, 2), Fraction(4)]
    assert [criterion.level(score) for score in scores] == ["", "some", "some", "weighed"]


@given(st.lists(st.lists(st.text(max_size=8), min_size=0, max_size=6), max_size=12))
def test_whatever_a_sheet_holds_the_counts_add_up(rows: list[list[str]]) -> None:
    """Nothing that stands in a sheet is lost, and no mark is out of range."""
    lines = "\n".join(",".join(cell for cell in row) for row in rows)
    found = read(f"student,Claim,Evidence,comment\ns01,1,1,\n{lines}".encode("utf-8", "replace"))
    assert found.counts.rows == found.counts.entered + found.counts.set_aside + (
        found.counts.repeated + found.counts.empty
    )
    assert len(found.marks) == found.counts.entered
    assert len(found.aside) == found.counts.set_aside
    assert all(0 <= score <= 4 for one in found.marks for score in one.scores)
