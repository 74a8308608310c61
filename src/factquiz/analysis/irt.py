"""Item response theory: items and students on one scale, by the library ``mirt`` (extra ``irt``).

The chance that a student of ability θ has an item right is 1/(1 + exp(−a(θ − b))): *b* is the
item's difficulty, *a* its discrimination; abilities are taken to be normal with mean 0 and
deviation 1. In the one-parameter model all items share one *a*. In the graded response model
(Samejima, 1969, Psychometrika Monograph 17) there is such a chance, with a *b* of its own, for each
level of credit above the lowest. The parameters are those that make
the answers of the whole class most likely, abilities averaged out (Bock and Aitkin, 1981,
Psychometrika 46: 443-459).
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, SupportsFloat

from msgspec.structs import replace

from factquiz.analysis.levels import LEAST, levels, two_levels
from factquiz.analysis.marks import NOT_ASKED, RIGHT
from factquiz.analysis.model import IrtFigures, IrtItem, IrtModel, IrtSeen, IrtStep, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mirt.results.ability_posterior import AbilityPosteriorResult
    from mirt.results.fit_result import FitResult
    from numpy import float64, int64
    from numpy.typing import NDArray

    from factquiz.analysis.levels import Levels
    from factquiz.analysis.marks import Marks

    Answers = NDArray[int64]
    Figures = NDArray[float64]
    Alike = list[tuple[str, list[int]]]

ENOUGH: Final = {IrtModel.ONE: 100, IrtModel.TWO: 500, IrtModel.GRADED: 500}
"""So many answers each item must have.

With 100 a difficulty of the one-parameter model lies within half a logit, 95 times of 100 (Linacre,
1994, Rasch Measurement Transactions 7: 328); for two parameters 500 students are advised (Hulin,
Lissak and Drasgow, 1982, Applied Psychological Measurement 6: 249-260), and for graded responses
(Reise and Yu, 1990, Journal of Educational Measurement 27: 133-144).
"""

LEAST_ITEMS: Final = 3
"""With two items the discriminations are not determined."""

FLAT: Final = 0.35
"""Less is very low (Baker, 2001, The Basics of Item Response Theory)."""

STEEP: Final = 3.0
FAR: Final = 3.0
SURE: Final = 0.01
ERRATIC: Final = 1.3
"""An infit above it is more noise than a model of this kind allows (Wright and Linacre, 1994)."""

CUTS: Final = (-1.5, -0.5, 0.5, 1.5)
"""Between these abilities the class is looked at for what it did on an item."""

_POINTS, _CLOSE, _ROUNDS, _PLACES = 41, 1e-6, 2000, 4


class IrtError(ValueError):
    """A class to which the model cannot be fitted; the message says why, and what would do."""


def fit(marks: Marks, model: IrtModel, stems: Mapping[str, str]) -> IrtFigures:
    """Return the parameters of the items of some classes, with their errors and what to look at.

    ``stems`` has the questions of the items.

    Raises:
        ImportError: mirt is not installed.
        IrtError: too few students or items, or the fit finds no end.

    """
    kept, left_out = _kept(marks, model)
    if len(kept) < LEAST_ITEMS:
        raise IrtError(_too_few(marks, model, len(kept)))
    # Only who wants a model waits for what fits it.
    import mirt  # noqa: PLC0415

    data = _data(marks, kept)
    alike = [("discrimination", list(range(len(kept))))] if model is IrtModel.ONE else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what they would say is looked at below
        found = mirt.fit_mirt(
            data,
            model="GRM" if model is IrtModel.GRADED else "2PL",
            n_categories=[len(each.credits) for each in kept.values()],
            n_quadpts=_POINTS,
            tol=_CLOSE,
            max_iter=_ROUNDS,
            constraints=alike,
        )
        fits = _fits(found, data, alike)
        likely = mirt.ability_posterior(found, data, n_quadpts=_POINTS)
    if not found.converged:
        raise IrtError(
            f"the fit has found no end in {_ROUNDS} rounds; the answers do not follow the model"
        )
    items = _Fitted([marks.items[column] for column in kept], list(kept.values()), data)
    return IrtFigures(
        model=model,
        students=marks.students,
        fitted=len(data),
        items=tuple(_items(items, found, fits, stems, likely)),
        left_out=left_out,
        log_likelihood=round(float(found.log_likelihood), _PLACES),
        parameters=int(found.n_parameters),
        aic=round(float(found.aic), _PLACES),
        bic=round(float(found.bic), _PLACES),
    )


@dataclass(frozen=True, slots=True)
class _Fitted:
    """The items of a model in the order of their columns, and the level of every answer."""

    names: Sequence[str]
    levels: Sequence[Levels]
    data: Answers


def _kept(marks: Marks, model: IrtModel) -> tuple[dict[int, Levels], tuple[LeftOut, ...]]:
    """Return the columns of the items that can be fitted, and why the others cannot."""
    kept: dict[int, Levels] = {}
    left_out: list[LeftOut] = []
    for column, item in enumerate(marks.items):
        given = bytes(row[column] for row in marks.rows)
        answers = len(given) - given.count(NOT_ASKED)
        right = given.count(RIGHT)
        found = levels(given) if model is IrtModel.GRADED else two_levels(given)
        if answers < ENOUGH[model]:
            reason = f"{answers} answers; {ENOUGH[model]} are needed"
        elif right == answers:
            reason = "all answers are right"
        elif right == 0 and model is not IrtModel.GRADED:
            reason = "no answer is right"
        elif len(found.credits) < len(("low", "high")):
            reason = f"fewer than {LEAST} answers got another credit than the rest"
        else:
            kept[column] = found
            continue
        left_out.append(LeftOut(item=item, reason=reason))
    return kept, tuple(left_out)


def _data(marks: Marks, kept: Mapping[int, Levels]) -> Answers:
    """Return the level of every answer, −1 for what was not asked; who was asked nothing is out."""
    import numpy as np  # noqa: PLC0415 (an extra)

    whole = np.frombuffer(b"".join(marks.rows), dtype=np.uint8).reshape(len(marks.rows), -1)
    data = np.full((len(marks.rows), len(kept)), -1, dtype=np.int64)
    for place, (column, found) in enumerate(kept.items()):
        table = np.full(NOT_ASKED + 1, -1, dtype=np.int64)
        for mark, level in found.of.items():
            table[mark] = level
        data[:, place] = table[whole[:, column]]
    return data[(data >= 0).any(axis=1)]


def _too_few(marks: Marks, model: IrtModel, items: int) -> str:
    enough = ENOUGH[model]
    if marks.students < enough:
        other = f"; {IrtModel.ONE.value} needs {ENOUGH[IrtModel.ONE]}"
        hint = other if model is IrtModel.TWO and marks.students >= ENOUGH[IrtModel.ONE] else ""
        return (
            f"{model.value} needs {enough} students, and there are {marks.students}{hint};"
            " merge the gradebooks of several classes, or read the classical figures"
        )
    return (
        f"{model.value} needs {LEAST_ITEMS} items that {enough} students answered, some rightly and"
        f" some wrongly; there are {items}"
    )


def _fits(found: FitResult, data: Answers, alike: Alike | None) -> Mapping[str, Figures]:
    """Return how well the items fit: S-X² if everybody had all of them, else infit."""
    from mirt.diagnostics.itemfit import compute_itemfit  # noqa: PLC0415 (an extra)

    if (data < 0).any():
        return dict(compute_itemfit(found, data, ["infit"], constraints=alike))
    return dict(compute_itemfit(found, data, ["infit", "S_X2"], p_adjust="holm", constraints=alike))


def _items(
    items: _Fitted,
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
    return round(number, _PLACES) if abs(number) < float("inf") else None


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
