"""The outcome in figures: for the end of the command, and for programs that read on."""

from __future__ import annotations

from fractions import Fraction

from factquiz.assembly.policy import ScoringPolicy
from factquiz.figures import percent
from factquiz.gradebook.model import Gradebook, Status
from factquiz.items.base import Record
from factquiz.scoring.mark import State

SUMMARY_FORMAT = "factquiz-gradebook/1"


class FileCounts(Record, frozen=True, kw_only=True):
    """Files: graded + quarantined + duplicates = received."""

    received: int
    graded: int
    quarantined: int
    duplicates: int

    def __str__(self) -> str:
        return (
            f"{self.graded} graded + {self.quarantined} quarantined"
            f" + {self.duplicates} duplicates = {self.received} received"
        )


class Summary(Record, frozen=True, kw_only=True):
    """What ``summary.json`` holds.

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
    files: FileCounts
    students: dict[str, int]
    responses: dict[str, int]
    mean_percent: str
    median_percent: str


def file_counts(gradebook: Gradebook) -> FileCounts:
    """Return what became of the files."""
    return FileCounts(
        received=gradebook.received,
        graded=len(gradebook.rows),
        quarantined=len(gradebook.quarantined),
        duplicates=len(gradebook.duplicates),
    )


def summarise(gradebook: Gradebook, *, key: str, policy: ScoringPolicy, version: str) -> Summary:
    """Return the figures of a gradebook. ``key`` and ``version`` are passed through."""
    rows = gradebook.rows
    shares = [row.score / row.max_score for row in rows if row.max_score]
    statuses = [entry.status for entry in gradebook.entries]
    return Summary(
        format=SUMMARY_FORMAT,
        version=version,
        quiz=gradebook.quiz,
        title=gradebook.title,
        key=key,
        policy=policy,
        files=file_counts(gradebook),
        students={status.value: statuses.count(status) for status in Status},
        responses={state.value: sum(row.count(state) for row in rows) for state in State},
        mean_percent=percent(_mean(shares), Fraction(1)) if shares else "",
        median_percent=percent(_median(shares), Fraction(1)) if shares else "",
    )


# The standard module of statistics does this too, but takes longer to import than a class to grade.


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _median(values: list[Fraction]) -> Fraction:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[-middle - 1]) / 2
