"""Which of several submissions of one student counts.

Without a rule nothing is guessed: different answers of one student are all set aside, for nothing
in a file proves which is final (``docs/decisions/0005-duplicate-submissions.md``).
An instructor who has times that a learning platform vouches for may choose the first or the
latest; the best needs no times.
"""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.gradebook.lateness import moment
from factquiz.gradebook.model import Standing
from factquiz.items.base import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime


class Counts(enum.StrEnum):
    """The rule that decides between different submissions of one student."""

    ONE = "one"
    """No rule: if they differ, they are set aside and a person chooses."""

    FIRST = "first"
    """The one that arrived first."""

    LATEST = "latest"
    """The one that arrived last."""

    BEST = "best"
    """The one with the highest score, lateness deducted; of equal ones the first that was read."""


class Attempt(Record, frozen=True, kw_only=True):
    """One submission of a student, as far as it matters for the choice.

    ``number`` is its place in the order of reading; ``answers`` tells what it says;
    ``points`` are those it would count for.
    """

    number: int
    file: str
    form: str
    arrived: str
    answers: bytes
    points: Fraction


Settled = tuple[int, Standing, str]
"""The number of an attempt, its standing, and the files it stands so because of."""


def settle(attempts: Sequence[Attempt], counts: Counts) -> list[Settled]:
    """Return the standing of every attempt of one student, given in the order of reading."""
    kept: dict[tuple[str, bytes], Attempt] = {}
    repeated: list[Settled] = []
    for each in attempts:
        says = (each.form, each.answers)
        if says not in kept:
            kept[says] = each
        elif _preferred(each, kept[says], counts):
            repeated.append((kept[says].number, Standing.REPEATED, each.file))
            kept[says] = each
        else:
            repeated.append((each.number, Standing.REPEATED, kept[says].file))
    return sorted([*repeated, *_different(tuple(kept.values()), counts)])


def _preferred(one: Attempt, other: Attempt, counts: Counts) -> bool:
    """Tell which of two that say the same stands for both: the earlier, which is less late.

    But where the latest counts, saying it again makes it the latest.
    """
    if not (one.arrived and other.arrived):
        return False
    mine, its = moment(one.arrived), moment(other.arrived)
    return mine > its if counts is Counts.LATEST else mine < its


def _different(attempts: Sequence[Attempt], counts: Counts) -> list[Settled]:
    if len(attempts) == 1:
        return [(attempts[0].number, Standing.COUNTED, "")]
    chosen = _chosen(attempts, counts)
    if chosen is None:
        return [
            (each.number, Standing.CONFLICTING, ", ".join(_others(each, attempts)))
            for each in attempts
        ]
    return [
        (each.number, Standing.COUNTED, "")
        if each is chosen
        else (each.number, Standing.SUPERSEDED, chosen.file)
        for each in attempts
    ]


def _others(one: Attempt, attempts: Sequence[Attempt]) -> list[str]:
    return [other.file for other in attempts if other is not one]


def _chosen(attempts: Sequence[Attempt], counts: Counts) -> Attempt | None:
    """Return the attempt that the rule chooses; nothing if it cannot decide."""
    match counts:
        case Counts.ONE:
            return None
        case Counts.BEST:
            return max(attempts, key=lambda each: (each.points, -each.number))
        case Counts.FIRST:
            return _by_time(attempts, min)
        case Counts.LATEST:
            return _by_time(attempts, max)


def _by_time(
    attempts: Sequence[Attempt], pick: Callable[[list[datetime]], datetime]
) -> Attempt | None:
    """Return the one that came first or last; nothing if a time is missing or two are equal."""
    if not all(each.arrived for each in attempts):
        return None
    times = [moment(each.arrived) for each in attempts]
    wanted = pick(times)
    return attempts[times.index(wanted)] if times.count(wanted) == 1 else None
