"""Dates in EDTF (ISO 8601-2:2019), as closed intervals of days.

A date says no more than its source: a day, a month, a year, "circa", an interval, an open end.
Two dates are in order only if their intervals do not touch.
The grammar is read by the maintained ``edtf`` package; what the result *means* here is ours.
"""

from __future__ import annotations

import calendar
import enum
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

APPROXIMATE_YEARS = 2
"""How far "circa" reaches on both sides, in years, when two dates are compared."""


class Precision(enum.IntEnum):
    """How exactly a date is known; finer is larger."""

    YEARS = 1
    YEAR = 2
    MONTH = 3
    DAY = 4


@dataclass(frozen=True, slots=True)
class When:
    """A date or a span of time: the EDTF text and the days it may cover.

    ``first`` and ``last`` are inclusive; an open or unknown end is ``date.min`` or ``date.max``.
    ``opening`` and ``closing`` are the two ends of a written interval, ``None`` for a single date.
    """

    edtf: str
    first: date
    last: date
    precision: Precision
    approximate: bool = False
    opening: When | None = None
    closing: When | None = None

    def __str__(self) -> str:
        return self.edtf

    @property
    def is_interval(self) -> bool:
        """Whether this was written as an interval, with a slash."""
        return self.opening is not None or self.closing is not None

    def before(self, other: When) -> bool:
        """Return whether every day of this lies before every day of the other."""
        return self.last < other.first

    def excludes(self, other: When) -> bool:
        """Return whether the two share no day, so that one cannot be the other."""
        return self.before(other) or other.before(self)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let a schema field be typed ``When`` and written as EDTF text."""
        return core_schema.no_info_after_validator_function(
            parse,
            core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )


def _day(parts: Any, fallback: date) -> date:  # noqa: ANN401 (struct_time, or a float for infinity)
    try:
        return date(parts[0], parts[1], parts[2])
    except TypeError:  # the edtf package gives infinity for an open end
        return fallback


def _single(text: str) -> When:
    try:
        parsed = parse_edtf(text)
    except EDTFParseException as error:
        raise ValueError(f"{text!r} is not a date") from error
    if type(parsed).__name__ not in {"Date", "UncertainOrApproximate", "Unspecified", "Season"}:
        raise ValueError(f"{text!r} is a kind of date that is not used here")
    first, last = _day(parsed.lower_strict(), date.min), _day(parsed.upper_strict(), date.max)
    approximate = "~" in text or "?" in text or "%" in text
    if approximate:
        first = date(first.year - APPROXIMATE_YEARS, first.month, 1)
        year, month = last.year + APPROXIMATE_YEARS, last.month
        last = date(year, month, calendar.monthrange(year, month)[1])
    return When(text, first, last, _precision(text), approximate)


def _precision(text: str) -> Precision:
    plain = text.rstrip("~?%")
    if "X" in plain or "-2" in plain[4:6]:  # a decade, or a season such as 2002-21
        return Precision.YEARS if "X" in plain else Precision.MONTH
    return {0: Precision.YEAR, 1: Precision.MONTH, 2: Precision.DAY}[plain.count("-")]


@lru_cache(maxsize=65_536)
def parse(text: str) -> When:
    """Return what an EDTF text means.

    Raises:
        ValueError: the text is not EDTF of the kinds used here, or an interval ends before it
            begins.

    """
    if "/" not in text:
        return _single(text)
    left, _, right = text.partition("/")
    opening = None if left in {"", ".."} else _single(left)
    closing = None if right in {"", ".."} else _single(right)
    if opening is None and closing is None:
        raise ValueError(f"{text!r} has no beginning and no end")
    if opening and closing and closing.last < opening.first:
        raise ValueError(f"{text!r} ends before it begins")
    known = [end for end in (opening, closing) if end is not None]
    return When(
        text,
        opening.first if opening else date.min,
        closing.last if closing else date.max,
        min(end.precision for end in known),
        any(end.approximate for end in known),
        opening,
        closing,
    )
