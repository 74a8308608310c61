"""From a gradebook to counts: one class that sat one quiz.

A gradebook numbers its distinct answers and keeps a submission as a handful of numbers.
So a million submissions are counted without looking at a million answers: the numbers of students
with the same total are counted together, in blocks, and translated at the end of each block.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, cast

from factquiz.analysis.catalogue import Catalogue, catalogue
from factquiz.analysis.guessing import guess_credit
from factquiz.analysis.joint import Joint, Outcome, Total
from factquiz.analysis.picks import fact_states, picked, picks
from factquiz.gradebook.store import unpacked
from factquiz.items.codec import decode
from factquiz.scoring.mark import ItemScore, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factquiz.assembly.form import FormItem
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.gradebook.gradebook import Gradebook

_HELD: Final = 1 << 23
"""Bytes of answers that are held before they are counted."""

Row = tuple[str, bytes]
"""The form and the packed answers of a submission."""

_Group = tuple[int, int]
"""Which of the maximum scores a form has, and the total in units."""

_SCORES = """
SELECT answer.id, answer.form, answer.number, score.content
FROM answer JOIN score ON score.answer = answer.id
WHERE score.run <= ? ORDER BY answer.id, score.run
"""
_SUBMISSIONS = "SELECT form, answers FROM submission WHERE standing = 'counted'"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One quiz as one class sat it."""

    quiz: str
    title: str
    forms: int
    joint: Joint
    cards: Catalogue


def sitting(
    gradebook: Gradebook, watch: Callable[[Iterable[Row]], Iterable[Row]] = lambda rows: rows
) -> Sitting:
    """Return the counts of a gradebook, as it stands after its last run.

    Scores are those of the answers, before what lateness cost. ``watch`` sees the submissions pass.
    """
    answers = _Answers(gradebook)
    rows = watch(cast("Iterator[Row]", gradebook.store.rows(_SUBMISSIONS)))
    return Sitting(
        quiz=gradebook.quiz,
        title=gradebook.title,
        forms=len(gradebook.key.forms),
        joint=answers.count(rows),
        cards=catalogue(gradebook.key.forms),
    )


def outcome(placed: FormItem, scored: ItemScore, policy: ScoringPolicy) -> Outcome:
    """Return what the counts remember of an answer: all but the words that were typed."""
    item = placed.item
    states = fact_states(item, scored)
    credit = scored.points / placed.points if placed.points else Fraction(0)
    return Outcome(
        item=item.id,
        place=placed.number,
        shown=tuple(sorted(pick.id for pick in picks(item))),
        picked=tuple(sorted(picked(item, scored))),
        state=scored.state,
        points=scored.points,
        most=placed.points,
        guess=guess_credit(item, policy),
        learnt=tuple((fact, Fraction(state is State.RIGHT)) for fact, state in states)
        or tuple((fact, credit) for fact in item.facts),
    )


class _Answers:
    """The distinct answers of a gradebook: which outcome each number is, and its points."""

    def __init__(self, gradebook: Gradebook) -> None:
        policy = gradebook.key.policy
        placed = {
            (form.code, each.number): each for form in gradebook.key.forms for each in form.items
        }
        most_of = {form.code: form.max_score for form in gradebook.key.forms}
        self._mosts = tuple(sorted(set(most_of.values())))
        self._most_of = {form: self._mosts.index(most) for form, most in most_of.items()}
        self._codes: dict[Outcome, int] = {}
        self._code_of: dict[int, int] = {}
        for number, form, place, content in gradebook.store.rows(_SCORES, gradebook.run):
            found = outcome(placed[form, place], decode(content, ItemScore), policy)
            self._code_of[number] = self._codes.setdefault(found, len(self._codes))
        self._outcomes = tuple(self._codes)
        self._unit = math.lcm(*{each.points.denominator for each in self._outcomes})
        units = [int(each.points * self._unit) for each in self._outcomes]
        self._units_of = {number: units[code] for number, code in self._code_of.items()}

    def count(self, rows: Iterable[Row]) -> Joint:
        """Return the joint table of submissions, in memory that does not grow with them."""
        units_of = self._units_of.__getitem__
        held: defaultdict[_Group, bytearray] = defaultdict(bytearray)
        tables: defaultdict[_Group, Counter[int]] = defaultdict(Counter)
        students: Counter[_Group] = Counter()
        waiting = 0
        for form, packed in rows:
            group = self._most_of[form], sum(map(units_of, unpacked(packed)))
            students[group] += 1
            held[group] += packed
            waiting += len(packed)
            if waiting > _HELD:
                self._empty(held, tables)
                waiting = 0
        self._empty(held, tables)
        return self._joint(students, tables)

    def _empty(
        self, held: dict[_Group, bytearray], tables: defaultdict[_Group, Counter[int]]
    ) -> None:
        """Count the numbers that are held, and translate them to outcomes."""
        for group, packed in held.items():
            table = tables[group]
            for number, count in Counter(unpacked(bytes(packed))).items():
                table[self._code_of[number]] += count
        held.clear()

    def _joint(self, students: Counter[_Group], tables: dict[_Group, Counter[int]]) -> Joint:
        totals: Counter[Total] = Counter()
        cells: defaultdict[Outcome, Counter[Total]] = defaultdict(Counter)
        for group, number in students.items():
            most, units = group
            total = Total(Fraction(units, self._unit), self._mosts[most])
            totals[total] += number
            for code, count in tables[group].items():
                cells[self._outcomes[code]][total] += count
        return Joint(dict(cells), totals)
