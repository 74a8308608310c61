"""What a quiz says on paper, whatever the output: its instructions and the lines of its answers.

Paper cannot check what is written on it, so the two must match by eye:
the labels of an answer are those that stand in the exercise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, assert_never

from factquiz.assembly.form import letters, option_labels
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.reasons import reasons
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factquiz.items.arranged import Gap
    from factquiz.items.base import Evidence
    from factquiz.items.model import Item
    from factquiz.items.reasons import Reason
    from factquiz.languages import Language

Verdict: TypeAlias = Literal["right", "wrong", "left over"]

RIGHT: Final = "right"
WRONG: Final = "wrong"
LEFT_OVER: Final = "left over"

_DATE_PARTS = ("day", "month", "year")


def date_words(words: Language) -> Mapping[str, str]:
    """Return what the parts of a date are called, by the names of :func:`date_parts`."""
    return {
        "day": words.gettext("day"),
        "month": words.gettext("month"),
        "year": words.gettext("year"),
    }


Lettered: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of a letter and a text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer.

    ``label`` is what the exercise has there or what a student writes there (``B``, ``2 C``),
    ``part`` what is answered where an item asks several things; both may be empty.
    ``verdict`` is one of :data:`RIGHT`, :data:`WRONG`, :data:`LEFT_OVER`.
    ``proof`` is the kind of its proof; what is left over has none, for no one claims it.
    """

    label: str
    part: str
    text: str
    verdict: Verdict
    rationale: str
    evidence: Evidence
    proof: str = ""


def instruction(item: Item, words: Language) -> str:  # noqa: PLR0911 (one for each interaction)
    """Return what to do with an item on paper, or nothing if its stem or its shape says it."""
    match item:
        case MultipleResponse():
            said = "choose all that apply" in item.stem.casefold()
            return "" if said else words.gettext("Choose all that apply.")
        case Match():
            if len(item.targets) > len(item.prompts):
                return words.gettext("Write a letter on each line; not all are needed.")
            return words.gettext("Write a letter on each line.")
        case Classify():
            return words.gettext(
                "Write a letter on each line; each letter may be used more than once."
            )
        case Order():
            return words.gettext("Write a number on each line, from 1.")
        case Cloze():
            return _cloze_instruction(item.gaps, words)
        case Numeric():
            if not item.tolerance:
                return ""
            return words.gettext(
                "An answer no more than {tolerance} off is right.", tolerance=f"{item.tolerance:f}"
            )
        case Choice() | TrueFalse() | ShortAnswer() | DateAnswer():
            return ""
        case _:
            assert_never(item)


def _cloze_instruction(gaps: tuple[Gap, ...], words: Language) -> str:
    """Return what to write into gaps: letters where there are choices, else words."""
    chosen = [bool(gap.options) for gap in gaps]
    if not any(chosen):
        return words.gettext("Write a word or a few in each gap.")
    if all(chosen):
        return words.gettext("Write the letter of your choice in each gap.")
    return words.gettext("Write a word or a few in each gap; where there are choices, a letter.")


def in_words(verdict: Verdict, words: Language) -> str:
    """Return a verdict as a reader is told it."""
    match verdict:
        case "right":
            return words.pgettext("of an answer", "right")
        case "wrong":
            return words.pgettext("of an answer", "wrong")
        case "left over":
            return words.pgettext("of an answer", "left over")


def question(item: Item) -> str:
    """Return what an answer repeats of its question: the stem, or what is judged or completed."""
    match item:
        case TrueFalse():
            return item.statement
        case Cloze():
            numbers = [f"({place})" for place in range(1, len(item.gaps) + 1)]
            around = zip(item.texts, [*numbers, ""], strict=True)
            return "".join(f"{text}{number}" for text, number in around)
        case _:
            return item.stem


def lettered(texts: Iterable[str]) -> Lettered:
    """Return texts, each under its letter."""
    shown = tuple(texts)
    return tuple(zip(letters(len(shown)), shown, strict=True))


def date_parts(item: DateAnswer) -> tuple[str, ...]:
    """Return the parts of a date that are asked for, the smallest first."""
    return _DATE_PARTS[-len(item.date.split("-")) :]


def lines(item: Item) -> tuple[Line, ...]:
    """Return the lines of an item's answer: its reasons, under the labels of the exercise."""
    given = (
        Line(
            label=label,
            part=each.part if isinstance(item, Match | Classify) else "",
            text=each.text,
            verdict=RIGHT if each.key else WRONG,
            rationale=each.rationale,
            evidence=each.evidence,
            proof=str(each.proof.kind),
        )
        for label, each in zip(_labels(item), _printed(item), strict=True)
    )
    return (*given, *_left_over(item))


def _printed(item: Item) -> tuple[Reason, ...]:
    """Return the reasons that are worth their paper.

    An item knows many wrong numbers and dates, to tell from them what a student had in mind.
    Nobody has seen them in the exercise, so there is nothing to look up.
    """
    known = reasons(item)
    typed = isinstance(item, Numeric | DateAnswer)
    return tuple(each for each in known if each.key) if typed else known


def _labels(item: Item) -> tuple[str, ...]:
    """Return the label of each reason of an item."""
    match item:
        case Choice() | MultipleResponse():
            return option_labels(item)
        case Match() | Classify():
            letter = _target_letters(item)
            return tuple(f"{n} {letter[each.key]}" for n, each in enumerate(item.prompts, start=1))
        case Order():
            return tuple(str(place) for place in range(1, len(item.entries) + 1))
        case Cloze():
            return tuple(label for n, gap in enumerate(item.gaps, start=1) for label in _in(gap, n))
        case TrueFalse() | ShortAnswer() | Numeric() | DateAnswer():
            return ("",) * len(_printed(item))
        case _:
            assert_never(item)


def _target_letters(item: Match | Classify) -> dict[str, str]:
    ids = [target.id for target in item.targets]
    return dict(zip(ids, letters(len(ids)), strict=True))


def _in(gap: Gap, number: int) -> Iterator[str]:
    """Yield the labels of what may stand in a gap: its number, with a letter if it is chosen."""
    yield from (f"{number} {letter}" for letter in letters(len(gap.options)))
    yield from (str(number) for _ in gap.answers)


def _left_over(item: Item) -> Iterator[Line]:
    """Yield a line for each target that no prompt belongs to."""
    if not isinstance(item, Match | Classify):
        return
    used = {prompt.key for prompt in item.prompts}
    letter = _target_letters(item)
    for target in item.targets:
        if target.id not in used:
            yield Line(
                letter[target.id], "", target.text, LEFT_OVER, target.rationale, target.evidence
            )
