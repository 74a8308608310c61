"""Apostrophes as a reader expects them."""

from __future__ import annotations

import pytest

from factquiz.rendering.apostrophes import curly


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Cyprus's government", "Cyprus’s government"),
        ("the states' answer, not the powers'.", "the states’ answer, not the powers’."),
        ("nobody's", "nobody’s"),
        ("he said 'no'", "he said 'no'"),
        ("'Twas", "'Twas"),
    ],
)
def test_only_what_is_an_apostrophe_is_curled(typed: str, shown: str) -> None:
    """Within a word, and after the s of many; a straight mark that may be a quote stays."""
    assert curly(typed) == shown
