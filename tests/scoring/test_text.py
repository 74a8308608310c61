"""When two typed texts are the same answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.scoring.text import distance, normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("  Final   Act. ", "final act"),
        ("HELSINKI", "helsinki"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Akıncı", "akinci"),
        ("Łódź", "lodz"),
        ("Søren Ærø", "soren aero"),
        ("ﬁve", "five"),
        ("Москва́", "москва"),
        ("co-operation", "co operation"),
        ("under_score", "under score"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth", "zerowidth"),
        ("Ⅳ", "iv"),
        ("’’ — …", ""),
        ("the Balkans", "balkans"),
        ("A council", "council"),
        ("vitamin A", "vitamin a"),
        ("The", "the"),
        ("U.S.", "us"),
        ("the U.S.A", "usa"),
        ("St. Petersburg", "st petersburg"),
        ("St.Petersburg", "st petersburg"),
        ("3.5", "3 5"),
        ("Russia’s role", "russias role"),
        ("O'Brien", "obrien"),
        ("'quoted'", "quoted"),
        ("trade & aid", "trade and aid"),
    ],
)
def test_normalisation_keeps_letters_and_digits_alone(text: str, normal: str) -> None:
    """Case, marks, punctuation, spaces and invisible characters make no difference."""
    assert normalise(text) == normal


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    """A normal form is its own normal form."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("one", "other", "max_edits", "expected"),
    [
        ("yeast", "yeast", 0, 0),
        ("yeast", "yeats", 1, 1),  # neighbours swapped: one edit
        ("yeast", "yest", 1, 1),
        ("yeast", "yeasty", 1, 1),
        ("yeast", "beast", 1, 1),
        ("yeast", "beats", 1, None),
        ("yeast", "beats", 2, 2),
        ("ca", "abc", 2, None),  # optimal string alignment says 3, unrestricted Damerau 2
        ("yeast", "yeats", 0, None),
        ("1975", "1976", 2, None),
        ("helsinki 1975", "helsinky 1975", 1, 1),
        ("basket 1", "basket", 2, None),
    ],
)
def test_distance_counts_edits_up_to_the_limit(
    one: str, other: str, max_edits: int, expected: int | None
) -> None:
    """Letters may be mistyped, up to the limit; figures may not."""
    assert distance(one, other, max_edits) == expected
    assert distance(other, one, max_edits) == expected
