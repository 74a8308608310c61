"""Dates, in EDTF and in words, as the days they may mean: read without the engine."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

MONTHS = ["January", "February", "March", "April", "May", "June", "July"]
MONTHS += ["August", "September", "October", "November", "December"]

Days = tuple[date, date]


def edtf(text: str) -> Days:
    """Return the days that an EDTF text may mean; only the forms that courses use."""
    if "/" in text:
        left, right = text.split("/")
        first = date.min if left in {"", ".."} else edtf(left)[0]
        return first, date.max if right in {"", ".."} else edtf(right)[1]
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)", text)
    assert match, text
    year, month, day = (int(part) if part else 0 for part in match.groups()[:3])
    assert month <= 12, f"teach this reader the season {text}"
    return _days(year, month, day, about=bool(match[4]))


def _days(year: int, month: int = 0, day: int = 0, *, about: bool = False) -> Days:
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    last = date(year, last_month, day or monthrange(year, last_month)[1])
    if about:
        first = date(year - 2, month or 1, 1)
        last = date(year + 2, last_month, monthrange(year + 2, last_month)[1])
    return first, last


def english(text: str) -> Days | None:
    """Return the days that a date in words may mean, or nothing if it is no date."""
    text = re.sub(r"^(?:on|in) ", "", text.strip().rstrip("."), flags=re.IGNORECASE)
    span = re.fullmatch(r"from (.+?)(?: to (.+)| on)|until (.+)", text, re.IGNORECASE)
    if span:
        first = english(_whole(span[1], span[2] or "")) if span[1] else (date.min, date.min)
        last = english(span[2] or span[3]) if span[2] or span[3] else (date.max, date.max)
        return (first[0], last[1]) if first and last else None
    about, bare = re.subn(r"^about ", "", text, flags=re.IGNORECASE)[::-1]
    if decade := re.fullmatch(r"the (\d{3})0s", bare):
        year = int(decade[1]) * 10
        return date(year, 1, 1), date(year + 9, 12, 31)
    words = re.fullmatch(r"(?:(?:(\d{1,2}) )?([A-Za-z]+) )?(\d{1,4})", bare)
    if not words or (words[2] and words[2].capitalize() not in MONTHS):
        return None
    month = MONTHS.index(words[2].capitalize()) + 1 if words[2] else 0
    return _days(int(words[3]), month, int(words[1] or 0), about=bool(about))


def _whole(first: str, last: str) -> str:
    """Return the first date of “from 3 to 9 May 1972” with the month and year of the second."""
    given = first.split(" ")
    if re.fullmatch(r"\d{4}|\d{3}0s", given[-1]):
        return first
    return " ".join((*given, *last.split(" ")[len(given) :]))


def apart(one: Days, other: Days) -> bool:
    """Return whether two spans of days share none."""
    return one[1] < other[0] or other[1] < one[0]
