"""Short answer: a typed text, compared with the answers that the key knows.

A text that equals an accepted answer after normalisation is right,
one that equals a known wrong answer is wrong, however near it is to an accepted one.
Failing that, the nearest known answer within ``max_edits`` decides.
If an accepted answer and a known wrong one are equally near, nobody is favoured:
the response is ungradable and a person decides.
A text near to no known answer is wrong.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring.mark import NOTHING, OMITTED, Mark, Problem, settled, ungradable
from factquiz.scoring.specimen import Specimen, expect
from factquiz.scoring.text import distance, normalise, normalised_answer
from factquiz.scoring.typed import is_blank, typed_badly, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from factquiz.assembly.policy import TextMatch
    from factquiz.items.arranged import Gap
    from factquiz.items.base import Answer
    from factquiz.items.typed import ShortAnswer
    from factquiz.responses.submission import RawResponse


def mark(item: ShortAnswer, raw: RawResponse | None, _rule: TextMatch) -> Mark:
    """Judge a response: one typed text."""
    return marker(item)(raw)


def marker(item: ShortAnswer) -> Callable[[RawResponse | None], Mark]:
    """Return what judges responses to an item, with the same mark for all that mean the same."""
    known = KnownAnswers(item)
    # By their identity: comparing answers takes longer than judging.
    marks = {id(each): settled(Fraction(each.key), (each.text,)) for each in item.answers}
    unknown = settled(NOTHING, ())

    def marked(raw: RawResponse | None) -> Mark:
        if not raw or is_blank(raw):
            return OMITTED
        answer = known.meant(raw)
        if isinstance(answer, Problem):
            return ungradable(answer)
        return unknown if answer is None else marks[id(answer)]

    return marked


def meant(gap: Gap, raw: RawResponse) -> Answer | Problem | None:
    """Return the known answer that a text typed into a gap stands for, if any."""
    return KnownAnswers(gap).meant(raw)


class KnownAnswers:
    """The answers that the key knows of an item or a gap, ready to be compared with."""

    def __init__(self, item: ShortAnswer | Gap) -> None:
        self._answers = item.answers
        self._max_edits = item.max_edits
        self._normal = [normalised_answer(known.text) for known in item.answers]
        self._equal: dict[str, list[Answer]] = {}
        for text, known in zip(self._normal, item.answers, strict=True):
            self._equal.setdefault(text, []).append(known)
        sizes = list(map(len, self._normal)) or [0]
        self._shortest = min(sizes) - item.max_edits
        self._longest = max(sizes) + item.max_edits

    def meant(self, raw: RawResponse) -> Answer | Problem | None:
        """Return the answer that a typed text stands for, if any, or why none can be told."""
        problem = unreadable(raw)
        if problem is not None:
            return problem
        text = normalise(str(raw))
        nearest = self._equal.get(text) or self._within_reach(text)
        if not nearest:
            return None
        return Problem.AMBIGUOUS if len({known.key for known in nearest}) > 1 else nearest[0]

    def _within_reach(self, text: str) -> list[Answer]:
        """Return the known answers at the least distance, if that is within ``max_edits``."""
        if not self._shortest <= len(text) <= self._longest:
            return []  # an edit changes the length by one at most
        edits = {
            place: apart
            for place, known in enumerate(self._normal)
            if (apart := distance(text, known, self._max_edits)) is not None
        }
        least = min(edits.values(), default=0)
        return [self._answers[place] for place, apart in edits.items() if apart == least]


def specimens(item: ShortAnswer, points: Fraction, _rule: TextMatch) -> tuple[Specimen, ...]:
    """Return every known answer, also shouted and padded, what nobody knows, and nothing."""
    known = (_known(answer, answer.text, points) for answer in item.answers)
    shouted = (_known(answer, f"  {answer.text.upper()}. ", points) for answer in item.answers)
    return (
        *known,
        *shouted,
        expect("wrong: unknown", unlike(item), NOTHING, points),
        *typed_badly(item.answers[0].text),
    )


def _known(answer: Answer, raw: str, points: Fraction) -> Specimen:
    name = f"{'right' if answer.key else 'wrong'}: {raw}"
    return expect(name, raw, Fraction(answer.key), points)


def unlike(item: ShortAnswer | Gap) -> str:
    """Return a text so much longer than every known answer that it is near to none."""
    longest = max(len(normalise(answer.text)) for answer in item.answers)
    return ("z" * (longest + item.max_edits + 1))[:MAX_TEXT]
