"""Further practice items: on the same facts, never the same, and only what practice could ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.further import MOST, Further, further_of
from factquiz.assembly.sample import fits
from factquiz.items.model import interaction
from tests.courses import COURSES, engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.assembly.blueprint import BlueprintFile
    from factquiz.items.model import Item

each_course = pytest.mark.parametrize("course", COURSES)


def _asked(course: str) -> Iterator[Item]:
    loaded = engine(course)
    for blueprint in loaded.blueprints:
        if blueprint.file.purpose is Purpose.PRACTICE:
            yield from (placed.item for placed in loaded.assembler(blueprint).practice()[0].items)


@each_course
def test_a_further_item_is_another_one_on_the_same_facts(course: str) -> None:
    """It shares a fact with the item whose place it takes, and is not that item."""
    further = engine(course).further
    asked = list(_asked(course))
    found = further_of(further, asked)
    assert len(found) > len(asked) / 2
    for item in asked:
        others = found.get(item.id, ())
        assert len(others) <= MOST
        assert len({item.id, *(each.id for each in others)}) == len(others) + 1
        assert all(set(each.facts) & set(item.facts) for each in further.parallel(item))


@each_course
def test_nothing_that_a_graded_quiz_alone_could_ask(course: str) -> None:
    """A second try shows what practice could ask, or what nobody asks: never more of the tests."""
    loaded = engine(course)
    practice, graded = (
        [each.file for each in loaded.blueprints if each.file.purpose is purpose]
        for purpose in (Purpose.PRACTICE, Purpose.GRADED)
    )

    def asked_by(item: Item, quizzes: Sequence[BlueprintFile]) -> bool:
        return any(fits(item, cell, quiz.lessons) for quiz in quizzes for cell in quiz.cells)

    whole = {item.id: item for item in loaded.bank.items}
    ours = {each.id for item in _asked(course) for each in loaded.further.parallel(item)}
    ours |= {each.id for mark in loaded.marks.values() for each in loaded.further.on(mark.fact)}
    assert ours
    for ident in ours:
        assert asked_by(whole[ident], practice) or not asked_by(whole[ident], graded)


def test_nearly_every_question_has_another() -> None:
    """Where practice asks of a fact in one way only, another way is found that no test uses."""
    loaded = engine("repository")
    asked = list(_asked("repository"))
    assert len(further_of(loaded.further, asked)) / len(asked) > 0.95


def test_a_course_without_practice_asks_nothing_beside_its_text() -> None:
    """Graded quizzes alone open nothing."""
    loaded = engine("rivers")
    graded = [each for each in loaded.blueprints if each.file.purpose is Purpose.GRADED]
    further = Further(loaded.bank.items, graded)
    assert graded
    assert [mark for mark in loaded.marks if further.on(mark)] == []


def test_an_item_on_one_fact_alone() -> None:
    """What is asked beside a sentence is on its fact, and on no other."""
    further = engine("rivers").further
    found = {fact: further.on(fact) for fact in engine("rivers").marks}
    assert sum(1 for items in found.values() if items) > len(found) / 2
    assert all(item.facts == (fact,) for fact, items in found.items() for item in items)


def test_interactions_take_turns() -> None:
    """A second try on a fact that is asked in several ways asks in another way first."""
    further = engine("rivers").further
    several = [
        found
        for item in _asked("rivers")
        if len(item.facts) == 1 and len(found := further.parallel(item, 2)) == 2
    ]
    assert any(interaction(one) != interaction(other) for one, other in several)


def test_the_same_items_on_every_machine() -> None:
    """The order of the bank does not matter."""
    loaded = engine("rivers")
    turned = Further(tuple(reversed(loaded.bank.items)), loaded.blueprints)
    for item in _asked("rivers"):
        assert turned.parallel(item) == loaded.further.parallel(item)
