"""Which of several submissions of one student counts, and what lateness costs."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.gradebook.attempts import Attempt, Counts, settle
from factquiz.gradebook.lateness import Deadline, moment, penalty_rule
from factquiz.gradebook.model import Row, Standing
from factquiz.gradebook.rules import Rules
from tests.sample_class import quiz
from tests.sample_class.graded import File, grade
from tests.sample_class.make import half, right, submission, wrong

KEY = quiz.key(("s01",))
FORM = KEY.forms[0]
DUE = Deadline(at=datetime(2026, 5, 1, 12, tzinfo=UTC), share=Fraction(1, 10), most=Fraction(1, 2))

EARLY: File = ("early", submission(FORM, half), "2026-05-01T10:00:00+00:00")
LATER: File = ("later", submission(FORM, wrong), "2026-05-01T11:00:00+00:00")
LATE: File = ("late", submission(FORM, right), "2026-05-02T12:00:01+00:00")


def _counted(*files: File, counts: Counts, deadline: Deadline | None = None) -> Row:
    book = grade(files, KEY, rules=Rules(counts=counts, deadline=deadline))
    (row,) = book.rows()
    assert book.received.counts().received == len(files)
    return row


@pytest.mark.parametrize(
    ("counts", "file"),
    [(Counts.FIRST, "early"), (Counts.LATEST, "late"), (Counts.BEST, "late")],
)
def test_the_rule_decides_whatever_the_order_of_the_files(counts: Counts, file: str) -> None:
    """First and latest go by the time of arrival, best by the points."""
    for order in itertools.permutations((EARLY, LATER, LATE)):
        assert _counted(*order, counts=counts).file == file


def test_what_does_not_count_is_listed_with_what_does() -> None:
    """Nothing disappears: each attempt names the one that stands for it, and why."""
    book = grade((EARLY, LATER, LATE), KEY, rules=Rules(counts=Counts.LATEST))
    assert [(each.file, each.of, each.standing) for each in book.received.duplicates()] == [
        ("early", "late", Standing.SUPERSEDED),
        ("later", "late", Standing.SUPERSEDED),
    ]


@pytest.mark.parametrize("counts", [Counts.FIRST, Counts.LATEST])
def test_without_times_nothing_is_guessed(counts: Counts) -> None:
    """An attempt without a time, or two at one moment, leave the choice to a person."""
    for other in ("", "2026-05-01T12:00:00+02:00"):
        again: File = ("again", submission(FORM), other)
        book = grade((EARLY, again), KEY, rules=Rules(counts=counts))
        assert not list(book.rows())
        assert all(
            "times of arrival do not decide" in one.reason for one in book.received.quarantined()
        )


def test_the_same_answers_again_are_as_late_as_the_first_of_them() -> None:
    """Who sends a second copy after the deadline loses nothing by it."""
    again: File = ("again", EARLY[1], "2026-05-03T00:00:00+00:00")
    row = _counted(again, EARLY, counts=Counts.ONE, deadline=DUE)
    assert (row.file, row.late, row.deducted) == ("early", 0, Fraction(0))


def test_saying_it_again_makes_it_the_latest() -> None:
    """A, then B, then A once more: A is what the student wants to count."""
    again: File = ("again", EARLY[1], "2026-05-03T00:00:00+00:00")
    assert _counted(EARLY, LATER, again, counts=Counts.LATEST).file == "again"


def test_the_best_is_the_best_after_the_deduction() -> None:
    """Seven points four days late are fewer than what was in time."""
    very_late: File = ("very late", submission(FORM), "2026-05-05T11:00:00+00:00")
    row = _counted(EARLY, very_late, counts=Counts.BEST, deadline=DUE)
    assert (row.file, row.score) == ("early", Fraction(31, 6))


@pytest.mark.parametrize(
    ("arrived", "seconds", "points"),
    [
        ("2026-05-01T14:00:00+02:00", 0, Fraction(0)),
        ("2026-05-01T12:00:01Z", 1, Fraction(7, 10)),
        ("2026-05-02T12:00:00Z", 86_400, Fraction(7, 10)),
        ("2026-05-02T12:00:01Z", 86_401, Fraction(14, 10)),
        ("2026-06-01T12:00:00Z", 31 * 86_400, Fraction(7, 2)),
        ("", 0, Fraction(0)),
    ],
)
def test_lateness_costs_a_share_for_each_period_begun(
    arrived: str, seconds: int, points: Fraction
) -> None:
    """A tenth of the form's points for each day, half of them at most; no time, no deduction."""
    row = _counted(("f", submission(FORM), arrived), counts=Counts.ONE, deadline=DUE)
    assert (row.late, row.deducted, row.score) == (seconds, points, 7 - points)


def test_lateness_takes_nobody_below_nothing() -> None:
    """Who has one point loses one point at most."""
    sent = submission(FORM, first=1)
    row = _counted(("f", sent, "2026-06-01T12:00:00Z"), counts=Counts.ONE, deadline=DUE)
    assert (row.score, row.deducted) == (Fraction(0), Fraction(1))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("10% per day, at most 50%", (Fraction(1, 10), 86_400, Fraction(1, 2))),
        ("2.5 %/hour", (Fraction(1, 40), 3_600, Fraction(1))),
        ("100% a minute", (Fraction(1), 60, Fraction(1))),
    ],
)
def test_a_rule_is_written_as_people_say_it(
    text: str, rule: tuple[Fraction, int, Fraction]
) -> None:
    """Share, period, and the most it can cost."""
    assert penalty_rule(text) == rule


@pytest.mark.parametrize("text", ["", "10", "10 points per day", "200% per day", "10% per year"])
def test_what_is_no_rule_is_said_to_be_none(text: str) -> None:
    """The message shows an example or the mistake."""
    with pytest.raises(ValueError, match=r"is not a rule such as|takes more than all"):
        penalty_rule(text)


@pytest.mark.parametrize("text", ["tomorrow", "2026-05-01", "2026-05-01T12:00"])
def test_a_time_without_its_zone_is_refused(text: str) -> None:
    """Noon in Paris is not noon in Lisbon."""
    with pytest.raises(ValueError, match=r"is not a time such as|does not say of which time zone"):
        moment(text)


attempts = st.lists(
    st.builds(
        Attempt,
        number=st.integers(0, 99),
        file=st.just("f"),
        form=st.sampled_from("ab"),
        arrived=st.sampled_from(["", "2026-05-01T10:00:00Z", "2026-05-02T10:00:00Z"]),
        answers=st.sampled_from([b"1", b"2"]),
        points=st.fractions(0, 3),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda each: each.number,
).map(lambda found: sorted(found, key=lambda each: each.number))


@given(attempts, st.sampled_from(Counts))
def test_every_attempt_gets_one_standing_and_one_counts_or_all_conflict(
    found: list[Attempt], counts: Counts
) -> None:
    """Whatever was sent: nobody has two scores, and no attempt is lost."""
    settled = settle(found, counts)
    assert [number for number, _, _ in settled] == [each.number for each in found]
    standings = [standing for _, standing, _ in settled]
    assert standings.count(Standing.COUNTED) == (Standing.CONFLICTING not in standings)
