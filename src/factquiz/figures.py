"""Exact numbers, rounded for people and for nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


def decimal(value: Fraction, places: int = 2) -> str:
    """Return a number with a fixed count of decimal places, halves rounded away from zero."""
    scale = 10**places
    above, below = value.numerator, value.denominator
    units = (2 * abs(above) * scale + below) // (2 * below)
    sign = "-" if above < 0 and units else ""
    whole, rest = divmod(units, scale)
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def percent(part: Fraction, whole: Fraction) -> str:
    """Return a share in per cent with one decimal place.

    It says 0.0 and 100.0 only if it is exactly that: 99.97 is shown as 99.9.
    Of nothing, it is 0.0.
    """
    if not whole:
        return "0.0"
    share = part * 100 / whole
    shown = decimal(share, 1)
    if shown == "100.0" and share < 100:  # noqa: PLR2004 (a per cent)
        return "99.9"
    if shown == "0.0" and share:
        return "0.1" if share > 0 else "-0.1"
    return shown


def mixed(value: Fraction) -> str:
    """Return an exact number as people write it: ``2``, ``1/3``, ``2 1/3``."""
    whole, rest = divmod(abs(value.numerator), value.denominator)
    sign = "−" if value < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole} {rest}/{value.denominator}".replace(f"{sign}0 ", sign)
