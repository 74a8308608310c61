"""Multiple response: any number of labels, under one of three rules."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from factquiz.assembly.policy import AllOrNothing, CorrectMinusWrong, FractionCorrect, MultipleRule
from factquiz.scoring.mark import OMITTED, Mark, Problem, settled, ungradable
from factquiz.scoring.options import ids, labelled, read_labels
from factquiz.scoring.specimen import Specimen, expect, invalid, omitted

if TYPE_CHECKING:
    from factquiz.items.base import Option
    from factquiz.items.choosing import MultipleResponse
    from factquiz.responses.submission import RawResponse


def mark(item: MultipleResponse, raw: RawResponse | None, rule: MultipleRule) -> Mark:
    """Judge a response: labels in any order, each at most once."""
    chosen = read_labels(item, raw)
    if isinstance(chosen, Problem):
        return ungradable(chosen)
    if not chosen:
        return OMITTED
    return settled(_credit(item, chosen, rule), ids(chosen))


def _credit(item: MultipleResponse, chosen: tuple[Option, ...], rule: MultipleRule) -> Fraction:
    keys = sum(option.key for option in item.options)
    others = len(item.options) - keys
    hits = sum(option.key for option in chosen)
    misses = len(chosen) - hits
    match rule:
        case AllOrNothing():
            return Fraction(1) if hits == keys and not misses else -rule.negative
        case FractionCorrect():
            return Fraction(hits + others - misses, keys + others)
        case CorrectMinusWrong():
            return max(Fraction(hits, keys) - Fraction(misses, others), -rule.negative)
        case _:
            assert_never(rule)


def specimens(item: MultipleResponse, points: Fraction, rule: MultipleRule) -> tuple[Specimen, ...]:
    """Return all keys, the first key alone, all wrong options, everything, invalid, nothing."""
    options = labelled(item)
    keys = tuple(label for label, option in options.items() if option.key)
    wrong = tuple(label for label, option in options.items() if not option.key)
    return (
        expect("right: all keys", keys, Fraction(1), points),
        *_first_key_alone(keys, len(options), points, rule),
        expect("wrong: all that is wrong", wrong, _of_all_wrong(rule), points),
        expect("everything", tuple(options), _of_everything(keys, options, rule), points),
        *omitted(None, "", ()),
        invalid((keys[0], "?"), Problem.UNKNOWN_LABEL),
        invalid("".join(options), Problem.UNKNOWN_LABEL),
        invalid((keys[0], keys[0]), Problem.REPEATED_LABEL),
    )


def _first_key_alone(
    keys: tuple[str, ...], shown: int, points: Fraction, rule: MultipleRule
) -> tuple[Specimen, ...]:
    """Leave all keys but one: a partial answer, if there is more than one."""
    if len(keys) == 1:
        return ()
    missed = len(keys) - 1
    match rule:
        case AllOrNothing():
            credit = -rule.negative
        case FractionCorrect():
            credit = 1 - Fraction(missed, shown)
        case CorrectMinusWrong():
            credit = 1 - Fraction(missed, len(keys))
        case _:
            assert_never(rule)
    return (expect("partial: the first key alone", keys[:1], credit, points),)


def _of_all_wrong(rule: MultipleRule) -> Fraction:
    """Every option is judged wrongly: the least that the rule gives."""
    return Fraction(0) if isinstance(rule, FractionCorrect) else -rule.negative


def _of_everything(
    keys: tuple[str, ...], options: dict[str, Option], rule: MultipleRule
) -> Fraction:
    """Choosing all the options shows no knowledge."""
    match rule:
        case AllOrNothing():
            return -rule.negative
        case FractionCorrect():
            return Fraction(len(keys), len(options))
        case CorrectMinusWrong():
            return Fraction(0)
        case _:
            assert_never(rule)
