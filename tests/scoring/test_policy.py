"""The policy as a file format."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given

from factquiz.assembly.policy import DEFAULT_POLICY, AllOrNothing, CorrectMinusWrong, ScoringPolicy
from factquiz.items.codec import decode, encode
from tests import strategies


@given(strategies.policies)
def test_a_policy_survives_json(policy: ScoringPolicy) -> None:
    """Writing and reading a policy gives the same policy and the same bytes."""
    data = encode(policy)
    assert decode(data, ScoringPolicy) == policy
    assert encode(decode(data, ScoringPolicy)) == data


def test_a_key_says_in_full_how_it_is_scored() -> None:
    """Even the default policy is written out, so that a new default never rescores an old key."""
    assert encode(DEFAULT_POLICY) == (
        b'{"choice":{"rule":"all-or-nothing","negative":"0"},'
        b'"multiple_response":{"rule":"correct-minus-wrong","negative":"0"},'
        b'"true_false":{"rule":"all-or-nothing","negative":"0"},'
        b'"short_answer":{"rule":"text-match"},'
        b'"numeric":{"rule":"number-match","wrong_unit":"0"},'
        b'"date":{"rule":"date-match","month":"1/2","year":"0"},'
        b'"match":{"rule":"fraction-correct"},'
        b'"classify":{"rule":"formula-scoring","negative":"0"},'
        b'"order":{"rule":"adjacent-pairs"},'
        b'"cloze":{"rule":"fraction-correct"}}'
    )


@pytest.mark.parametrize("negative", [Fraction(-1, 10), Fraction(11, 10)])
def test_a_penalty_beyond_the_items_points_is_refused(negative: Fraction) -> None:
    """A wrong choice costs at most what the item is worth, and never earns anything."""
    with pytest.raises(ValueError, match="from 0 to 1"):
        AllOrNothing(negative=negative)
    with pytest.raises(ValueError, match="from 0 to 1"):
        CorrectMinusWrong(negative=negative)


def test_a_rule_that_does_not_suit_an_interaction_is_refused() -> None:
    """Partial credit for a single choice is an error in the file, not a surprise in the marks."""
    data = encode(DEFAULT_POLICY).replace(b"all-or-nothing", b"fraction-correct", 1)
    with pytest.raises(msgspec.ValidationError, match=r"rule.*choice|choice.*rule"):
        decode(data, ScoringPolicy)
