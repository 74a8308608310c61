"""Date: a typed date, as exactly as it is asked or nearly.

A date that is more exact than the item's is right if the item's part of it is.
The date of something else that the item knows is wrong, however near it is.
Failing that, the right month and year, or the right year, are a near miss, worth what the rule
says. A date of numbers that can be read in two ways is for a person, if it matters which.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.scoring.mark import NOTHING, OMITTED, Mark, Problem, State, settled, ungradable
from factquiz.scoring.moment import Day, parse_iso, readings
from factquiz.scoring.specimen import Specimen, expect, invalid
from factquiz.scoring.typed import is_blank, typed_badly, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.assembly.policy import DateMatch
    from factquiz.items.typed import DateAnswer
    from factquiz.responses.submission import RawResponse


_MONTHS = 12


def mark(item: DateAnswer, raw: RawResponse | None, rule: DateMatch) -> Mark:
    """Judge a response: one typed text."""
    if not raw or is_blank(raw):
        return OMITTED
    problem = unreadable(raw)
    if problem is not None:
        return ungradable(problem)
    marks = [_mark(item, day, rule) for day in readings(str(raw))]
    if not marks:
        return ungradable(Problem.NOT_A_DATE)
    if len({each.credit for each in marks}) > 1:
        return ungradable(Problem.TWO_READINGS)
    return marks[0]


def _mark(item: DateAnswer, day: Day, rule: DateMatch) -> Mark:
    key = parse_iso(item.date)
    parts = tuple(_parts(key, day))
    if all(part is State.RIGHT for part in parts):
        return settled(Fraction(1), (item.text,), parts)
    known = next((each for each in item.known if parse_iso(each.date) == day), None)
    if known is not None:
        return settled(NOTHING, (known.text,), parts)
    return settled(_near(parts, rule), (), parts)


def _parts(key: Day, day: Day) -> Iterator[State]:
    """Yield how year, month and day stand, as far as they are asked."""
    pairs = ((key.year, day.year), (key.month, day.month), (key.day, day.day))
    for wanted, given in pairs:
        if wanted:
            same = State.RIGHT if given == wanted else State.WRONG
            yield same if given else State.OMITTED


def _near(parts: tuple[State, ...], rule: DateMatch) -> Fraction:
    """Return the credit for a date of which the day, or the month, is not right."""
    right = [part is State.RIGHT for part in parts]
    match right:
        case [True, True, False]:
            return rule.month
        case [True, False, *_]:
            return rule.year
        case _:
            return NOTHING


def specimens(item: DateAnswer, points: Fraction, rule: DateMatch) -> tuple[Specimen, ...]:
    """Return the date in several forms, near misses, the dates of other things, and no date."""
    key = parse_iso(item.date)
    known = {parse_iso(each.date) for each in item.known}
    return (
        expect(f"right: {item.text}", item.text, Fraction(1), points),
        expect("right: ISO 8601", item.date, Fraction(1), points),
        expect("right: shouted", f" {item.text.upper()}. ", Fraction(1), points),
        *(
            expect(f"near: {day}", str(day), credit, points)
            for day, credit in _near_misses(key, rule)
            if day not in known
        ),
        *(expect(f"wrong: {each.text}", each.text, NOTHING, points) for each in item.known),
        *typed_badly(item.date),
        *_two_ways(key, known, rule),
        invalid("not long after", Problem.NOT_A_DATE),
        invalid("31 June 1999", Problem.NOT_A_DATE),
        invalid("1.8.75", Problem.NOT_A_DATE),
    )


def _near_misses(key: Day, rule: DateMatch) -> Iterator[tuple[Day, Fraction]]:
    """Yield dates beside the key, each with its credit."""
    other_month = key.month % _MONTHS + 1
    yield Day(key.year + 1, key.month, min(key.day, 28)), NOTHING
    if key.month:
        yield Day(key.year), rule.year
        yield Day(key.year, other_month, min(key.day, 28)), rule.year
    if key.day:
        yield Day(key.year, key.month), rule.month
        yield Day(key.year, key.month, key.day % 28 + 1), rule.month


def _two_ways(key: Day, known: set[Day], rule: DateMatch) -> Iterator[Specimen]:
    """Yield the date in numbers alone if they could be another date, which scores differently."""
    other = Day(key.year, key.day, key.month)
    swapped = NOTHING if other in known else rule.year
    if 0 < key.day <= _MONTHS and key.day != key.month and swapped < 1:
        yield invalid(f"{key.day}.{key.month}.{key.year}", Problem.TWO_READINGS)
