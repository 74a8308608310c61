"""Reading a typed date: ``1 August 1975``, ``Aug 1, 1975``, ``1975-08-01``, ``August 1975``.

Months may be named in English, in full or by three letters, or numbered.
In a date of numbers alone a year in front makes the month come second (1975-08-01).
With the year last, 1.8.1975 is the first of August on the continent and the eighth of January in
the United States: where both are days, both are readings, the day in front first.
A year has three digits or four; a day that does not exist is no date.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

# fmt: off
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# fmt: on
_NUMBERS = (
    {name: number for number, name in enumerate(_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
    | {"sept": 9}
)
_ROMAN_NUMBERS = {name: number for number, name in enumerate(_ROMAN, 1)}
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_NOISE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:it was|on|in|the|of|about|around|circa)\b|\bc\.|[~,]"
)

_NAMED = rf"(?P<named>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\.?"
_ROMANS = rf"(?P<roman>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})"
_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{3,4})"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return the ways to write a date; made when the first one is read, for making them is slow."""
    ways = (
        _YEAR,
        rf"{_YEAR}[-/.]{_MONTH}(?:[-/.]{_DAY})?",
        rf"{_MONTH}[-/.]{_YEAR}",
        rf"{_DAY}[ .]{_ROMANS}[ .]{_YEAR}",
        rf"(?:{_DAY}\.?[- /]?)?{_NAMED}[- /]?{_YEAR}",
        rf"{_NAMED}[- ]?{_DAY}[- ]{_YEAR}",
        rf"{_YEAR}[- ]?{_NAMED}(?:[- ]?{_DAY})?",
    )
    return tuple(re.compile(way, re.ASCII) for way in ways)


@cache
def _either_first() -> re.Pattern[str]:
    """Return a date of numbers alone, in which the day or the month may come first."""
    return re.compile(rf"{_DAY}[-/.]{_MONTH}[-/.]{_YEAR}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as exactly as it is known; ``month`` and ``day`` are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        parts = (f"{self.year:04}", f"{self.month:02}", f"{self.day:02}")
        return "-".join(part for part, known in zip(parts, (1, self.month, self.day), strict=True)
                        if known)  # fmt: skip


def parse_iso(text: str) -> Day:
    """Return the date that ISO 8601 text means: ``1975-08-01``, ``1975-08`` or ``1975``."""
    return Day(*map(int, text.split("-")))


def readings(text: str) -> tuple[Day, ...]:
    """Return the ways to read a typed text as a date; none if it is no date."""
    plain = _plain(text)
    found = [_day(match.groupdict()) for form in _forms() if (match := form.fullmatch(plain))]
    either = _either_first().fullmatch(plain)
    if either:
        one, other, year = map(int, either.group("day", "month", "year"))
        found = [Day(year, other, one), Day(year, one, other)]
    return tuple(day for day in dict.fromkeys(found) if _exists(day))


def _plain(text: str) -> str:
    folded = _DASHES.sub("-", unicodedata.normalize("NFKC", text).casefold())
    bare = _NOISE.sub(" ", _ORDINAL.sub(r"\1", folded))
    return re.sub(r"\s*([-/.])\s*", r"\1", " ".join(bare.split())).strip(" .!;")


def _day(parts: dict[str, str | None]) -> Day:
    year, day, month = (int(parts.get(name) or 0) for name in ("year", "day", "month"))
    named, roman = parts.get("named"), parts.get("roman")
    if named:
        month = _NUMBERS[named]
    elif roman:
        month = _ROMAN_NUMBERS[roman]
    return Day(year, month, day)


def _exists(day: Day) -> bool:
    try:
        date(day.year, day.month or 1, day.day or 1)
    except ValueError:
        return False
    return True
