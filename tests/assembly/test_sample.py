"""Drawing items: whole forms wherever there are any, and never two items that must not meet."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.assembly.enemies import contender
from factquiz.assembly.sample import Sampler
from factquiz.assembly.seed import public_seed
from tests.assembly.pools import blueprint, on
from tests.sample_class.quiz import GRAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.items.model import Item

FACTS = st.sampled_from("abcdef")


def _draw(pools: Sequence[Sequence[Item]], counts: Sequence[int], salt: str = "") -> list[str]:
    """Draw a form; return the ids of its items, and check that no two are enemies."""
    plan = blueprint(*(dict[str, object](count=count) for count in counts))
    drawn, short = Sampler(pools, plan).draw(public_seed("quiz", salt))
    placed = [contender(item) for item, _ in drawn]
    assert not [pair for pair in combinations(placed, 2) if pair[0].is_enemy(pair[1])]
    assert bool(short) == (len(drawn) < sum(counts))
    return [item.id for item, _ in drawn]


def _fullest(pools: Sequence[Sequence[Item]]) -> int:
    """Return how many places, one for each pool, can be filled at most: by trying everything."""
    best = 0
    for chosen in product(*((None, *pool) for pool in pools)):
        items = [contender(item) for item in chosen if item]
        if len(items) > best and not any(a.is_enemy(b) for a, b in combinations(items, 2)):
            best = len(items)
    return best


@given(st.lists(st.sets(FACTS, max_size=4), min_size=1, max_size=5), st.text(max_size=3))
def test_with_items_on_one_fact_each_no_place_stays_empty_that_could_be_filled(
    facts: list[set[str]], salt: str
) -> None:
    """The search finds a largest matching of places and facts, as trying everything does."""
    pools = [[on(f"{number}{fact}", fact) for fact in sorted(each)] for number, each in
             enumerate(facts)]  # fmt: skip
    assert len(_draw(pools, [1] * len(pools), salt)) == _fullest(pools)


@given(
    st.lists(st.lists(st.sets(FACTS, min_size=1, max_size=3), max_size=4), min_size=1, max_size=4),
    st.text(max_size=3),
)
def test_with_items_on_several_facts_forms_are_full_where_they_can_be(
    facts: list[list[set[str]]], salt: str
) -> None:
    """Small blueprints of items that overlap in all ways: a full form is found if there is one."""
    pools = [
        [on(f"{number}-{place}", *sorted(each)) for place, each in enumerate(pool)]
        for number, pool in enumerate(facts)
    ]
    if _fullest(pools) == len(pools):
        assert len(_draw(pools, [1] * len(pools), salt)) == len(pools)


@pytest.mark.parametrize("salt", "abcdefgh")
def test_an_item_on_many_facts_makes_way_for_those_that_have_no_other(salt: str) -> None:
    """A wide item is only drawn where the cells that need its facts do not lose them."""
    wide = on("wide", "a", "b", "c")
    single = [on(f"only-{fact}", fact) for fact in "abc"]
    other = on("other", "d")
    assert sorted(_draw([[wide, other], single], [1, 3], salt)) == sorted(
        ["other", *(item.id for item in single)]
    )


@pytest.mark.parametrize("salt", "abcdefgh")
def test_an_item_that_gives_another_away_is_replaced(salt: str) -> None:
    """Of two items on a fact the one is drawn that says nothing of its neighbour's key."""
    telling = on("telling", "a", statement="Most bread is made of wheat.")
    silent = on("silent", "a", statement="Bread is old.")
    assert sorted(_draw([[telling, silent], [GRAIN]], [1, 1], salt)) == ["grain", "silent"]


def test_two_that_must_not_meet_leave_a_place_empty() -> None:
    """Where there is nothing else, the form is short of one item, and says so."""
    assert len(_draw([[on("one", "a", "b")], [on("other", "b", "c")]], [1, 1])) == 1


def test_long_forms_are_filled() -> None:
    """A chain of a hundred places of which each must move is no difficulty."""
    facts = [f"f{number}" for number in range(101)]
    pools = [[on(f"{n}{fact}", fact) for fact in pair]
             for n, pair in enumerate(pairwise(facts))]  # fmt: skip
    pools.append([on("last", facts[0])])
    assert len(_draw(pools, [1] * len(pools))) == 101
