"""The figures of one class: its scores, and how dependable they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.analysis.cells import average
from factquiz.analysis.model import Bar, ClassFigures, ColumnFigures, Columns
from factquiz.analysis.moments import moments
from factquiz.analysis.reliability import deviation, reliability, standard_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.analysis.joint import Counts, Joint, Outcome
    from factquiz.analysis.sitting import Sitting

_BARS = 10

_Columns = dict[str, dict["Outcome", "Counts"]]


def class_figures(sitting: Sitting) -> ClassFigures:
    """Return the figures of one class; of nobody there are hardly any."""
    joint = sitting.joint
    kind, columns = _columns(joint)
    found = reliability(columns)
    mosts = {total.most for total in joint.totals}
    most = mosts.pop() if len(mosts) == 1 else None
    scores = {total: total.share if most is None else total.score for total in joint.totals}
    counted = moments((score, score, joint.totals[total]) for total, score in scores.items())
    return ClassFigures(
        quiz=sitting.quiz,
        title=sitting.title,
        students=joint.students,
        forms=sitting.forms,
        sat=sitting.sat,
        columns=kind,
        dichotomous=found.dichotomous,
        guessing=float(_guessing(joint, in_points=most is not None)),
        distribution=tuple(_distribution(joint.totals)),
        parts=tuple(
            ColumnFigures(
                name=name,
                p=float(average(cells, lambda outcome: outcome.credit)),
                alpha_if_deleted=found.deleted[name],
                r_drop=found.dropped[name],
            )
            for name, cells in columns.items()
        ),
        most=None if most is None else float(most),
        **_scores({score: joint.totals[total] for total, score in scores.items()}),
        sd=deviation(counted) if counted.n > 1 else None,
        alpha=found.alpha,
        sem=standard_error(counted, found.alpha),
    )


def _columns(joint: Joint) -> tuple[Columns, _Columns]:
    """Return what the totals are sums of: the same items, or places that are worth the same."""
    items = joint.by_item()
    if all(_seen(cells) == joint.students for cells in items.values()):
        return (Columns.ITEMS, items) if items else (Columns.NONE, {})
    places: defaultdict[int, dict[Outcome, Counts]] = defaultdict(dict)
    for cells in items.values():
        for outcome, counts in cells.items():
            places[outcome.place][outcome] = counts
    for cells in places.values():
        worth = {outcome.most for outcome in cells}
        if len(worth) > 1 or _seen(cells) < joint.students:
            return Columns.NONE, {}
    return Columns.PLACES, {str(place): places[place] for place in sorted(places)}


def _seen(cells: Mapping[Outcome, Counts]) -> int:
    return sum(counts.total() for counts in cells.values())


def _guessing(joint: Joint, *, in_points: bool) -> Fraction:
    """Return the mean score of blind guessing, in points or as a share of them."""
    points = most = Fraction(0)
    for outcome, counts in joint.cells.items():
        points += outcome.guess * outcome.most * counts.total()
        most += outcome.most * counts.total()
    whole = Fraction(joint.students) if in_points else most
    return points / whole if whole else Fraction(0)


def _scores(counts: Mapping[Fraction, int]) -> dict[str, float]:
    """Return the mean, the median, the least and the most of scores, if there are any."""
    n = sum(counts.values())
    if not n:
        return {}
    ordered = sorted(counts)
    low, high = _ranked(counts, ordered, (n - 1) // 2), _ranked(counts, ordered, n // 2)
    mean = sum((score * count for score, count in counts.items()), Fraction(0)) / n
    return {
        "mean": float(mean),
        "median": float((low + high) / 2),
        "lowest": float(ordered[0]),
        "highest": float(ordered[-1]),
    }


def _ranked(counts: Mapping[Fraction, int], ordered: list[Fraction], rank: int) -> Fraction:
    """Return the score that stands at a rank, from 0."""
    for score in ordered:
        rank -= counts[score]
        if rank < 0:
            return score
    raise IndexError("there are fewer scores")


def _distribution(totals: Counts) -> Iterator[Bar]:
    """Yield bars of ten per cent each; full marks stand in the last, less than nothing first."""
    bars: Counter[int] = Counter()
    for total, count in totals.items():
        bars[min(max(int(total.share * _BARS), 0), _BARS - 1)] += count
    width = 100 // _BARS
    for bar in range(_BARS):
        yield Bar(low=bar * width, high=(bar + 1) * width, students=bars[bar])
