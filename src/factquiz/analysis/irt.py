"""Item response theory: items and students on one scale, by the library ``mirt`` (extra ``irt``).

The chance that a student of ability θ has an item right is 1/(1 + exp(−a(θ − b))): *b* is the
item's difficulty, *a* its discrimination; abilities are taken to be normal with mean 0 and
deviation 1. In the one-parameter model all items share one *a*. The parameters are those that make
the answers of the whole class most likely, abilities averaged out (Bock and Aitkin, 1981,
Psychometrika 46: 443-459).
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final, SupportsFloat

from msgspec.structs import replace

from factquiz.analysis.marks import NOT_ASKED, RIGHT
from factquiz.analysis.model import IrtFigures, IrtItem, IrtModel, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mirt.results.fit_result import FitResult
    from numpy import float64, int64
    from numpy.typing import NDArray

    from factquiz.analysis.marks import Marks

    Answers = NDArray[int64]
    Figures = NDArray[float64]
    Alike = list[tuple[str, list[int]]]

ENOUGH: Final = {IrtModel.ONE: 100, IrtModel.TWO: 500}
"""So many answers each item must have.

With 100 a difficulty of the one-parameter model lies within half a logit, 95 times of 100 (Linacre,
1994, Rasch Measurement Transactions 7: 328); for two parameters 500 students are advised (Hulin,
Lissak and Drasgow, 1982, Applied Psychological Measurement 6: 249-260).
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
    import numpy as np  # noqa: PLC0415

    whole = np.frombuffer(b"".join(marks.rows), dtype=np.uint8).reshape(len(marks.rows), -1)
    data = whole[:, kept].astype(np.int64)
    data[data == NOT_ASKED] = -1
    data = data[(data >= 0).any(axis=1)]
    alike = [("discrimination", list(range(len(kept))))] if model is IrtModel.ONE else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what they would say is looked at below
        found = mirt.fit_mirt(
            data,
            model="2PL",
            n_quadpts=_POINTS,
            tol=_CLOSE,
            max_iter=_ROUNDS,
            constraints=alike,
        )
        fits = _fits(found, data, alike)
    if not found.converged:
        raise IrtError(
            f"the fit has found no end in {_ROUNDS} rounds; the answers do not follow the model"
        )
    names = [marks.items[column] for column in kept]
    return IrtFigures(
        model=model,
        students=marks.students,
        fitted=len(data),
        items=tuple(_items(names, data, found, fits, stems)),
        left_out=left_out,
        log_likelihood=round(float(found.log_likelihood), _PLACES),
        parameters=int(found.n_parameters),
        aic=round(float(found.aic), _PLACES),
        bic=round(float(found.bic), _PLACES),
    )


def _kept(marks: Marks, model: IrtModel) -> tuple[list[int], tuple[LeftOut, ...]]:
    """Return the columns of the items that can be fitted, and why the others cannot."""
    kept: list[int] = []
    left_out: list[LeftOut] = []
    for column, item in enumerate(marks.items):
        given = bytes(row[column] for row in marks.rows)
        answers = len(given) - given.count(NOT_ASKED)
        right = given.count(RIGHT)
        if answers < ENOUGH[model]:
            reason = f"{answers} answers; {ENOUGH[model]} are needed"
            left_out.append(LeftOut(item=item, reason=reason))
        elif right in {0, answers}:
            reason = "all answers are right" if right else "no answer is right"
            left_out.append(LeftOut(item=item, reason=reason))
        else:
            kept.append(column)
    return kept, tuple(left_out)


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
    names: Sequence[str],
    data: Answers,
    found: FitResult,
    fits: Mapping[str, Figures],
    stems: Mapping[str, str],
) -> Iterator[IrtItem]:
    """Yield the items, the easiest first."""
    parameters, errors = found.model.parameters, found.standard_errors
    ps = fits.get("p_value_adjusted", fits.get("p_value"))
    order = sorted(range(len(names)), key=lambda at: (float(parameters["difficulty"][at]), at))
    for at in order:
        column = data[:, at]
        item = IrtItem(
            id=names[at],
            stem=stems.get(names[at], ""),
            students=int((column >= 0).sum()),
            right=int((column == RIGHT).sum()),
            difficulty=_figure(parameters["difficulty"][at]) or 0.0,
            difficulty_se=_figure(errors["difficulty"][at]),
            discrimination=_figure(parameters["discrimination"][at]) or 0.0,
            discrimination_se=_figure(errors["discrimination"][at]),
            infit=_figure(fits["infit"][at]),
            fit_p=None if ps is None else _figure(ps[at]),
            warnings=(),
        )
        yield replace(item, warnings=tuple(_warnings(item)))


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
    if item.difficulty_se is None or item.discrimination_se is None:
        yield "its errors cannot be told"
