"""What a blind guess is worth on average: every response that the form allows is equally likely.

What must be typed cannot be guessed. Of a multiple response each option is ticked or left by the
toss of a coin; of a match each target is used at most once, as the form demands.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb, factorial, perm, prod
from typing import TYPE_CHECKING, assert_never

from factquiz.assembly.form import option_labels
from factquiz.assembly.penalty import guesses
from factquiz.assembly.policy import AdjacentPairs, AllOrNothing, LongestCommonSubsequence
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.scoring import multiple
from factquiz.scoring.mark import State
from factquiz.scoring.parts import credit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.assembly.policy import MultipleRule, OrderRule, ScoringPolicy
    from factquiz.items.model import Item
    from factquiz.scoring.parts import PartRule

_NOTHING = Fraction(0)


def guess_credit(  # noqa: PLR0911 (one for each interaction)
    item: Item, policy: ScoringPolicy
) -> Fraction:
    """Return the credit that a blind guess gets on average, by the policy's own rules."""
    match item:
        case Choice():
            return _independent(policy.choice, guesses(item))
        case TrueFalse():
            return _independent(policy.true_false, guesses(item))
        case MultipleResponse():
            return _ticked(item, policy.multiple_response)
        case Match():
            return _dealt(policy.match, len(item.prompts), len(item.targets))
        case Classify():
            return _independent(policy.classify, guesses(item))
        case Cloze():
            return _independent(policy.cloze, guesses(item))
        case Order():
            return _ordered(policy.order, len(item.entries))
        case ShortAnswer() | Numeric() | DateAnswer():
            return _NOTHING
        case _:
            assert_never(item)


@cache
def _independent(rule: PartRule, options: tuple[int, ...]) -> Fraction:
    """Guess the parts one by one, each among so many options; leave open what is typed (0)."""
    kinds = sorted(Counter(options).items())
    ranges = (range(times + 1 if count else 1) for count, times in kinds)
    expected = _NOTHING
    for rights in product(*ranges):
        states: list[State] = []
        chance = Fraction(1)
        for (count, times), right in zip(kinds, rights, strict=True):
            wrong = times - right
            if count:
                chance *= Fraction(comb(times, right) * (count - 1) ** wrong, count**times)
                states += [State.RIGHT] * right + [State.WRONG] * wrong
            else:
                states += [State.OMITTED] * times
        if any(state is not State.OMITTED for state in states):
            expected += credit(rule, states, sorted(options)) * chance
    return expected


@cache
def _dealt(rule: PartRule, prompts: int, targets: int) -> Fraction:
    """Deal the targets out to the prompts at random.

    How many prompts get their own: partial derangements, by inclusion and exclusion
    (Riordan, 1958, An Introduction to Combinatorial Analysis, ch. 3).
    """
    expected = _NOTHING
    for right in range(prompts + 1):
        wrong = prompts - right
        ways = sum(
            (-1) ** fixed * comb(wrong, fixed) * perm(targets - right - fixed, wrong - fixed)
            for fixed in range(wrong + 1)
        )
        states = [State.RIGHT] * right + [State.WRONG] * wrong
        worth = credit(rule, states, [targets] * prompts)
        expected += worth * Fraction(comb(prompts, right) * ways, perm(targets, prompts))
    return expected


def _ticked(item: MultipleResponse, rule: MultipleRule) -> Fraction:
    labels = tuple(zip(option_labels(item), item.options, strict=True))
    keys = [label for label, option in labels if option.key]
    others = [label for label, option in labels if not option.key]
    worth = _NOTHING
    for hits, misses in product(range(len(keys) + 1), range(len(others) + 1)):
        ways = comb(len(keys), hits) * comb(len(others), misses)
        response = (*keys[:hits], *others[:misses])
        worth += ways * multiple.mark(item, response, rule).credit
    return worth / (1 << len(labels))


@cache
def _ordered(rule: OrderRule, entries: int) -> Fraction:
    match rule:
        case AllOrNothing():
            right = Fraction(1, factorial(entries))
            return right - (1 - right) * rule.negative
        case AdjacentPairs():
            return Fraction(1, entries)
        case LongestCommonSubsequence():
            return Fraction(_longest(entries) - 1, entries - 1)
        case _:
            assert_never(rule)


def _longest(entries: int) -> Fraction:
    """Return the mean length of the longest increasing subsequence of a random order.

    As many orders have the length *L* as there are pairs of standard Young tableaux of one shape
    with a first row of *L* (Schensted, 1961), counted by their hooks (Frame, Robinson and Thrall,
    1954, Canadian Journal of Mathematics 6: 316-324).
    """
    orders = factorial(entries)
    runs = sum(shape[0] * (orders // _hooks(shape)) ** 2 for shape in _shapes(entries, entries))
    return Fraction(runs, orders)


def _shapes(boxes: int, widest: int) -> Iterator[tuple[int, ...]]:
    """Yield the partitions of a number into parts of at most ``widest``, the largest first."""
    if not boxes:
        yield ()
    for first in range(min(boxes, widest), 0, -1):
        for rest in _shapes(boxes - first, first):
            yield first, *rest


def _hooks(shape: tuple[int, ...]) -> int:
    """Return the product of the hook lengths of a Young diagram."""
    columns = [sum(row > place for row in shape) for place in range(shape[0])]
    return prod(
        row - place + columns[place] - number - 1
        for number, row in enumerate(shape)
        for place in range(row)
    )
