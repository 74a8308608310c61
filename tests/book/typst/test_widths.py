"""Columns are as wide as what stands in them needs."""

from __future__ import annotations

from factquiz.book.typst.widths import GAP, weights

LONG = "what was said, by whom, and on what day, each with its place in the source and its date"


def test_what_fits_is_left_alone() -> None:
    """A table that is narrower than the text keeps its own widths."""
    assert weights([["Year", "1975"], ["Event", "Helsinki"]]) is None
    assert weights([[], []]) is None


def test_short_columns_get_what_they_want_and_long_ones_the_rest() -> None:
    """Nothing is wasted: the widths fill the line."""
    found = weights([["No.", "1"], ["Criterion", "Fidelity"], [LONG, LONG]], line=72)
    assert found == (3 + GAP, 9 + GAP, 72 - 12 - 3 * GAP + GAP)


def test_more_words_more_width() -> None:
    """Of two long columns the one with more in it is wider, but not by as much as it has more."""
    first, second = weights([[LONG], [LONG, LONG, LONG, LONG]], line=72) or (0, 0)
    assert first + second == 72
    assert first < second < 4 * first


def test_no_word_is_torn() -> None:
    """A column has room for its longest word, if need be at the cost of another."""
    word = "intergovernmentalism"
    found = weights([[f"a {word}"], [LONG] * 30], line=40)
    assert found
    assert found[0] >= len(word) + GAP
