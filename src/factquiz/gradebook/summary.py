"""The outcome in figures: for the end of the command, and for programs that read on."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from factquiz.assembly.policy import ScoringPolicy
from factquiz.figures import percent
from factquiz.gradebook.model import FileCounts, Row, Status
from factquiz.gradebook.rules import Rules
from factquiz.items.base import Record
from factquiz.items.codec import decode
from factquiz.scoring.mark import State

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.gradebook.gradebook import Gradebook

SUMMARY_FORMAT = "factquiz-gradebook/2"
SUMMARY_FILE = "summary.json"


class Summary(Record, frozen=True, kw_only=True):
    """What ``summary.json`` holds.

    ``rules`` are the instructor's, ``late`` counts the students who came too late;
    ``students`` counts the class by status, ``responses`` the graded responses by state;
    ``mean_percent`` and ``median_percent`` are over the graded students,
    and empty if there are none.
    ``key`` is the SHA-256 digest of the key's file, ``version`` that of factquiz.
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


def summarise(gradebook: Gradebook, *, key: str, version: str) -> Summary:
    """Return the figures of a gradebook. ``key`` and ``version`` are passed through."""
    shares: list[Fraction] = []
    students: Counter[Status] = Counter()
    responses: Counter[State] = Counter()
    late = 0
    for entry in gradebook.entries():
        students[entry.status] += 1
        if isinstance(entry, Row):
            late += entry.late > 0
            responses.update(scored.state for scored in entry.scores)
            if entry.max_score:
                shares.append(entry.score / entry.max_score)
    return Summary(
        format=SUMMARY_FORMAT,
        version=version,
        quiz=gradebook.quiz,
        title=gradebook.title,
        key=key,
        policy=gradebook.key.policy,
        rules=gradebook.rules,
        files=gradebook.counts(),
        students={status.value: students[status] for status in Status},
        late=late,
        responses={state.value: responses[state] for state in State},
        mean_percent=percent(_mean(shares), Fraction(1)) if shares else "",
        median_percent=percent(_median(shares), Fraction(1)) if shares else "",
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


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _median(values: list[Fraction]) -> Fraction:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[-middle - 1]) / 2
