"""What was marked by hand, as items of an analysis: each rubric is one, with partial credit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.analysis.catalogue import Card
from factquiz.analysis.joint import Outcome
from factquiz.analysis.model import CriterionFigures
from factquiz.scoring.mark import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.gradebook.byhand import ByHand
    from factquiz.gradebook.rubric import Marked, Rubric

RUBRIC = "rubric"
"""What is told of a rubric where an item has its interaction."""


def outcomes(marked: Iterable[Marked], items: int) -> tuple[Outcome, ...]:
    """Return the outcomes of a student's work; ``items`` is how many places come before them.

    Work that waits to be marked counts as nothing until then, as an ungradable answer does.
    """
    return tuple(_outcome(each, place) for place, each in enumerate(marked, items + 1))


def _outcome(marked: Marked, place: int) -> Outcome:
    return Outcome(
        item=marked.rubric.id,
        place=place,
        shown=(),
        picked=(),
        state=_state(marked),
        points=marked.points,
        most=marked.rubric.points,
        guess=Fraction(0),
        learnt=(),
    )


def _state(marked: Marked) -> State:
    if marked.mark is None:
        return State.UNGRADABLE
    if marked.points == marked.rubric.points:
        return State.RIGHT
    return State.PARTIAL if marked.points else State.WRONG


Reached = dict[tuple[str, str], list[Fraction]]
"""For each criterion, by its rubric and title, the share that each student reached of it."""


def reached(by_hand: ByHand) -> Reached:
    """Return what was reached on the criteria of all rubrics by those whose work is marked."""
    criteria = {
        rubric.id: [(rubric.title, each.title, each.most) for each in rubric.criteria]
        for rubric in by_hand.rubrics
    }
    found: Reached = {}
    for mark in by_hand.marks:
        for (rubric, criterion, most), score in zip(
            criteria[mark.rubric], mark.scores, strict=True
        ):
            found.setdefault((rubric, criterion), []).append(score / most)
    return found


def criterion_figures(classes: Iterable[Reached]) -> tuple[CriterionFigures, ...]:
    """Return the figures of every criterion over some classes, in the order of the rubrics."""
    merged: Reached = {}
    for each in classes:
        for criterion, shares in each.items():
            merged.setdefault(criterion, []).extend(shares)
    return tuple(
        CriterionFigures(
            rubric=rubric,
            criterion=criterion,
            students=len(shares),
            p=float(sum(shares, Fraction(0)) / len(shares)),
        )
        for (rubric, criterion), shares in merged.items()
    )


def cards(rubrics: Iterable[Rubric]) -> Iterator[Card]:
    """Yield the card of each rubric: it serves no single objective and asks no single fact."""
    for rubric in rubrics:
        yield Card(
            id=rubric.id,
            interaction=RUBRIC,
            stem=rubric.title,
            text="",
            lesson="",
            objective="",
            facts=(),
            picks={},
            lessons={},
        )
