"""Rubrics: what a person marks by hand, and what each of its criteria is worth.

An essay, a commentary, a talk: work that no program scores, which joins the total of a quiz.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.items.base import Record

if TYPE_CHECKING:
    from collections.abc import Sequence


class Level(Record, frozen=True, kw_only=True):
    """What work is like that reaches so many points on a criterion, in a sentence."""

    points: Fraction
    text: str


class Cap(Record, frozen=True, kw_only=True):
    """With ``at`` points or fewer on a criterion, the sum of all is ``most`` at most."""

    at: Fraction
    most: Fraction


class Criterion(Record, frozen=True, kw_only=True):
    """One line of a rubric. ``most`` is the highest score on it; the lowest is 0.

    ``caps`` are for a criterion without which the rest is worth less, those of low scores first.
    """

    id: str
    title: str
    most: Fraction
    levels: tuple[Level, ...] = ()
    caps: tuple[Cap, ...] = ()

    def level(self, score: Fraction) -> str:
        """Return what is said of a score: the text of the highest level that it reaches."""
        reached = [each for each in self.levels if each.points <= score]
        return max(reached, key=lambda each: each.points).text if reached else ""


class Rubric(Record, frozen=True, kw_only=True):
    """What a piece of work is marked by.

    ``points`` is what it is worth in the total; the sum of the criteria is scaled to it.
    """

    id: str
    title: str
    points: Fraction
    criteria: tuple[Criterion, ...]

    @property
    def most(self) -> Fraction:
        """The highest sum of the criteria."""
        return sum((each.most for each in self.criteria), Fraction(0))


def capping(rubric: Rubric, scores: Sequence[Fraction]) -> tuple[Criterion, Cap] | None:
    """Return the cap that lowers the sum of some scores the most, and its criterion, if any does.

    ``scores`` are those on the criteria, in their order.
    """
    total = sum(scores, Fraction(0))
    found = [
        (criterion, cap)
        for criterion, score in zip(rubric.criteria, scores, strict=True)
        for cap in criterion.caps
        if score <= cap.at and cap.most < total
    ]
    return min(found, key=lambda each: each[1].most, default=None)


class Mark(Record, frozen=True, kw_only=True):
    """What one student got for one rubric: a score for each criterion, in their order.

    ``place`` is the row of the sheet that says so. If the scores are the mean of what several
    markers gave, ``given`` has what each of them gave; otherwise it is empty.
    """

    student: str
    rubric: str
    scores: tuple[Fraction, ...]
    comment: str = ""
    place: str = ""
    given: tuple[tuple[Fraction, ...], ...] = ()


class Marked(Record, frozen=True, kw_only=True):
    """A rubric beside what a student got for it; nothing yet if nobody has marked her work."""

    rubric: Rubric
    mark: Mark | None = None

    @property
    def points(self) -> Fraction:
        """What it adds to the total; nothing until it is marked."""
        if self.mark is None:
            return Fraction(0)
        capped = capping(self.rubric, self.mark.scores)
        reached = capped[1].most if capped else sum(self.mark.scores, Fraction(0))
        return reached * self.rubric.points / self.rubric.most
