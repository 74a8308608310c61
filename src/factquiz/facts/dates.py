"""Dates in EDTF (ISO 8601-2:2019), as closed intervals of days.

A date says no more than its source: a day, a month, a year, "circa", an interval, an open end.
Two dates are in order only if their intervals do not touch.
All but the plainest forms are read by the maintained ``edtf`` package; what a date *means* here is
ours.
"""

from __future__ import annotations

import calendar
import enum
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

APPROXIMATE_YEARS = 2
"""How far "circa" reaches on both sides, in years, when two dates are compared."""


class Precision(enum.IntEnum):
    """How exactly a date is known; finer is larger."""

    YEARS = 1
    YEAR = 2
    MONTH = 3
    DAY = 4


class DateError(ValueError):
    """A text that is no date, or a date of a kind that is not used here."""


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

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say that a year may stand without quotation marks, as editors read it."""
        return {"type": ["string", "integer"]}


_PLAIN = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-([0-3]\d))?)?[~?%]?", re.ASCII)
_READ = frozenset(("Date", "UncertainOrApproximate", "Unspecified", "Season"))
_SEASONS = {21: (3, 6), 22: (6, 9), 23: (9, 12)}
"""Season to its first and last month, wide enough for every way of counting it.

Winter has no place here: that of a year may be its beginning or its end.
"""


def _reach(parsed: Any) -> tuple[date, date]:  # noqa: ANN401 (a class of the edtf package)
    """Return the first and the last day that a parsed date may mean."""
    if type(parsed).__name__ == "Season":
        year, months = int(parsed.year), _SEASONS.get(int(parsed.season))
        if months is None:
            return date(year, 1, 1), date(year + 1, 3, 31)
        return date(year, months[0], 1), _month_end(year, months[1])
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return date(first[0], first[1], first[2]), date(last[0], last[1], last[2])


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _plain(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a year, a month or a day; ``None`` for any other form.

    The ``edtf`` package needs milliseconds for a date, and nearly all dates are of these forms.
    """
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if match[3]:
        return date(year, month, day), date(year, month, day)
    if match[2]:
        return date(year, month, 1), _month_end(year, month)
    return date(year, 1, 1), date(year, 12, 31)


def _parsed(text: str) -> tuple[date, date]:
    try:
        parsed = parse_edtf(text) if text == text.strip() else None
    except EDTFParseException as error:
        raise ValueError("not EDTF") from error
    if type(parsed).__name__ not in _READ:
        raise ValueError("that kind of EDTF is not used here")
    return _reach(parsed)


def _single(text: str) -> When:
    try:
        first, last = _plain(text) or _parsed(text)
    except ValueError as error:  # 30 February; a year before 1
        raise DateError(f"{text!r} is not a date: {error}") from error
    approximate = "~" in text or "?" in text or "%" in text
    if approximate:
        first = date(max(first.year - APPROXIMATE_YEARS, date.min.year), first.month, 1)
        last = _month_end(min(last.year + APPROXIMATE_YEARS, date.max.year), last.month)
    return When(text, first, last, _precision(text), approximate)


def _precision(text: str) -> Precision:
    year, *rest = (part for part in text.rstrip("~?%").split("-") if part != "XX")
    if "X" in year:
        return Precision.YEARS
    return (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(rest)]


@lru_cache(maxsize=65_536)
def parse(text: str) -> When:
    """Return what an EDTF text means.

    Raises:
        DateError: the text is not EDTF of the kinds used here, or an interval ends before it
            begins.

    """
    if "/" not in text:
        return _single(text)
    left, _, right = text.partition("/")
    opening = None if left in {"", ".."} else _single(left)
    closing = None if right in {"", ".."} else _single(right)
    if opening is None and closing is None:
        raise DateError(f"{text!r} has no beginning and no end")
    if opening and closing and closing.last < opening.first:
        raise DateError(f"{text!r} ends before it begins")
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
