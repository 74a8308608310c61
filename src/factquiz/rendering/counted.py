"""Counted things in words, as pages and papers tell them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from factquiz.figures import mixed

if TYPE_CHECKING:
    from fractions import Fraction

    from factquiz.languages import Language


def points(value: Fraction, words: Language) -> str:
    """Return a number of points: “1 point”, “1 1/2 points”; up to one it is a point."""
    return words.ngettext("{count} point", "{count} points", ceil(value) or 1, count=mixed(value))


def questions(count: int, words: Language) -> str:
    """Return a number of questions."""
    return words.ngettext("{count} question", "{count} questions", count)
