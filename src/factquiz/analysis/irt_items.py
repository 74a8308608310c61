"""The items of a fitted model: their parameters, what the class did on them, what to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, SupportsFloat

from msgspec.structs import replace

from factquiz.analysis.irt_figures import IrtItem, IrtSeen, IrtStep
from factquiz.analysis.marks import RIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mirt.results.ability_posterior import AbilityPosteriorResult
    from mirt.results.fit_result import FitResult
    from numpy import float64, int64
    from numpy.typing import NDArray

    from factquiz.analysis.levels import Levels

    Answers = NDArray[int64]
    Figures = NDArray[float64]

FLAT: Final = 0.35
"""Less is very low (Baker, 2001, The Basics of Item Response Theory)."""

STEEP: Final = 3.0
FAR: Final = 3.0
SURE: Final = 0.01
ERRATIC: Final = 1.3
"""An infit above it is more noise than a model of this kind allows (Wright and Linacre, 1994)."""

CUTS: Final = (-1.5, -0.5, 0.5, 1.5)
"""Between these abilities the class is looked at for what it did on an item."""

PLACES: Final = 4
"""Figures have so many places: the last digits depend on the machine."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The items of a model in the order of their columns, and the level of every answer."""

    names: Sequence[str]
    levels: Sequence[Levels]
    data: Answers


def item_figures(
    items: Fitted,
    found: FitResult,
    fits: Mapping[str, Figures],
    stems: Mapping[str, str],
    likely: AbilityPosteriorResult,
) -> Iterator[IrtItem]:
    """Yield the items, the easiest first."""
    parameters, errors = found.model.parameters, found.standard_errors
    ps = fits.get("p_value_adjusted", fits.get("p_value"))
    steps = [_steps(found, at, each) for at, each in enumerate(items.levels)]
    mean = [sum(step.difficulty for step in each) / len(each) for each in steps]
    for at in sorted(range(len(steps)), key=lambda at: (mean[at], at)):
        levels_, column = items.levels[at], items.data[:, at]
        full = levels_.of.get(RIGHT, -1)
        item = IrtItem(
            id=items.names[at],
            stem=stems.get(items.names[at], ""),
            students=int((column >= 0).sum()),
            right=int((column == full).sum()),
            difficulty=_figure(mean[at]) or 0.0,
            difficulty_se=steps[at][0].difficulty_se if len(steps[at]) == 1 else None,
            discrimination=_figure(parameters["discrimination"][at]) or 0.0,
            discrimination_se=_figure(errors["discrimination"][at]),
            infit=_figure(fits["infit"][at]),
            fit_p=None if ps is None else _figure(ps[at]),
            warnings=(),
            least=_figure(levels_.credits[0]) or 0.0,
            steps=steps[at],
            seen=tuple(_seen(column, levels_, likely)),
        )
        yield replace(item, warnings=tuple(_warnings(item)))


def _steps(found: FitResult, at: int, of: Levels) -> tuple[IrtStep, ...]:
    """Return the steps of an item: in models without partial credit there is one."""
    name = "thresholds" if "thresholds" in found.model.parameters else "difficulty"
    parameters, errors = found.model.parameters[name][at], found.standard_errors[name][at]
    if name == "difficulty":
        parameters, errors = [parameters], [errors]
    return tuple(
        IrtStep(
            credit=_figure(credit) or 0.0,
            difficulty=_figure(parameters[place]) or 0.0,
            difficulty_se=_figure(errors[place]),
        )
        for place, credit in enumerate(of.credits[1:])
    )


def _seen(column: Answers, of: Levels, likely: AbilityPosteriorResult) -> Iterator[IrtSeen]:
    """Yield what students of about the same ability did on an item, the weakest first."""
    import numpy as np  # noqa: PLC0415 (an extra)

    points, asked = likely.points.reshape(-1), column >= 0
    weights = likely.weights[asked]
    credit = np.array(of.credits)[column[asked]]
    part_of = np.searchsorted(CUTS, points)
    for part in range(len(CUTS) + 1):
        inside = weights[:, part_of == part]
        students = float(inside.sum())
        if students >= 1:
            yield IrtSeen(
                students=round(students, 1),
                ability=_figure((inside @ points[part_of == part]).sum() / students) or 0.0,
                credit=_figure(credit @ inside.sum(axis=1) / students) or 0.0,
            )


def _figure(value: SupportsFloat) -> float | None:
    """Return a figure without the last digits, which depend on the machine, if there is one."""
    number = float(value)
    return round(number, PLACES) if abs(number) < float("inf") else None


def _warnings(item: IrtItem) -> Iterator[str]:
    if item.discrimination < FLAT:  # it is never below 0 here: what falls is fitted as flat
        yield "it hardly rises with ability, or falls: is the key right?"
    elif item.discrimination > STEEP:
        yield "it is steeper than items are: does another item give its answer away?"
    if abs(item.difficulty) > FAR and item.discrimination >= FLAT:
        ease = "easy" if item.difficulty < 0 else "hard"
        yield f"it is too {ease} for nearly all, so its difficulty is uncertain"
    if item.fit_p is not None and item.fit_p < SURE:
        yield f"its answers do not follow the curve (S-X², p = {item.fit_p:.3f})"
    elif item.fit_p is None and item.infit is not None and item.infit > ERRATIC:
        yield f"its answers are more erratic than the model allows (infit {item.infit:.2f})"
    errors = (item.discrimination_se, *(step.difficulty_se for step in item.steps))
    if None in errors:
        yield "its errors cannot be told"
