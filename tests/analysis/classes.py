"""Whole classes for tests of the analysis: simulated, graded, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.analysis.analyse import analyse
from factquiz.analysis.irt_figures import IrtFigures, IrtItem, IrtModel, IrtSeen, IrtStep
from factquiz.analysis.sitting import Sitting, sitting
from tests.sample_class import parts
from tests.sample_class.graded import grade
from tests.sample_class.simulate import submissions

if TYPE_CHECKING:
    from factquiz.analysis.model import Analysis, ItemFigures
    from factquiz.assembly.form import Key


def key_for(students: int, first: int = 1) -> Key:
    """Return a key with all interactions for so many students."""
    return parts.key([f"s{number:03d}" for number in range(first, first + students)])


def sat(key: Key, seed: int = 1) -> Sitting:
    """Return the counts of a simulated class."""
    return sitting(grade([(sent.student, sent) for sent in submissions(key, seed)], key))


def analysed(students: int, seed: int = 1) -> Analysis:
    """Return the analysis of a simulated class."""
    return analyse([sat(key_for(students), seed)])


def item(analysis: Analysis, identifier: str) -> ItemFigures:
    """Return the figures of an item."""
    return next(each for each in analysis.items if each.id == identifier)


def modelled(analysis: Analysis, count: int, *, odd: int = 0) -> IrtFigures:
    """Return a made-up model of so many items of an analysis, some of them to be looked at."""
    items = tuple(
        IrtItem(
            id=analysis.items[number].id if number < len(analysis.items) else f"other-{number}",
            stem="",
            students=600,
            right=300,
            difficulty=0.5,
            discrimination=1.0,
            warnings=("<b>odd</b>",) if number >= count - odd else (),
            least=-0.25,
            steps=(IrtStep(credit=0.5, difficulty=0.0), IrtStep(credit=1.0, difficulty=1.0)),
            seen=(IrtSeen(students=300.0, ability=-1.0, credit=0.1),),
        )
        for number in range(count)
    )
    return IrtFigures(
        model=IrtModel.GRADED,
        students=600,
        fitted=600,
        items=items,
        left_out=(),
        log_likelihood=-1.0,
        parameters=3,
        aic=1.0,
        bic=1.0,
    )
