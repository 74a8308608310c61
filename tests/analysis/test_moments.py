"""Moments and intervals, against plain sums and published examples."""

from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.analysis.moments import moments, wilson

values = st.fractions(min_value=-3, max_value=3, max_denominator=12)
pairs = st.lists(st.tuples(values, values, st.integers(1, 4)), min_size=1, max_size=12)
few = settings(max_examples=25, deadline=None)


@given(pairs)
@few
def test_moments_are_those_of_the_standard_library(
    weighted: list[tuple[Fraction, Fraction, int]],
) -> None:
    """Exactly: means, variances, covariance; and the correlation to its last digits."""
    xs = [x for x, _, count in weighted for _ in range(count)]
    ys = [y for _, y, count in weighted for _ in range(count)]
    found = moments(weighted)
    assert found.n == len(xs)
    assert found.mean == statistics.mean(xs)
    assert found.variance_x == statistics.pvariance(xs)
    assert found.variance_y == statistics.pvariance(ys)
    if found.correlation is None:
        assert 0 in {found.variance_x, found.variance_y}
    else:
        expected = statistics.correlation([*map(float, xs)], [*map(float, ys)])
        assert found.correlation == pytest.approx(expected, abs=1e-9)


def test_a_perfect_line_correlates_by_exactly_one() -> None:
    """No rounding makes it a little more, or less."""
    thirds = [Fraction(number, 3) for number in range(7)]
    assert moments((x, 2 * x + 1, 1) for x in thirds).correlation == 1.0
    assert moments((x, 1 - x / 7, 1) for x in thirds).correlation == -1.0


def test_nobody_has_no_moments() -> None:
    """Of nobody there is no correlation, and nothing is divided by nothing."""
    nobody = moments([])
    assert (nobody.n, nobody.mean, nobody.correlation) == (0, Fraction(0), None)


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_intervals_are_the_published_ones(
    right: int, n: int, low: float, high: float
) -> None:
    """The four examples of Newcombe (1998), Statistics in Medicine 17: 857-872, table I."""
    assert wilson(Fraction(right, n), n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 50), st.data())
@few
def test_an_interval_holds_its_share_and_stays_from_nothing_to_all(
    n: int, data: st.DataObject
) -> None:
    """Even with no right answer, or with nothing but right answers."""
    right = data.draw(st.integers(0, n))
    low, high = wilson(Fraction(right, n), n)
    assert 0 <= low <= right / n <= high <= 1
    assert high - low > 0


def test_a_share_of_nobody_may_be_anything() -> None:
    """The interval says so."""
    assert wilson(Fraction(0), 0) == (0, 1)
