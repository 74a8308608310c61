"""Blind guessing: the formula against grading every response that there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from factquiz.analysis.guessing import guess_credit
from factquiz.assembly.form import letters, option_labels
from factquiz.assembly.policy import DEFAULT_POLICY, LongestCommonSubsequence
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.scoring.score import score
from tests import strategies
from tests.sample_class import parts, quiz

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.items.model import Item
    from factquiz.responses.submission import RawResponse

ITEMS = tuple(item for item, _ in quiz.ITEMS) + parts.ITEMS


def _every(item: Item) -> Iterator[RawResponse]:
    """Yield every response that the form allows, each as likely as the next."""
    match item:
        case Choice() | TrueFalse():
            yield from option_labels(item)
        case MultipleResponse():
            labels = option_labels(item)
            for ticks in product((False, True), repeat=len(labels)):
                yield tuple(each for each, tick in zip(labels, ticks, strict=True) if tick)
        case Match():
            yield from permutations(letters(len(item.targets)), len(item.prompts))
        case Classify():
            yield from product(letters(len(item.targets)), repeat=len(item.prompts))
        case Order():
            yield from permutations(letters(len(item.entries)))
        case Cloze():
            yield from product(*(letters(len(gap.options)) or ("",) for gap in item.gaps))
        case _:
            yield "no idea whatever"


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
@given(policy=strategies.policies)
@settings(max_examples=10, deadline=None)
def test_a_blind_guess_is_worth_the_mean_of_all_responses(
    item: Item, policy: ScoringPolicy
) -> None:
    """Under every rule, with deductions and without."""
    credits_ = [score(quiz.placed(item), raw, policy).points for raw in _every(item)]
    assert guess_credit(item, policy) == sum(credits_, Fraction(0)) / len(credits_)


def test_the_longest_run_of_a_random_order() -> None:
    """Of 1, 2, 3, 4, 5 … entries: 1, 3/2, 2, 29/12, 67/24 … (OEIS A003316 over n!)."""
    expected = {2: "3/2", 3: "2", 4: "29/12", 5: "67/24", 6: "2261/720"}
    policy = replace(DEFAULT_POLICY, order=LongestCommonSubsequence())
    for entries, mean in expected.items():
        made = tuple(parts.entry(str(place), place) for place in range(1, entries + 1))
        guess = guess_credit(replace(parts.STEPS, entries=made), policy)
        assert guess == (Fraction(mean) - 1) / (entries - 1)
