"""Difficulty that is asked for: which items a cell draws, and what they show."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.difficulty import Difficulty, of_difficulty
from factquiz.assembly.present import present
from factquiz.assembly.seed import public_seed
from factquiz.generation import choice, multiple_response
from factquiz.generation.questions import questions
from factquiz.items.arranged import Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse
from tests.assembly.pools import blueprint, on
from tests.assembly.test_present import match_of, order_of
from tests.courses import engine
from tests.sample_class import parts, quiz

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.assembly.seed import Seed
    from factquiz.generation.question import Question
    from factquiz.items.base import Option

EASY, MEDIUM, HARD = Difficulty
SEEDS = st.text(max_size=3).map(lambda salt: public_seed("quiz", salt))


@cache
def _asked() -> tuple[Question, ...]:
    """Return every question of the second course."""
    return tuple(questions(engine("rivers").base))


def _pool(size: int, keys: int) -> tuple[Option, ...]:
    """Return a pool whose distractors are numbered, the nearest first."""
    right = (quiz.option(f"key {n}", f"key {n}", key=True) for n in range(keys))
    wrong = (quiz.option(f"{n:02d}", f"text {n}", key=False) for n in range(size))
    return (*right, *wrong)


def _distances(options: Sequence[Option]) -> list[int]:
    """Return how far the distractors shown are from the key, by their numbers."""
    return sorted(int(option.id) for option in options if not option.key)


@given(st.integers(2, 12), SEEDS)
def test_a_hard_choice_shows_the_nearest_an_easy_one_the_farthest(size: int, seed: Seed) -> None:
    """Of the nearest-first pool the two show the two ends; medium shows as many as they."""
    item = replace(quiz.GRAIN, options=_pool(size, 1))
    shown = {wanted: present(item, seed, wanted) for wanted in (EASY, MEDIUM, HARD)}
    count = min(3, size)
    assert _distances(shown[HARD].options) == list(range(count))  # type: ignore[union-attr]
    assert _distances(shown[EASY].options) == list(range(size - count, size))  # type: ignore[union-attr]
    assert len(shown[MEDIUM].options) == count + 1  # type: ignore[union-attr]


@given(st.integers(1, 12), st.integers(2, 6), SEEDS)
def test_distractors_of_a_hard_multiple_response_are_never_farther(
    size: int, keys: int, seed: Seed
) -> None:
    """However many are shown: rank by rank, the hard item's are as near as the easy one's."""
    item = MultipleResponse(**quiz.base("m", "Choose."), options=_pool(size, keys))  # type: ignore[arg-type]
    hard, easy = (present(item, seed, wanted) for wanted in (HARD, EASY))
    pairs = zip(_distances(hard.options), _distances(easy.options), strict=True)  # type: ignore[union-attr]
    assert all(near <= far for near, far in pairs)


def test_a_gap_is_as_hard_as_its_item() -> None:
    """The options of a hard cloze's gap are the nearest."""
    typed, chosen = parts.RISING.gaps
    item = replace(parts.RISING, gaps=(typed, replace(chosen, options=_pool(8, 1))))
    hard, easy = (present(item, public_seed("quiz"), wanted) for wanted in (HARD, EASY))
    assert isinstance(hard, Cloze)
    assert isinstance(easy, Cloze)
    assert _distances(hard.gaps[1].options) == [0, 1, 2]
    assert _distances(easy.gaps[1].options) == [5, 6, 7]


@given(SEEDS)
def test_a_hard_order_is_a_run_of_neighbours_an_easy_one_reaches_from_end_to_end(
    seed: Seed,
) -> None:
    """What stands close together in time is hard to tell apart."""
    hard, easy = (present(order_of(8), seed, wanted) for wanted in (HARD, EASY))
    assert isinstance(hard, Order)
    assert isinstance(easy, Order)
    close = sorted(int(entry.text.split()[-1]) for entry in hard.entries)
    apart = sorted(int(entry.text.split()[-1]) for entry in easy.entries)
    assert close == list(range(close[0], close[0] + len(close)))
    assert (apart[0], apart[-1]) == (0, 7)
    assert len(set(apart)) == len(apart) == len(close)


@given(SEEDS)
def test_a_hard_match_of_dates_takes_neighbours_in_time(seed: Seed) -> None:
    """Its keys follow one another in the order of their ranks; without ranks chance draws."""
    item = match_of(8)
    ranked = tuple(replace(each, rank=str(n)) for n, each in enumerate(item.targets))
    seen = present(replace(item, targets=ranked), seed, HARD)
    assert isinstance(seen, Match)
    rank = {target.id: int(target.rank) for target in seen.targets}
    keys = sorted(rank[prompt.key] for prompt in seen.prompts)
    assert keys == list(range(keys[0], keys[0] + len(keys)))
    assert present(item, seed, HARD) == present(item, seed)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_thirds_are_in_order_and_leave_nothing_out(estimates: list[float]) -> None:
    """Nothing easy is estimated harder than anything hard, and each item is in some third."""
    items = [replace(on(str(n), str(n)), difficulty=each) for n, each in enumerate(estimates)]
    easy, medium, hard = (of_difficulty(items, wanted) for wanted in Difficulty)
    assert max(each.difficulty for each in easy) <= min(each.difficulty for each in hard)
    assert {each.id for third in (easy, medium, hard) for each in third} == {i.id for i in items}
    assert min(len(easy), len(medium), len(hard)) >= len(items) // 3
    assert of_difficulty(items, None) == tuple(items)


def test_what_is_estimated_alike_is_not_torn_apart() -> None:
    """Of items that are all alike, each third is the whole: such a cell can always be filled."""
    items = tuple(replace(on(each, each), difficulty=0.6) for each in "abcde")
    assert all(of_difficulty(items, wanted) == items for wanted in Difficulty)


def _made(question: Question) -> Iterator[Choice | MultipleResponse]:
    yield from choice.items(question)
    yield from multiple_response.items(question)


def test_items_keep_their_distractors_nearest_first() -> None:
    """For every question of the second course, whichever family found it."""
    kept = 0
    for question in _asked():
        nearness = {reply.text: reply.nearness for reply in question.replies if not reply.key}
        for item in _made(question):
            near = [nearness[option.text] for option in item.options if not option.key]
            assert near == sorted(near, reverse=True), item.stem
            kept += 1
    assert kept > 200


@pytest.mark.parametrize("wanted", Difficulty)
def test_a_cell_draws_its_third(wanted: Difficulty) -> None:
    """A form of hard choices is harder, by its items' estimates, than one of easy choices."""
    items = engine("rivers").bank.items
    cells = {"count": 5, "interactions": ["choice"]}
    lessons = [lesson.id for lesson in engine("rivers").course.lessons]
    asked, free = (
        Assembler(items, blueprint(each, lessons=lessons))
        for each in ({**cells, "difficulty": wanted.value}, cells)
    )
    sign = {EASY: -1, MEDIUM: 0, HARD: 1}[wanted]
    assert (asked.difficulty - free.difficulty) * sign >= 0.02 * abs(sign)
    form, found = asked.practice()
    assert not found
    assert len(form.items) == 5
