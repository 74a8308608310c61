"""From a gradebook to counts: one class that sat one quiz.

A gradebook numbers its distinct answers and keeps a submission as a handful of numbers.
So a million submissions are counted without making an object of each answer: the records of
students with the same total are laid end to end and counted in blocks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factquiz.analysis import marked
from factquiz.analysis.catalogue import Catalogue, add, catalogue
from factquiz.analysis.columns import column, count
from factquiz.analysis.guessing import guess_credit
from factquiz.analysis.joint import Joint, Outcome, Total
from factquiz.analysis.picks import fact_states, picked, picks
from factquiz.gradebook.tallies import KnownTallies
from factquiz.items.codec import decode
from factquiz.scoring.mark import ItemScore, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factquiz.assembly.form import FormItem
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.gradebook.gradebook import Gradebook

_HELD: Final = 1 << 23
"""Bytes of answers that are held before they are counted."""

Row = tuple[str, str, str, bytes]
"""The form, the points, the student and the packed answers of a submission.

The student matters, and is named, only where work was marked by hand.
"""

_Group = tuple[str, str, str]
"""A form, the points reached on it, as they are written, and the student, if she matters."""

_SCORES = """
SELECT answer.id, answer.form, answer.number, score.content
FROM answer JOIN score ON score.answer = answer.id
WHERE score.run <= ? ORDER BY answer.id, score.run
"""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One quiz as one class sat it: of the ``forms`` of its key, ``sat`` came back and count."""

    quiz: str
    title: str
    forms: int
    sat: int
    joint: Joint
    cards: Catalogue
    criteria: marked.Reached = field(default_factory=dict)


def sitting(
    gradebook: Gradebook, watch: Callable[[Iterable[Row]], Iterable[Row]] = lambda rows: rows
) -> Sitting:
    """Return the counts of a gradebook, as it stands after its last run.

    Scores are those of the answers, before what lateness cost. ``watch`` sees the submissions pass.
    """
    answers = _Answers(gradebook)
    rubrics = gradebook.by_hand.rubrics
    rows = watch(_counted(gradebook))
    cards = catalogue(gradebook.key.forms)
    for card in marked.cards(rubrics):
        add(cards, card)
    joint, sat = answers.count(rows)
    return Sitting(
        quiz=gradebook.quiz,
        title=gradebook.title,
        forms=len(gradebook.key.forms),
        sat=sat,
        joint=joint,
        cards=cards,
        criteria=marked.reached(gradebook.by_hand),
    )


def _counted(gradebook: Gradebook) -> Iterator[Row]:
    """Yield every submission that counts."""
    students = list(gradebook.students()) if gradebook.by_hand.rubrics else ()
    tallies = KnownTallies(gradebook.store)
    for block, counted in gradebook.counted():
        answers = block.each_answers()
        for at in counted:
            student = students[block.students[at]] if students else ""
            yield block.form, tallies[block.tallies[at]].shown, student, answers[at].tobytes()


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
    """The distinct answers of a gradebook: which outcome each number stands for."""

    def __init__(self, gradebook: Gradebook) -> None:
        policy = gradebook.key.policy
        placed = {
            (form.code, each.number): each for form in gradebook.key.forms for each in form.items
        }
        self._by_hand = gradebook.by_hand
        self._places = max((len(form.items) for form in gradebook.key.forms), default=0)
        self._most_of = {form.code: form.max_score for form in gradebook.key.forms}
        codes: dict[Outcome, int] = {}
        at: defaultdict[tuple[str, int], dict[int, int]] = defaultdict(dict)
        for number, form, place, content in gradebook.store.rows(_SCORES, gradebook.run):
            found = outcome(placed[form, place], decode(content, ItemScore), policy)
            at[form, place][number] = codes.setdefault(found, len(codes))
        self._outcomes = tuple(codes)
        self._columns = {
            form.code: tuple(column(at[form.code, each.number]) for each in form.items)
            for form in gradebook.key.forms
        }

    def count(self, rows: Iterable[Row]) -> tuple[Joint, int]:
        """Return the joint table of submissions, and how many forms they are of.

        Memory does not grow with them.
        """
        held: defaultdict[_Group, bytearray] = defaultdict(bytearray)
        tables: defaultdict[_Group, Counter[int]] = defaultdict(Counter)
        students: Counter[_Group] = Counter()
        waiting = 0
        for form, points, student, packed in rows:
            group = form, points, student
            students[group] += 1
            held[group] += packed
            waiting += len(packed)
            if waiting > _HELD:
                self._empty(held, tables)
                waiting = 0
        self._empty(held, tables)
        return self._joint(students, tables), len({form for form, _, _ in students})

    def _empty(
        self, held: dict[_Group, bytearray], tables: defaultdict[_Group, Counter[int]]
    ) -> None:
        """Count what is held."""
        for group, packed in held.items():
            tables[group].update(count(packed, self._columns[group[0]]))
        held.clear()

    def _joint(self, students: Counter[_Group], tables: dict[_Group, Counter[int]]) -> Joint:
        totals: Counter[Total] = Counter()
        cells: defaultdict[Outcome, Counter[Total]] = defaultdict(Counter)
        for group, number in students.items():
            form, points, student = group
            by_hand = marked.outcomes(self._by_hand.of(student), self._places)
            score = sum((each.points for each in by_hand), Fraction(points))
            total = Total(score, self._most_of[form] + self._by_hand.points)
            totals[total] += number
            for each in by_hand:
                cells[each][total] += number
            for code, times in tables[group].items():
                cells[self._outcomes[code]][total] += times
        return Joint(dict(cells), totals)
