"""How dependable the total score is: Cronbach's α, KR-20, α without an item, and the SEM."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.analysis.moments import Moments, moments

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factquiz.analysis.joint import Counts, Outcome


@dataclass(frozen=True, slots=True)
class Reliability:
    """Figures of a set of columns that every student has a score in.

    ``alpha`` is none if it does not exist: fewer than two columns, or all totals are equal.
    ``deleted`` has α without each column, and ``dropped`` its correlation with the others.
    ``dichotomous``: every column is all or nothing, so α is Kuder and Richardson's formula 20.
    """

    alpha: float | None
    deleted: Mapping[str, float | None]
    dropped: Mapping[str, float | None]
    dichotomous: bool


def reliability(columns: Mapping[str, Mapping[Outcome, Counts]]) -> Reliability:
    """Return the reliability of the total of some columns.

    α = k/(k − 1) · (1 − Σ σ²(item) ÷ σ²(total)), both variances with the same denominator
    (Cronbach, 1951, Psychometrika 16: 297-334); only then is it KR-20 for right and wrong
    (Kuder and Richardson, 1937, Psychometrika 2: 151-160).
    """
    found = {name: moments(_pairs(cells)) for name, cells in columns.items()}
    if not found:
        return Reliability(None, {}, {}, dichotomous=False)
    total = next(iter(found.values())).variance_y
    spread = sum((each.variance_x for each in found.values()), Fraction(0))
    return Reliability(
        alpha=_alpha(len(found), spread, total),
        deleted={
            name: _alpha(len(found) - 1, spread - each.variance_x, _without(each))
            for name, each in found.items()
        },
        dropped={name: _dropped(each) for name, each in found.items()},
        dichotomous=all(
            outcome.credit in {0, 1} for cells in columns.values() for outcome in cells
        ),
    )


def _pairs(cells: Mapping[Outcome, Counts]) -> Iterable[tuple[Fraction, Fraction, int]]:
    for outcome, counts in cells.items():
        for total, count in counts.items():
            yield outcome.points, total.score, count


def _without(column: Moments) -> Fraction:
    """Return the variance of the total less the column."""
    return column.variance_y + column.variance_x - 2 * column.covariance


def _dropped(column: Moments) -> float | None:
    """Return the correlation of the column with the total of the others."""
    spread = column.variance_x * _without(column)
    if not spread:
        return None
    shared = column.covariance - column.variance_x
    return math.copysign(math.sqrt(shared**2 / spread), shared)


def _alpha(columns: int, spread: Fraction, total: Fraction) -> float | None:
    if columns < 2 or not total:  # noqa: PLR2004 (one column has no consistency)
        return None
    return float(Fraction(columns, columns - 1) * (1 - spread / total))


def standard_error(totals: Moments, alpha: float | None) -> float | None:
    """Return the standard error of measurement in points: s·√(1 − α), s divided by n − 1.

    ``totals`` are the moments of the total scores as x. With α below 0 it is no larger than s.
    """
    if alpha is None or totals.n < 2:  # noqa: PLR2004 (nobody varies alone)
        return None
    return deviation(totals) * math.sqrt(1 - max(alpha, 0.0))


def deviation(values: Moments) -> float:
    """Return the standard deviation of x in the population the class is a sample of (n − 1)."""
    if values.n < 2:  # noqa: PLR2004 (nobody varies alone)
        return 0.0
    return math.sqrt(values.variance_x * values.n / (values.n - 1))
