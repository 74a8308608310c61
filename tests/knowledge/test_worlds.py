"""In no generated world is anything proven false that is true there."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.facts.things import NamedList
from factquiz.knowledge.proofs import not_held, not_on_list, not_the_value
from tests.knowledge.worlds import World, world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.items.base import Proof
    from factquiz.knowledge.base import KnowledgeBase

SEEDS = st.integers(0, 2**32)
ASKED = ("happened", "place", "host", "amount")


def seeded(seed: int) -> random.Random:
    """Return a generator of its own, so that a seed alone makes a world."""
    return random.Random(seed)  # noqa: S311 (not for secrets)


def values(made: World, base: KnowledgeBase) -> Iterator[tuple[Proof | None, bool]]:
    """Yield, for every subject and every value stated anywhere, the proof and the truth."""
    for name in ASKED:
        statements = base.with_property(name)
        for statement in statements:
            for other in statements:
                proof = not_the_value(base, statement.subject, name, other.value)
                yield proof, made.is_true(statement.subject, name, other.value)


def members(made: World, base: KnowledgeBase) -> Iterator[tuple[Proof | None, bool]]:
    """Yield, for every list and every body, the proof that it is off the list, and the truth."""
    for name, real in made.lists.items():
        listed = base.facts[name]
        assert isinstance(listed, NamedList)
        for thing, number in made.thing_of.items():
            if number >= 100:
                yield not_on_list(base, listed, thing), number in real


def held(made: World, base: KnowledgeBase) -> Iterator[tuple[Proof | None, bool]]:
    """Yield, for every voice and every view, the proof that it is not held, and the truth."""
    for voice, real in made.held.items():
        for stand, proposition in made.proposition_of.items():
            yield not_held(base, voice, base.stands[stand]), proposition in real


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_no_proof_against_the_truth(seed: int) -> None:
    """Whatever the world and however vaguely it is told, what is true there is never refuted."""
    rng = seeded(seed)
    made = world(rng)
    base = made.base(rng)
    for family in (values, members, held):
        for proof, true in family(made, base):
            assert proof is None or not true, (family.__name__, proof)


def test_there_is_something_to_prove() -> None:
    """The worlds are no empty promise: much that is false in them is proven to be."""
    counts: Counter[tuple[str, bool]] = Counter()
    for seed in range(30):
        rng = seeded(seed)
        made = world(rng)
        base = made.base(rng)
        for family in (values, members, held):
            for proof, true in family(made, base):
                if not true:
                    counts[family.__name__, proof is not None] += 1
    for family in (values, members, held):
        assert counts[family.__name__, True] > 50, family.__name__


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_the_order_of_the_facts_changes_no_proof(seed: int) -> None:
    """Two bases of the same facts in another order prove the same."""
    made = world(seeded(seed))
    one, other = made.base(seeded(seed)), made.base(seeded(seed + 1))
    for family in (values, members, held):
        proven = Counter((proof is None, true) for proof, true in family(made, one))
        again = Counter((proof is None, true) for proof, true in family(made, other))
        assert proven == again
