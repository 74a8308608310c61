"""In no generated world does an item call something wrong that is right, or the other way round."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.generation.bank import generate
from factquiz.generation.questions import questions
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.codec import encode
from tests.knowledge.worlds import World, world

if TYPE_CHECKING:
    from factquiz.knowledge.base import KnowledgeBase

SEEDS = st.integers(0, 2**32)


def made(seed: int) -> tuple[World, KnowledgeBase]:
    """Return the world of a seed and its knowledge base."""
    rng = random.Random(seed)  # noqa: S311 (not for secrets)
    drawn = world(rng)
    return drawn, drawn.base(rng)


def is_right(drawn: World, base: KnowledgeBase, pattern: str, subject: str, reply: str) -> bool:
    """Return whether a reply is right in the world, however the item came by it.

    ``subject`` and ``reply`` are ids of statements, stands or members.
    """
    name, _, form = pattern.partition(".")
    match name, form:
        case (("happened" | "place" | "host" | "amount"), "value"):
            value = base.statements[reply].value
            return drawn.is_true(base.statements[subject].subject, name, value)
        case (("happened" | "place"), "subject"):
            value = base.statements[subject].value
            return drawn.is_true(base.statements[reply].subject, name, value)
        case "list", "odd":
            return not _on_list(drawn, subject.partition("~")[0], reply)
        case "list", _:
            return _on_list(drawn, subject.partition(".")[0], reply)
        case "stand", "answer":
            holder = base.stands[subject].holder
            return drawn.proposition_of[reply] in drawn.held[holder]
        case "stand", "holder":
            return drawn.proposition_of[subject] in drawn.held[base.stands[reply].holder]
        case _:
            raise AssertionError(f"the world knows nothing of {pattern}")


def _on_list(drawn: World, listed: str, reply: str) -> bool:
    if listed == "cities":
        return reply.startswith("cities.")
    thing = drawn.thing_of.get(reply.rpartition(".")[2])
    return thing in drawn.lists[listed]


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_replies_and_sentences_are_what_they_are_called(seed: int) -> None:
    """Keys are right and distractors wrong in the world that the facts only hint at."""
    drawn, base = made(seed)
    for question in questions(base):
        for reply in question.replies:
            right = is_right(drawn, base, question.pattern, question.subject, reply.id)
            assert right is reply.key, (question.pattern, question.subject, reply)
        for assertion in question.assertions:
            parts = assertion.id.split("~")
            pattern = {"list.members": "list.member"}.get(question.pattern, question.pattern)
            true = is_right(drawn, base, pattern, question.subject, parts[-1])
            assert true is assertion.true, (question.pattern, assertion)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_every_item_of_every_world_is_well_formed(seed: int) -> None:
    """One key, no text twice, no id twice; whatever the facts."""
    _, base = made(seed)
    items = list(generate(base))
    assert not [name for name, count in Counter(each.id for each in items).items() if count > 1]
    for item in items:
        if isinstance(item, Choice | MultipleResponse | TrueFalse):
            keys = sum(option.key for option in item.options)
            assert keys == 1 or isinstance(item, MultipleResponse)
            texts = [option.text.casefold() for option in item.options]
            assert len(set(texts)) == len(texts), item


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_the_order_of_the_facts_changes_no_item(seed: int) -> None:
    """The same facts in any order give the same bytes."""
    drawn, base = made(seed)
    again = drawn.base(random.Random(seed + 1))  # noqa: S311 (not for secrets)
    assert sorted(map(encode, generate(base))) == sorted(map(encode, generate(again)))


def test_the_worlds_yield_items_of_all_families() -> None:
    """The properties above speak of many items, of every family that worlds have facts for."""
    patterns: Counter[str] = Counter()
    for seed in range(20):
        _, base = made(seed)
        patterns.update(item.pattern.partition(".")[0] for item in generate(base))
    assert set(patterns) >= {"happened", "place", "host", "amount", "list", "stand"}
    assert min(patterns.values()) > 20
