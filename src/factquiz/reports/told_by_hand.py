"""What a student is told of work that was marked by hand, whatever it is shown on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.figures import mixed
from factquiz.gradebook.rubric import capping
from factquiz.items.base import Record
from factquiz.reports.told import out_of
from factquiz.responses.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.gradebook.model import Row
    from factquiz.gradebook.rubric import Marked, Rubric
    from factquiz.languages import Language


class ShownScore(Record, frozen=True, kw_only=True):
    """One criterion of a rubric as the page shows it; ``level`` says what the score means."""

    title: str
    score: str
    level: str


class ShownMark(Record, frozen=True, kw_only=True):
    """What was marked by hand, as the page shows it; without scores if it waits to be marked.

    ``capped`` says why the points are fewer than the scores add up to; empty if they are not.
    """

    title: str
    points: str
    scores: tuple[ShownScore, ...]
    comment: str
    capped: str


def shown_marks(row: Row, words: Language) -> tuple[ShownMark, ...]:
    """Return what is told of the work that was marked by hand."""
    return tuple(_shown_mark(each, words) for each in row.marked)


def _shown_mark(marked: Marked, words: Language) -> ShownMark:
    rubric, mark = marked.rubric, marked.mark
    if mark is None:
        return ShownMark(title=rubric.title, points="", scores=(), comment="", capped="")
    return ShownMark(
        title=rubric.title,
        points=out_of(marked.points, rubric.points, words),
        scores=tuple(
            ShownScore(
                title=criterion.title,
                score=words.gettext(
                    "{score} of {most}", score=mixed(score), most=mixed(criterion.most)
                ),
                level=criterion.level(score),
            )
            for criterion, score in zip(rubric.criteria, mark.scores, strict=True)
        ),
        comment="\n".join(map(plain, mark.comment.splitlines())),
        capped=_capped(rubric, mark.scores, words),
    )


def _capped(rubric: Rubric, scores: Sequence[Fraction], words: Language) -> str:
    """Return why the points are fewer than the scores add up to; nothing if they are not."""
    found = capping(rubric, scores)
    if found is None:
        return ""
    criterion, cap = found
    return words.gettext(
        "The scores add up to {sum}; with {score} or less on “{criterion}” {most} is the most.",
        sum=mixed(sum(scores, Fraction(0))),
        score=mixed(cap.at),
        criterion=criterion.title,
        most=mixed(cap.most),
    )
