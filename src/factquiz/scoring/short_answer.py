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
    from factquiz.assembly.policy import TextMatch
    from factquiz.items.arranged import Gap
    from factquiz.items.base import Answer
    from factquiz.items.typed import ShortAnswer
    from factquiz.responses.submission import RawResponse


def mark(item: ShortAnswer, raw: RawResponse | None, _rule: TextMatch) -> Mark:
    """Judge a response: one typed text."""
    if not raw or is_blank(raw):
        return OMITTED
    answer = meant(item, raw)
    if isinstance(answer, Problem):
        return ungradable(answer)
    if answer is None:
        return settled(NOTHING, ())
    return settled(Fraction(answer.key), (answer.text,))


def meant(item: ShortAnswer | Gap, raw: RawResponse) -> Answer | Problem | None:
    """Return the known answer that a typed text stands for, if any."""
    problem = unreadable(raw)
    if problem is not None:
        return problem
    text = normalise(str(raw))
    equal = [known for known in item.answers if normalised_answer(known.text) == text]
    nearest = equal or _within_reach(item, text)
    if len({known.key for known in nearest}) > 1:
        return Problem.AMBIGUOUS
    return nearest[0] if nearest else None


def _within_reach(item: ShortAnswer | Gap, text: str) -> list[Answer]:
    """Return the known answers at the least distance, if that is within ``max_edits``."""
    edits = {
        place: apart
        for place, known in enumerate(item.answers)
        if (apart := distance(text, normalised_answer(known.text), item.max_edits)) is not None
    }
    least = min(edits.values(), default=0)
    return [item.answers[place] for place, apart in edits.items() if apart == least]


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
