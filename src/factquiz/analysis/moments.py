"""Exact means, variances and correlations of weighted pairs.

Sums are kept as exact numbers; only the last square root is a float. So no figure depends on the
order of addition, and a variance of nothing is exactly nothing.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution: 95 % of it lie within ± so many deviations."""


class Moments(NamedTuple):
    """Sums over weighted pairs (x, y): of 1, x, y, x², y² and xy."""

    n: int = 0
    x: Fraction = Fraction(0)
    y: Fraction = Fraction(0)
    xx: Fraction = Fraction(0)
    yy: Fraction = Fraction(0)
    xy: Fraction = Fraction(0)

    @property
    def mean(self) -> Fraction:
        """The mean of x; nothing of nobody."""
        return self.x / self.n if self.n else Fraction(0)

    @property
    def variance_x(self) -> Fraction:
        """The variance of x, divided by n."""
        return self.xx / self.n - (self.x / self.n) ** 2 if self.n else Fraction(0)

    @property
    def variance_y(self) -> Fraction:
        """The variance of y, divided by n."""
        return self.yy / self.n - (self.y / self.n) ** 2 if self.n else Fraction(0)

    @property
    def covariance(self) -> Fraction:
        """The covariance of x and y, divided by n."""
        return self.xy / self.n - self.x * self.y / self.n**2 if self.n else Fraction(0)

    @property
    def correlation(self) -> float | None:
        """Pearson's correlation of x and y; none where one of them does not vary."""
        spread = self.variance_x * self.variance_y
        if not spread:
            return None
        covariance = self.covariance
        return math.copysign(math.sqrt(covariance**2 / spread), covariance)


def moments(pairs: Iterable[tuple[Fraction | int, Fraction | int, int]]) -> Moments:
    """Return the moments of pairs, each with how often it occurs."""
    listed = list(pairs)
    # In whole numbers: fractions would be reduced at each step, which takes ten times as long.
    unit_x = math.lcm(*{x.denominator for x, _, _ in listed})
    unit_y = math.lcm(*{y.denominator for _, y, _ in listed})
    n = sx = sy = sxx = syy = sxy = 0
    for x, y, count in listed:
        a = x.numerator * (unit_x // x.denominator)
        b = y.numerator * (unit_y // y.denominator)
        n += count
        sx += a * count
        sy += b * count
        sxx += a * a * count
        syy += b * b * count
        sxy += a * b * count
    return Moments(
        n,
        Fraction(sx, unit_x),
        Fraction(sy, unit_y),
        Fraction(sxx, unit_x**2),
        Fraction(syy, unit_y**2),
        Fraction(sxy, unit_x * unit_y),
    )


def wilson(share: Fraction, n: int, z: float = Z95) -> tuple[float, float]:
    """Return the score interval of a share among ``n`` (Wilson, 1927, JASA 22: 209-212).

    With partial credit the share is a mean of credits from 0 to 1, whose variance is at most that
    of right and wrong with the same mean, so the interval is then wider than it need be.
    A share below 0, as penalties make it, counts as 0. Of nobody, it is all of 0 to 1.
    """
    if not n:
        return 0.0, 1.0
    p = min(max(float(share), 0.0), 1.0)
    centre = p + z * z / (2 * n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if p == 0 else (centre - half) / scale
    high = 1.0 if p == 1 else (centre + half) / scale
    return low, high
