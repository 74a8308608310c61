"""What of an item is shown on a form, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.assembly.present import present
from factquiz.assembly.seed import public_seed
from factquiz.checks.flaws import Flaw, flaws
from factquiz.items.arranged import Classify, Match, Order
from factquiz.items.base import Proof, ProofKind
from tests import strategies
from tests.assembly.pools import pairs, targets
from tests.sample_class import parts, quiz

if TYPE_CHECKING:
    from factquiz.items.model import Item

SALTS = [str(number) for number in range(40)]


def match_of(count: int) -> Match:
    """Return a pool of so many pairs."""
    pool = pairs(count)
    shown = targets([target for _, target in pool])
    prompts = tuple(
        replace(parts.prompt(text, key, shown), fact=f"fact of {text}") for text, key in pool
    )
    return Match(
        **quiz.base("match", "Match."),  # type: ignore[arg-type]
        prompts=prompts,
        targets=shown,
    )


def order_of(count: int) -> Order:
    """Return a pool of so many entries, proven by time."""
    names = [f"entry {number}" for number in range(count)]
    proof = Proof(kind=ProofKind.TIME, statements=tuple(names))
    entries = tuple(replace(parts.entry(n, p), proof=proof) for p, n in enumerate(names, 1))
    return Order(**quiz.base("order", "Order."), entries=entries)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pool", "prompts", "shown"), [(3, 3, 3), (4, 3, 4), (5, 4, 5), (6, 5, 6), (7, 5, 7), (8, 5, 7)]
)
def test_a_match_shows_some_pairs_and_targets_left_over(
    pool: int, prompts: int, shown: int
) -> None:
    """Up to five pairs, and one or two targets more, so that the last is not known by exclusion."""
    seen = present(match_of(pool), public_seed("quiz"))
    assert isinstance(seen, Match)
    assert (len(seen.prompts), len(seen.targets)) == (prompts, shown)


@pytest.mark.parametrize("salt", SALTS)
def test_what_a_match_does_not_show_it_does_not_ask(salt: str) -> None:
    """Facts and statements are those of the prompts shown, refutations those of the targets."""
    seen = present(match_of(8), public_seed("quiz", salt))
    assert isinstance(seen, Match)
    assert seen.facts == tuple(prompt.fact for prompt in seen.prompts)
    ids = {target.id for target in seen.targets}
    for prompt in seen.prompts:
        assert {each.target for each in prompt.refuted} == ids - {prompt.key}
    assert not [each for each in flaws(seen) if each.flaw in {Flaw.UNPROVEN, Flaw.KEY_COUNT}]


def test_targets_with_an_order_of_their_own_stand_in_it() -> None:
    """Dates are shown in their order, so that nobody has to search."""
    item = match_of(6)
    ranked = tuple(
        replace(target, rank=str(9 - place)) for place, target in enumerate(item.targets)
    )
    seen = present(replace(item, targets=ranked), public_seed("quiz"))
    assert isinstance(seen, Match)
    ranks = [target.rank for target in seen.targets]
    assert ranks == sorted(ranks)


def test_the_place_of_a_target_tells_nothing_of_its_prompt() -> None:
    """Over many forms every target of the first prompt's stands at every place."""
    places = set()
    for number in range(200):
        seen = present(match_of(4), public_seed("quiz", str(number)))
        assert isinstance(seen, Match)
        ids = [target.id for target in seen.targets]
        places.add(ids.index(seen.prompts[0].key))
    assert places == {0, 1, 2, 3}


@pytest.mark.parametrize("salt", SALTS)
def test_a_classify_shows_every_category_and_fills_two_at_least(salt: str) -> None:
    """Up to six prompts, never all of one category where there is another."""
    sorts = targets(["flat", "risen", "sweet"])
    prompts = tuple(
        parts.prompt(f"bread {number}", "flat" if number else "risen", sorts)
        for number in range(12)
    )
    item = Classify(**quiz.base("c", "Sort."), prompts=prompts, targets=sorts)  # type: ignore[arg-type]
    seen = present(item, public_seed("quiz", salt))
    assert isinstance(seen, Classify)
    assert len(seen.prompts) == 6
    assert {target.id for target in seen.targets} == {"flat", "risen", "sweet"}
    assert {prompt.key for prompt in seen.prompts} == {"flat", "risen"}


@pytest.mark.parametrize("salt", SALTS)
def test_an_order_is_never_shown_in_its_order(salt: str) -> None:
    """Four or five entries, numbered anew, proven by what is shown, and always in disorder."""
    seen = present(order_of(8), public_seed("quiz", salt))
    assert isinstance(seen, Order)
    positions = [entry.position for entry in seen.entries]
    assert sorted(positions) in ([1, 2, 3, 4], [1, 2, 3, 4, 5])
    assert positions != sorted(positions)
    by_position = sorted(seen.entries, key=lambda entry: entry.position)
    assert [entry.id for entry in by_position] == sorted(entry.id for entry in seen.entries)
    shown = {entry.id for entry in seen.entries}
    assert all(set(entry.proof.statements) == shown for entry in seen.entries)
    assert set(seen.statements) == set(seen.facts) == shown


def test_a_gap_shows_four_options_with_its_key() -> None:
    """As many as a choice shows; a gap to type in is left as it is."""
    many = tuple(quiz.option(f"o{n}", f"text {n}", key=n == 7) for n in range(9))
    typed, chosen = parts.RISING.gaps
    item = replace(parts.RISING, gaps=(typed, replace(chosen, options=many)))
    seen = present(item, public_seed("quiz"))
    assert seen.gaps[0] == typed  # type: ignore[union-attr]
    options = seen.gaps[1].options  # type: ignore[union-attr]
    assert len(options) == 4
    assert [option.id for option in options if option.key] == ["o7"]


@given(strategies.items, st.text(max_size=3))
def test_what_is_shown_depends_on_item_and_seed_alone(item: Item, salt: str) -> None:
    """The same twice; and no interaction is presented as another one."""
    once, again = (present(item, public_seed("quiz", salt)) for _ in range(2))
    assert once == again
    assert type(once) is type(item)
    assert not [each for each in flaws(once) if each.flaw is Flaw.KEY_COUNT]
