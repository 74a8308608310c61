"""What counts where several markers gave a student marks by the same rubric.

Without a rule nothing is guessed: marks that differ are set aside, and a person chooses. By the
rule of the mean each criterion gets the mean of what the markers gave, unless their sums are too
far apart: then work is usually marked a third time, and the marks are set aside with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from factquiz.figures import mixed, percent
from factquiz.gradebook.rubric import Mark
from factquiz.items.base import Record
from factquiz.responses.quarantine import Quarantined, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factquiz.gradebook.marksheet import MarkSheet
    from factquiz.gradebook.rubric import Rubric

_RULE = r"(?P<one>one)|mean(?:,? at most (?P<apart>\d{1,3}(?:\.\d{1,4})?) ?% apart)?"


class TwoMarks(NamedTuple):
    """The rule for marks that differ: their mean if they are near enough, or none of them.

    ``apart`` is the share of the rubric's highest sum that the lowest and the highest sum may be
    apart; nothing if the marks are never averaged.
    """

    apart: Fraction | None = None


def two_marks(text: str) -> TwoMarks:
    """Return the rule of a text: “one”, “mean”, or “mean, at most 10% apart”.

    Raises:
        ValueError: it is no such rule.

    """
    found = re.fullmatch(_RULE, text.strip().casefold())
    if found is None:
        raise ValueError(f"{text!r} is not “one”, “mean” or such as “mean, at most 10% apart”")
    return TwoMarks() if found["one"] else TwoMarks(Fraction(found["apart"] or 100) / 100)


class MarkCounts(Record, frozen=True, kw_only=True):
    """What became of the rows of all sheets.

    entered + averaged + set aside + repeated + empty = rows, where ``averaged`` are the rows of
    second markers that went into the mark of an entered one.

    Raises:
        ValueError: a row is unaccounted for.

    """

    rows: int = 0
    entered: int = 0
    averaged: int = 0
    set_aside: int = 0
    repeated: int = 0
    empty: int = 0

    def __post_init__(self) -> None:
        counted = self.entered + self.averaged + self.set_aside + self.repeated + self.empty
        if counted != self.rows:
            raise ValueError(f"there are {self.rows} rows but {counted} are accounted for")

    def __str__(self) -> str:
        averaged = f" + {self.averaged} averaged with them" if self.averaged else ""
        return (
            f"{self.entered} entered{averaged} + {self.set_aside} set aside"
            f" + {self.repeated} repeated + {self.empty} empty = {self.rows} rows"
        )


@dataclass(frozen=True, slots=True)
class Marks:
    """What some sheets say: the marks, the rows set aside, and how many rows there were of each."""

    marks: tuple[Mark, ...]
    aside: tuple[Quarantined, ...]
    counts: MarkCounts


def read_marks(
    sheets: Iterable[MarkSheet], students: Iterable[str], rule: TwoMarks | None = None
) -> Marks:
    """Return the marks on some sheets, and every row that cannot be used.

    ``students`` are the ids of the class. A student who is marked twice in the same way has that
    mark; who is marked in two ways has what ``rule`` says. Where it does not decide, all her rows
    are set aside, for nothing says which one is meant.
    """
    known = dict.fromkeys(students)
    found: list[Mark | Quarantined] = []
    rubrics: dict[str, Rubric] = {}
    empty = 0
    for sheet in sheets:
        rubrics |= sheet.rubrics
        for row in sheet.rows:
            read = sheet.read(row, known)
            if read is None:
                empty += 1
            else:
                found.append(read)
    kept: list[Mark] = []
    refused = {place: each for place, each in enumerate(found) if isinstance(each, Quarantined)}
    for places in _by_work(found):
        marks = {place: mark for place in places if isinstance(mark := found[place], Mark)}
        settled = _settled(tuple(marks.values()), rubrics, rule or TwoMarks())
        if isinstance(settled, Mark):
            kept.append(settled)
        else:
            refused |= zip(marks, settled, strict=True)
    aside = tuple(refused[place] for place in sorted(refused))
    averaged = sum(max(len(mark.given) - 1, 0) for mark in kept)
    counts = MarkCounts(
        rows=len(found) + empty,
        entered=len(kept),
        averaged=averaged,
        set_aside=len(aside),
        repeated=len(found) - len(kept) - averaged - len(aside),
        empty=empty,
    )
    return Marks(tuple(kept), aside, counts)


def _by_work(found: Iterable[Mark | Quarantined]) -> Iterable[list[int]]:
    """Return the places of the marks that were given, those of one student and rubric together."""
    by_work: dict[tuple[str, str], list[int]] = {}
    for place, each in enumerate(found):
        if isinstance(each, Mark):
            by_work.setdefault((each.student, each.rubric), []).append(place)
    return by_work.values()


def _settled(
    marks: Sequence[Mark], rubrics: Mapping[str, Rubric], rule: TwoMarks
) -> Mark | tuple[Quarantined, ...]:
    """Return the mark of a student by a rubric, or why each that was given does not hold."""
    if len({(one.scores, one.comment) for one in marks}) == 1:
        return marks[0]
    if rule.apart is None:
        return tuple(_twice(one, marks) for one in marks)
    share = apart(one.scores for one in marks) / rubrics[marks[0].rubric].most
    if share > rule.apart:
        return tuple(_too_far(one, marks, share, rule.apart) for one in marks)
    return _mean(marks)


def apart(given: Iterable[Iterable[Fraction]]) -> Fraction:
    """Return how far the sums of the scores that some markers gave lie apart."""
    sums = [sum(scores, Fraction(0)) for scores in given]
    return max(sums) - min(sums)


def _mean(marks: Sequence[Mark]) -> Mark:
    """Return the mean of some marks, criterion by criterion, with all that was said."""
    scores = zip(*(one.scores for one in marks), strict=True)
    return Mark(
        student=marks[0].student,
        rubric=marks[0].rubric,
        scores=tuple(sum(some, Fraction(0)) / len(marks) for some in scores),
        comment="\n\n".join(dict.fromkeys(one.comment for one in marks if one.comment)),
        place=", ".join(one.place for one in marks),
        given=tuple(one.scores for one in marks),
    )


def set_aside(code: Refusal, reason: str, place: str, student: str = "") -> Quarantined:
    """Return a row that cannot be used; ``place`` is its sheet and its line."""
    file, _, line = place.rpartition(":")
    return Quarantined(
        file=file, code=code, reason=reason, line=int(line), column=1, student=student
    )


def _twice(mark: Mark, all_of_her: Iterable[Mark]) -> Quarantined:
    others = ", ".join(one.place for one in all_of_her if one is not mark)
    reason = f"“{mark.student}” is marked in another way in {others}."
    return set_aside(Refusal.MARKED_TWICE, reason, mark.place, mark.student)


def _too_far(
    mark: Mark, all_of_her: Iterable[Mark], share: Fraction, allowed: Fraction
) -> Quarantined:
    others = ", ".join(
        f"{mixed(sum(one.scores, Fraction(0)))} in {one.place}"
        for one in all_of_her
        if one is not mark
    )
    reason = (
        f"“{mark.student}” has {mixed(sum(mark.scores, Fraction(0)))} here and {others}:"
        f" {percent(share, Fraction(1))} % apart, more than {percent(allowed, Fraction(1))} %."
    )
    return set_aside(Refusal.TOO_FAR_APART, reason, mark.place, mark.student)
