"""The joint table: merging is addition, and nothing depends on names or on order."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.analysis.cells import cells_of
from factquiz.analysis.items import item_figures
from factquiz.analysis.joint import Joint, Outcome, tally
from factquiz.analysis.reliability import reliability
from tests.analysis.tables import bare_card, outcome

if TYPE_CHECKING:
    from factquiz.analysis.model import ItemFigures

ITEMS, OPTIONS = "pqrs", "ABC"

credits_ = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(1)])
student = st.tuples(*(st.tuples(st.sampled_from(["", *OPTIONS]), credits_) for _ in ITEMS))
classes = st.lists(student, min_size=1, max_size=12)

few = settings(max_examples=25, deadline=None)

Class = list[tuple[tuple[str, Fraction], ...]]


def _joint(sat: Class, names: str = OPTIONS) -> Joint:
    """Return the table of a class; ``names`` are what the options A, B and C are called."""
    called = dict(zip(OPTIONS, names, strict=True)) | {"": ""}
    return tally(
        [
            outcome(item, points, picked=called[option], shown=sorted(names), place=place)
            for place, (item, (option, points)) in enumerate(zip(ITEMS, one, strict=True), 1)
        ]
        for one in sat
    )


def _figures(joint: Joint, names: str = OPTIONS) -> dict[str, ItemFigures]:
    cards = {item: bare_card(item, names) for item in ITEMS}
    return {item: item_figures(cards[item], cells, 3) for item, cells in joint.by_item().items()}


@given(classes, classes)
@few
def test_merging_is_addition(one: Class, other: Class) -> None:
    """Two classes counted apart and added are one class counted together, in either order."""
    together = _joint(one + other)
    assert _joint(one) + _joint(other) == together
    assert _joint(other) + _joint(one) == together
    assert _joint(one) + Joint() == _joint(one)
    assert together.students == len(one) + len(other)


@given(st.data(), classes)
@few
def test_the_order_of_students_changes_nothing(data: st.DataObject, sat: Class) -> None:
    """Not even the last bit of a figure."""
    other = data.draw(st.permutations(sat))
    assert _figures(_joint(sat)) == _figures(_joint(other))
    assert reliability(_joint(sat).by_item()) == reliability(_joint(other).by_item())


@given(classes)
@few
def test_the_names_of_options_change_nothing_but_names(sat: Class) -> None:
    """Options called otherwise have the same figures under their other names."""
    renamed = dict(zip("XYZ", OPTIONS, strict=True))
    ours, theirs = _figures(_joint(sat)), _figures(_joint(sat, "XYZ"), "XYZ")
    for item, figures in theirs.items():
        options = tuple(
            replace(each, id=renamed[each.id], text=renamed[each.text]) for each in figures.options
        )
        flags = tuple(
            replace(each, text=re.sub("“([XYZ])”", lambda m: f"“{renamed[m[1]]}”", each.text))
            for each in figures.flags
        )
        assert replace(figures, options=options, flags=flags) == ours[item]


@given(classes)
@few
def test_everybody_is_counted_once_for_each_item(sat: Class) -> None:
    """Those who chose an option and those who left it open are the class."""
    for figures in _figures(_joint(sat)).values():
        assert figures.students == len(sat)
        assert sum(option.chosen for option in figures.options) + figures.omitted == len(sat)
        assert all(option.shown == len(sat) for option in figures.options)


@given(classes)
@few
def test_a_class_doubled_has_the_same_shares_and_correlations(sat: Class) -> None:
    """Only intervals become narrower with the number, and flags with it."""
    once, twice = _figures(_joint(sat)), _figures(_joint(sat) + _joint(sat))
    for item, figures in once.items():
        more = twice[item]
        assert (more.p, more.d27, more.r_drop) == (figures.p, figures.d27, figures.r_drop)
        assert more.groups == figures.groups
        assert more.high - more.low < figures.high - figures.low


def test_shares_of_forms_that_give_other_points_are_compared() -> None:
    """Half of ten points is as good as half of four."""
    short = Outcome("p", 1, (), (), outcome("p", Fraction(1)).state, *_worth(2, 4))
    long = Outcome("p", 1, (), (), outcome("p", Fraction(1)).state, *_worth(5, 10))
    (one,), (other,) = (cells_of(tally([[each]]).cells) for each in (short, long))
    assert one.total == other.total == Fraction(1, 2)
    assert one.outcome.credit == other.outcome.credit


def _worth(points: int, most: int) -> tuple[Fraction, Fraction, Fraction, tuple[()]]:
    return Fraction(points), Fraction(most), Fraction(0), ()
