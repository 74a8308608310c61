"""The receipt of a submission: the same for the same answers, another for any other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.codes import code, codes_of_12
from factquiz.responses.receipt import receipt
from factquiz.responses.submission import SUBMISSION_FORMAT, Submission

SENT = Submission(
    format=SUBMISSION_FORMAT,
    quiz="bread",
    form="7KQ2-M9XA",
    student="s01",
    responses={"salt": "true", "parts": ("A", "C"), "fungus": "Hefe “ä”\u2028"},
    saved="2026-05-04T09:30:00Z",
)


def test_a_receipt_is_a_code_that_can_be_copied_by_hand() -> None:
    """Twelve letters in three groups, none of which is easily taken for another."""
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", receipt(SENT))


def test_neither_the_moment_nor_the_order_matters() -> None:
    """Saved twice, or written in another order by another program: the same answers."""
    turned = dict(reversed(SENT.responses.items()))
    assert receipt(replace(SENT, saved="", responses=turned)) == receipt(SENT)


@pytest.mark.parametrize(
    "changed",
    [
        {"student": "s02"},
        {"form": "7KQ2-M9XB"},
        {"quiz": "beer"},
        {"responses": {**SENT.responses, "salt": "false"}},
        {"responses": {**SENT.responses, "parts": ("A", "C", "D")}},
        {"responses": {**SENT.responses, "parts": "AC"}},
        {"responses": {"salt": "true"}},
    ],
)
def test_any_other_answer_has_another(changed: dict[str, object]) -> None:
    """Whoever, whichever form, whatever answer."""
    assert receipt(replace(SENT, **changed)) != receipt(SENT)


@given(st.lists(st.binary(min_size=8, max_size=32)))
def test_codes_of_twelve_letters_are_the_same_for_many(digests: list[bytes]) -> None:
    """They are only quicker."""
    assert codes_of_12(digests) == [code(digest, 12) for digest in digests]


def test_a_code_takes_the_first_bits() -> None:
    """Of Crockford's alphabet: 0 is all zeros, Z all ones."""
    assert code(b"\x00" * 5, 8) == "0000-0000"
    assert code(b"\xff" * 5 + b"\x00", 8) == "ZZZZ-ZZZZ"
    with pytest.raises(ValueError, match="too few"):
        code(b"\x00" * 4, 8)
