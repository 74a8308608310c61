"""Reading a typed number or range: ``15``, ``1,234.5``, ``about 40 %``, ``50–60 per cent``.

A number is read by two conventions: the English one (1,234.5) and the continental one (1.234,5).
Most numbers make sense in one of them only; ``1,234`` and ``1.234`` make sense in both, and then
the English reading comes first. Groups of three digits may also be set apart by a space (thin or
not) or an apostrophe. Numbers up to ninety-nine may be written in words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_TOKEN = re.compile(r"(?<![a-z\d])\d+(?:[.,'’ ]\d+)*")
_HEDGE = re.compile(
    r"^(?:(?:it (?:is|was)|about|around|approximately|approx\.?|circa|ca\.?|c\.|roughly|some)"
    r"(?![a-z]) ?|[~≈] ?)+"
)
_RANGE_START = re.compile(r"^(?:between|from) ")
_RANGE_LINK = re.compile(r"^(?P<unit>.*?) ?(?:-| to| and) ?(?P<before>\D*)$")
_MINUS = re.compile(r"(?:^|(?<= ))(?:-|minus) ?$")
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_CONVENTIONS = ((".", ","), (",", "."))

# fmt: off
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_WORDS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * place for place, word in enumerate(_TENS, 2)
}
_SPELT = re.compile(
    rf"\b(?:({'|'.join(_TENS)})[- ]({'|'.join(_ONES[1:10])})|({'|'.join(_WORDS)}))\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number (``low == high``) or a range as it was typed, with the words beside it.

    ``scale`` is 1000 for thousands and so on, 1 if no such word was typed;
    it is already part of ``low`` and ``high``.
    """

    low: Fraction
    high: Fraction
    unit: str
    scale: int


def readings(text: str) -> tuple[Reading, ...]:
    """Return the ways to read a typed text as a number or a range, the English one first.

    None if it has no number, more than two, or two that make no range.
    """
    plain = _RANGE_START.sub("", _HEDGE.sub("", _plain(text)))
    tokens = list(_TOKEN.finditer(plain))
    match tokens:
        case [one]:
            return _single(plain[: one.start()], one[0], plain[one.end() :])
        case [one, other]:
            link = _RANGE_LINK.match(plain[one.end() : other.start()])
            if link is None:
                return ()
            around = (plain[: one.start()], link["unit"], link["before"], plain[other.end() :])
            return _range(one[0], other[0], around)
        case _:
            return ()


def _plain(text: str) -> str:
    """Return a text in small letters, with one kind of dash and single spaces, words as digits."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    dashed = " ".join(_DASHES.sub("-", folded).split()).rstrip(".!?;, ")
    return _SPELT.sub(_digits, dashed)


def _digits(spelt: re.Match[str]) -> str:
    tens, ones, alone = spelt.groups()
    return str(_WORDS[alone] if alone else _WORDS[tens] + _WORDS[ones])


def _single(before: str, token: str, after: str) -> tuple[Reading, ...]:
    sign = -1 if _MINUS.search(before) else 1
    scale, unit = _scaled(f"{_MINUS.sub('', before)} {after}")
    values = dict.fromkeys(_value(token, *convention) for convention in _CONVENTIONS)
    return tuple(
        Reading(sign * value * scale, sign * value * scale, unit, scale)
        for value in values
        if value is not None
    )


def _range(one: str, other: str, around: tuple[str, ...]) -> tuple[Reading, ...]:
    """Return the readings of two numbers; a unit may stand with either of them, or with both."""
    if any("-" in words for words in around):
        return ()  # negative numbers in ranges are for a person to read
    scaled = [_scaled(words) for words in around if words.strip()]
    scale = max((scale for scale, _ in scaled), default=1)
    unit = " ".join(dict.fromkeys(unit for _, unit in scaled if unit))
    found = []
    for convention in _CONVENTIONS:
        low, high = _value(one, *convention), _value(other, *convention)
        if low is not None and high is not None:
            found.append(Reading(min(low, high) * scale, max(low, high) * scale, unit, scale))
    return tuple(dict.fromkeys(found))


def _scaled(words: str) -> tuple[int, str]:
    """Split words beside a number into the scale they name, and the unit."""
    names = words.split()
    scale = 1
    for name in names:
        scale *= _SCALES.get(name, 1)
    return scale, " ".join(name for name in names if name not in _SCALES)


def _value(token: str, point: str, group: str) -> Fraction | None:
    """Return the number that digits and marks are by one convention, or nothing."""
    whole, marked, decimals = token.partition(point)
    if marked and not decimals.isdecimal():
        return None
    groups = re.split(rf"[{group}'’ ]", whole)
    if not all(part.isdecimal() for part in groups) or not _grouped(groups):
        return None
    return Fraction("".join(groups) + (f".{decimals}" if marked else ""))


def _grouped(groups: list[str]) -> bool:
    """Tell whether digits are set apart as they should be: by threes, but for the first."""
    first, *others = groups
    return not others or (
        len(first) <= 3  # noqa: PLR2004 (digits in a group)
        and first != "0"
        and all(len(part) == 3 for part in others)  # noqa: PLR2004
    )


def split_unit(unit: str) -> tuple[int, str]:
    """Return the scale that a unit of the key names (“million euros”), and the rest of it."""
    return _scaled(_plain(unit))
