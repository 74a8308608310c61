"""Short answer: a typed text, compared with the answers that the key knows.

A text that equals an accepted answer after normalisation is right,
one that equals a known wrong answer is wrong, however near it is to an accepted one.
Failing that, the nearest known answer within ``max_edits`` decides.
If an accepted answer and a known wrong one are equally near, nobody is favoured:
the response is ungradable and a person decides.
A text near to no known answer is wrong.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring.mark import NOTHING, OMITTED, Mark, Problem, State, settled, ungradable
from factquiz.scoring.specimen import Specimen, invalid, omitted
from factquiz.scoring.text import distance, normalise, normalised_answer

if TYPE_CHECKING:
    from factquiz.assembly.policy import TextMatch
    from factquiz.items.base import Answer
    from factquiz.items.typed import ShortAnswer
    from factquiz.responses.submission import RawResponse


def mark(item: ShortAnswer, raw: RawResponse | None, _rule: TextMatch) -> Mark:
    """Judge a response: one typed text."""
    if not raw or (isinstance(raw, str) and raw.isspace()):
        return OMITTED
    nearest = _unreadable(raw) or _nearest(item, normalise(str(raw)))
    if isinstance(nearest, Problem):
        return ungradable(nearest)
    if nearest is None:
        return settled(NOTHING, ())
    return settled(Fraction(nearest.key), (nearest.text,))


def _unreadable(raw: RawResponse) -> Problem | None:
    if not isinstance(raw, str):
        return Problem.NOT_TEXT
    if len(raw) > MAX_TEXT:
        return Problem.TOO_LONG
    if any(unicodedata.category(char) == "Cc" and char not in "\t\n\r" for char in raw):
        return Problem.CONTROL_CHARACTERS
    return None


def _nearest(item: ShortAnswer, text: str) -> Answer | Problem | None:
    """Return the known answer that a normalised text stands for, if any."""
    equal = [known for known in item.answers if normalised_answer(known.text) == text]
    nearest = equal or _within_reach(item, text)
    if len({known.key for known in nearest}) > 1:
        return Problem.AMBIGUOUS
    return nearest[0] if nearest else None


def _within_reach(item: ShortAnswer, text: str) -> list[Answer]:
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
        Specimen(name="wrong: unknown", raw=_unlike(item), state=State.WRONG, points=NOTHING),
        *omitted(None, "", "   ", ()),
        invalid((item.answers[0].text,), Problem.NOT_TEXT),
        invalid("x" * (MAX_TEXT + 1), Problem.TOO_LONG),
        invalid(item.answers[0].text + "\x00", Problem.CONTROL_CHARACTERS),
    )


def _known(answer: Answer, raw: str, points: Fraction) -> Specimen:
    return Specimen(
        name=f"{'right' if answer.key else 'wrong'}: {raw}",
        raw=raw,
        state=State.RIGHT if answer.key else State.WRONG,
        points=points if answer.key else NOTHING,
    )


def _unlike(item: ShortAnswer) -> str:
    """Return a text so much longer than every known answer that it is near to none."""
    longest = max(len(normalise(answer.text)) for answer in item.answers)
    return ("z" * (longest + item.max_edits + 1))[:MAX_TEXT]
