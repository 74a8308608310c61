"""Cloze: for each gap the label of an option, or a typed text that is read as a short answer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from factquiz.assembly.form import letters
from factquiz.assembly.policy import AllOrNothing, FormulaScoring, FractionCorrect
from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring.mark import NOTHING, OMITTED, Mark, Problem, State, settled, ungradable
from factquiz.scoring.parts import credit
from factquiz.scoring.short_answer import meant, unlike
from factquiz.scoring.slots import read_slots
from factquiz.scoring.specimen import Specimen, expect, invalid, omitted

if TYPE_CHECKING:
    from factquiz.assembly.policy import GapRule
    from factquiz.items.arranged import Cloze, Gap
    from factquiz.responses.submission import RawResponse


def mark(item: Cloze, raw: RawResponse | None, rule: GapRule) -> Mark:
    """Judge a response: for each gap a label or a text, or nothing.

    If one gap can only be judged by a person, so can the whole.
    """
    slots = read_slots(raw, len(item.gaps))
    if isinstance(slots, Problem):
        return ungradable(slots)
    if not slots:
        return OMITTED
    chosen: list[str] = []
    parts: list[State] = []
    for gap, text in zip(item.gaps, slots, strict=True):
        filled = _filled(gap, text)
        if isinstance(filled, Problem):
            return ungradable(filled)
        chosen.append(filled[0])
        parts.append(filled[1])
    guesses = [len(gap.options) for gap in item.gaps]
    return settled(credit(rule, parts, guesses), tuple(chosen), tuple(parts))


def _filled(gap: Gap, text: str) -> tuple[str, State] | Problem:
    """Return what was chosen for a gap, and how that stands."""
    if not text:
        return "", State.OMITTED
    if gap.options:
        labels = letters(len(gap.options))
        if text not in labels:
            return Problem.UNKNOWN_LABEL
        option = gap.options[labels.index(text)]
        return option.id, State.RIGHT if option.key else State.WRONG
    answer = meant(gap, text)
    if isinstance(answer, Problem):
        return answer
    if answer is None:
        return "", State.WRONG
    return answer.text, State.RIGHT if answer.key else State.WRONG


def specimens(item: Cloze, points: Fraction, rule: GapRule) -> tuple[Specimen, ...]:
    """Return all gaps right, the first alone, all wrong, invalid, nothing."""
    right = tuple(_fill(gap, key=True) for gap in item.gaps)
    wrong = tuple(_fill(gap, key=False) for gap in item.gaps)
    first = (right[0], *("" for _ in right[1:]))
    return (
        expect("right: all gaps", right, Fraction(1), points),
        *([expect("partial: the first alone", first, _of_first(rule, len(right)), points)]
          if len(right) > 1 else []),
        expect("wrong: all gaps", wrong, _of_wrong(rule, item), points),
        *omitted(None, "", "  ", (), ("",) * len(right), (" ",) * len(right)),
        invalid("words", Problem.NOT_A_LIST),
        invalid((*right, "A"), Problem.WRONG_COUNT),
        invalid(*_unfit(item, right)),
    )  # fmt: skip


def _fill(gap: Gap, *, key: bool) -> str:
    if gap.options:
        shown = zip(letters(len(gap.options)), gap.options, strict=True)
        return next(label for label, option in shown if option.key is key)
    return next(known.text for known in gap.answers if known.key) if key else unlike(gap)


def _unfit(item: Cloze, right: tuple[str, ...]) -> tuple[tuple[str, ...], Problem]:
    """Return the right response with the first gap filled so that nobody could."""
    if item.gaps[0].options:
        return ("?", *right[1:]), Problem.UNKNOWN_LABEL
    return ("x" * (MAX_TEXT + 1), *right[1:]), Problem.TOO_LONG


def _of_first(rule: GapRule, gaps: int) -> Fraction:
    """One gap is right, the others were left open."""
    return -rule.negative if isinstance(rule, AllOrNothing) else Fraction(1, gaps)


def _of_wrong(rule: GapRule, item: Cloze) -> Fraction:
    """Every gap is wrong."""
    match rule:
        case AllOrNothing():
            return -rule.negative
        case FractionCorrect():
            return NOTHING
        case FormulaScoring():
            chosen = [len(gap.options) for gap in item.gaps if gap.options]
            lost = sum((Fraction(1, count - 1) for count in chosen), NOTHING)
            return -min(rule.negative, lost / len(item.gaps))
        case _:
            assert_never(rule)
