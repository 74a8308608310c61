"""Counting packed answers by their bytes is counting the answers."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.analysis.columns import column, count
from factquiz.gradebook.blocks import packed


@pytest.mark.parametrize(
    "numbers",
    [
        (0, 1, 2, 255),  # they differ in the lowest byte
        (3, 259, 515, 65539),  # they do not
        tuple(range(40)),  # many
        (256, 65536, 1, 16777216),  # bytes of one stand in another
    ],
    ids=["few", "alike", "many", "mixed"],
)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_bytes_are_counted_as_numbers(numbers: tuple[int, ...], data: st.DataObject) -> None:
    """Whatever the numbers are, in columns that share them or do not."""
    codes = [{number: number for number in numbers}, {number: -number for number in numbers}]
    one = st.tuples(*(st.sampled_from(numbers) for _ in codes))
    records = data.draw(st.lists(one, max_size=20))
    expected = Counter(
        code[number] for record in records for code, number in zip(codes, record, strict=True)
    )
    laid = packed(records)
    assert count(laid, [column(each) for each in codes]) == expected


def test_a_form_without_items_has_nothing_to_count() -> None:
    """And no columns."""
    assert count(b"", []) == Counter()
