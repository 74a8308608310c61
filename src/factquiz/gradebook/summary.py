"""The outcome in figures: for the end of the command, and for programs that read on."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from factquiz.assembly.policy import ScoringPolicy
from factquiz.figures import percent
from factquiz.gradebook.markers import MarkCounts
from factquiz.gradebook.model import FileCounts, Status
from factquiz.gradebook.rules import Rules
from factquiz.items.base import Record
from factquiz.items.codec import decode
from factquiz.scoring.mark import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.gradebook.model import Reached, Results

SUMMARY_FORMAT = "factquiz-gradebook/3"
SUMMARY_FILE = "summary.json"

_WAITING = 1 << 14
"""How many different tallies wait at most to be reckoned out."""


class Summary(Record, frozen=True, kw_only=True):
    """What ``summary.json`` holds.

    ``rules`` are the instructor's, ``late`` counts the students who came too late;
    ``students`` counts the class by status, ``responses`` the graded responses by state;
    ``mean_percent`` and ``median_percent`` are over the graded students,
    and empty if there are none.
    ``key`` is the SHA-256 digest of the key's file, ``version`` that of factquiz.
    ``marks`` counts the rows of the sheets of marks that were entered last.
    """

    format: str
    version: str
    quiz: str
    title: str
    key: str
    policy: ScoringPolicy
    rules: Rules
    files: FileCounts
    students: dict[str, int]
    late: int
    responses: dict[str, int]
    mean_percent: str
    median_percent: str
    marks: MarkCounts = MarkCounts()

    @property
    def needs_attention(self) -> bool:
        """Whether a person must look: at what was set aside, or at what waits for her judgement."""
        waiting = self.students[Status.TO_CHECK.value]
        return bool(self.files.quarantined or self.marks.set_aside or waiting)


class _Reckoning:
    """Counts the shares of the points that students reached, and the states of their responses.

    Students who reached the same are counted together first: a class has far fewer tallies than
    students, and only theirs are reckoned out.
    """

    def __init__(self) -> None:
        self.shares: Counter[Fraction] = Counter()
        self.states: Counter[State] = Counter()
        self.students: Counter[Status] = Counter()
        self.late = 0
        self._waiting: Counter[Reached] = Counter()

    def add(self, reached: Iterable[Reached]) -> None:
        """Count some students."""
        self._waiting.update(reached)
        if len(self._waiting) > _WAITING:
            self.settle()

    def settle(self) -> None:
        """Reckon out what waits."""
        for reached, times in self._waiting.items():
            self.students[reached.status] += times
            self.late += times if reached.late > 0 else 0
            for state, count in zip(State, reached.tally.states, strict=True):
                self.states[state] += count * times
            if reached.max_score:
                self.shares[reached.score / reached.max_score] += times
        self._waiting.clear()


class Summariser:
    """Counts the students of a class as they pass by, so that they are read only once."""

    def __init__(self) -> None:
        self._absent: Counter[Status] = Counter()
        self._reckoning = _Reckoning()

    def watch(self, results: Iterable[Results]) -> Iterator[Results]:
        """Yield every student, counted (:meth:`Gradebook.results`)."""
        for some in results:
            self._reckoning.add(filter(None, some.reached))
            self._absent.update(some.absent.values())
            yield some

    def summary(self, gradebook: Gradebook, *, key: str, version: str) -> Summary:
        """Return the figures of a gradebook of which all students have passed by.

        ``key`` and ``version`` are passed through.
        """
        self._reckoning.settle()
        shares, responses = self._reckoning.shares, self._reckoning.states
        students = self._absent + self._reckoning.students
        return Summary(
            format=SUMMARY_FORMAT,
            version=version,
            quiz=gradebook.quiz,
            title=gradebook.title,
            key=key,
            policy=gradebook.key.policy,
            rules=gradebook.rules,
            files=gradebook.received.counts(),
            students={status.value: students[status] for status in Status},
            late=self._reckoning.late,
            responses={state.value: responses[state] for state in State},
            mean_percent=percent(_mean(shares), Fraction(1)) if shares else "",
            median_percent=percent(_median(shares), Fraction(1)) if shares else "",
            marks=gradebook.by_hand.counts(),
        )


def read_summary(folder: Path) -> Summary:
    """Return the summary that grading wrote into a folder.

    Raises:
        ValueError: there is none, or one of another format.

    """
    path = folder / SUMMARY_FILE
    try:
        return decode(path.read_bytes(), Summary)
    except (OSError, msgspec.DecodeError) as error:
        raise ValueError(f"{path} is not the summary of a grading: {error}") from error


# The standard module of statistics does this too, but takes longer to import than a class to grade.


def _mean(values: Counter[Fraction]) -> Fraction:
    total = sum((value * count for value, count in values.items()), Fraction(0))
    return total / values.total()


def _median(values: Counter[Fraction]) -> Fraction:
    """Return the middle value, or the mean of the two; each value counts as often as it occurs."""
    ordered = sorted(values)
    upto = list(accumulate(values[value] for value in ordered))
    low, high = (bisect_right(upto, (upto[-1] - 1 + more) // 2) for more in (0, 1))
    return (ordered[low] + ordered[high]) / 2
