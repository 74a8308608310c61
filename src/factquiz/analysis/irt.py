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
from typing import TYPE_CHECKING, Final

from factquiz.analysis.irt_figures import IrtFigures, IrtModel, LeftOut
from factquiz.analysis.irt_items import PLACES, Fitted, item_figures
from factquiz.analysis.levels import LEAST, levels, two_levels
from factquiz.analysis.marks import NOT_ASKED, RIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

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

_POINTS, _CLOSE, _ROUNDS = 41, 1e-6, 2000


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
            # One slope for all is sought in a slow way, which long steps shorten by half.
            accelerate="squarem" if model is IrtModel.ONE else "none",
            constraints=alike,
        )
        fits = _fits(found, data, alike)
        likely = mirt.ability_posterior(found, data, n_quadpts=_POINTS)
    if not found.converged:
        raise IrtError(
            f"the fit has found no end in {_ROUNDS} rounds; the answers do not follow the model"
        )
    items = Fitted([marks.items[column] for column in kept], list(kept.values()), data)
    return IrtFigures(
        model=model,
        students=marks.students,
        fitted=len(data),
        items=tuple(item_figures(items, found, fits, stems, likely)),
        left_out=left_out,
        log_likelihood=round(float(found.log_likelihood), PLACES),
        parameters=int(found.n_parameters),
        aic=round(float(found.aic), PLACES),
        bic=round(float(found.bic), PLACES),
    )


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
        hint = other if model is not IrtModel.ONE and marks.students >= ENOUGH[IrtModel.ONE] else ""
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
