"""Agreement with R (psych, psychometric, CTT) to 1e-9, on published and on simulated data.

Where the data come from and which definition each column follows: ``gold/README.md``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from factquiz.analysis import groups
from factquiz.analysis.cells import Cell, cells_of, number
from factquiz.analysis.moments import moments
from factquiz.analysis.reliability import Reliability, deviation, reliability, standard_error
from tests.analysis.tables import letters, read, scores, summary

if TYPE_CHECKING:
    from factquiz.analysis.joint import Joint

BINARY = ("LSAT6", "LSAT7", "sim_letters_scored")
JOINTS = {
    "LSAT6": scores("LSAT6.csv"),
    "LSAT7": scores("LSAT7.csv"),
    "sim_letters_scored": letters(),
    "sim_partial": scores("sim_partial.csv"),
}


def _close(value: float | Fraction | None, gold: str) -> None:
    assert value is not None
    assert float(value) == pytest.approx(float(gold), rel=0, abs=1e-9)


def _items(name: str) -> dict[str, tuple[Cell, ...]]:
    return {item: cells_of(cells) for item, cells in JOINTS[name].by_item().items()}


def _reliability(joint: Joint) -> Reliability:
    return reliability(joint.by_item())


@pytest.mark.parametrize("name", JOINTS)
def test_difficulty_and_item_total_correlation(name: str) -> None:
    """The mean credit, and its correlation with the score on all other items."""
    cells, found = _items(name), _reliability(JOINTS[name])
    for row in read(f"{name}_items.csv"):
        ours = moments((c.credit, c.rest, c.students) for c in cells[row["item"]])
        _close(ours.mean, row.get("p") or row["mean"])
        _close(ours.correlation, row["r_drop"])
        _close(found.dropped[row["item"]], row["r_drop"])


@pytest.mark.parametrize("name", JOINTS)
def test_spread_and_uncorrected_correlation(name: str) -> None:
    """The standard deviation (n − 1), and the correlation with the total, the item in it."""
    cells = _items(name)
    for row in read(f"{name}_items.csv"):
        ours = moments((c.credit, c.total, c.students) for c in cells[row["item"]])
        _close(deviation(ours), row["sd"])
        _close(ours.correlation, row["r_total"])


@pytest.mark.parametrize("name", BINARY)
def test_upper_lower_discrimination(name: str) -> None:
    """D with groups of exactly 27 %, students who tie at the cut divided."""
    cells = _items(name)
    for row in read(f"{name}_items.csv"):
        sums = groups.sums((c.credit, c.level, c.students) for c in cells[row["item"]])
        _close(groups.discrimination(sums), row["D27_fractional"])


@pytest.mark.parametrize("name", JOINTS)
def test_alpha_and_alpha_without_each_item(name: str) -> None:
    """Cronbach's α, which is KR-20 where every item is right or wrong."""
    found, gold = _reliability(JOINTS[name]), summary(f"{name}_summary.csv")
    for stat in {"alpha_psych", "alpha_CTT", "alpha_psychometric", "KR20_pop"} & gold.keys():
        assert found.alpha == pytest.approx(gold[stat], rel=0, abs=1e-9)
    assert found.dichotomous == (name in BINARY)
    for row in read(f"{name}_items.csv"):
        _close(found.deleted[row["item"]], row["alpha_if_del"])


@pytest.mark.parametrize("name", JOINTS)
def test_scores_and_their_error(name: str) -> None:
    """Number, mean and spread of the totals, and the standard error of measurement."""
    gold, totals = summary(f"{name}_summary.csv"), JOINTS[name].totals
    ours = moments((total.score, total.score, count) for total, count in totals.items())
    assert ours.n == gold["n"]
    sem = standard_error(ours, _reliability(JOINTS[name]).alpha)
    assert sem == pytest.approx(gold["sem"], rel=0, abs=1e-9)
    if "mean" in gold:
        assert float(ours.mean) == pytest.approx(gold["mean"], rel=0, abs=1e-9)
        assert deviation(ours) == pytest.approx(gold["sd"], rel=0, abs=1e-9)


def test_letters_chosen() -> None:
    """How many chose each letter or none, and CTT's correlation of it with the other marks."""
    cells = _items("sim_letters_scored")
    for row in read("sim_letters_distractors_CTT.csv"):
        letter = row["option"].replace("-", "")
        own = cells[row["item"]]
        marked = [(Fraction("".join(c.outcome.picked) == letter), c) for c in own]
        chosen = number(cell for mark, cell in marked if mark)
        assert chosen == int(row["n"])
        _close(Fraction(chosen, number(own)), row["rspP"])
        # CTT takes the option's own mark, not the item's, off the total.
        less = moments((mark, c.total * len(cells) - mark, c.students) for mark, c in marked)
        _close(less.correlation, row["pBis"])
