"""Groups by total score: exactly as large as they should be, ties divided."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from factquiz.analysis.groups import between, discrimination, parts, sums

sizes = st.dictionaries(st.integers(0, 9), st.integers(1, 20), min_size=1, max_size=8)


@given(sizes, st.integers(1, 7))
def test_groups_are_equal_and_hold_everybody(counts: dict[int, int], number: int) -> None:
    """Each group weighs the same, and the parts of each student add up to one."""
    made = parts(counts, number)
    n = sum(counts.values())
    for group in made:
        assert sum(group.get(value, 0) * count for value, count in counts.items()) == Fraction(
            n, number
        )
    for value in counts:
        assert sum(group.get(value, 0) for group in made) == 1


@given(sizes, st.integers(2, 5))
def test_a_group_has_no_one_above_a_higher_group(counts: dict[int, int], number: int) -> None:
    """Who is in a group is nowhere better than who is in the next, but for ties at the cut."""
    made = parts(counts, number)
    for lower, upper in itertools.pairwise(made):
        best = max(lower)
        worst = min(upper)
        assert best <= worst


def test_a_cut_among_ties_divides_them() -> None:
    """Of four students, two of them equal, the lowest three eighths are one and half of those."""
    counts = {0: 1, 1: 2, 2: 1}
    assert between(counts, Fraction(0), Fraction(3, 8)) == {0: 1, 1: Fraction(1, 4)}


def test_an_item_that_only_the_best_have_right_discriminates_fully() -> None:
    """The index is 1 there, −1 if only the worst have it, and 0 if everybody has."""
    best = [(int(total > 5), total, 1) for total in range(10)]
    worst = [(int(total < 5), total, 1) for total in range(10)]
    both = [(1, total, 1) for total in range(10)]
    assert [discrimination(sums(each)) for each in (best, worst, both)] == [1, -1, 0]


def test_nobody_has_no_index() -> None:
    """Of nobody nothing is said."""
    assert discrimination({}) is None
