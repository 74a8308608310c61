"""Items for spaced review: few of each objective, and only what a practice quiz could ask."""

from __future__ import annotations

import pytest

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.review import GradedError, review_items
from factquiz.assembly.sample import candidates
from tests.assembly.pools import blueprint
from tests.courses import COURSES, engine

each_course = pytest.mark.parametrize("course", COURSES)


def _practice(course: str) -> list[Assembler]:
    loaded = engine(course)
    quizzes = [each for each in loaded.blueprints if each.file.purpose is Purpose.PRACTICE]
    return [loaded.assembler(each) for each in quizzes if len(each.file.lessons) == 1]


def test_a_graded_quiz_is_refused() -> None:
    """Its items would stand in the book with their keys."""
    graded = blueprint({"count": 1})
    assert graded.file.purpose is Purpose.GRADED
    with pytest.raises(GradedError, match=graded.id):
        review_items([Assembler((), graded)])


@each_course
def test_every_item_fits_a_cell_of_a_practice_quiz(course: str) -> None:
    """What only a graded quiz could ask never comes up for review."""
    for assembler in _practice(course):
        pools = candidates(engine(course).bank.items, assembler.blueprint)
        fitting = {item.id for pool in pools for item in pool}
        found = {item.id for item in review_items([assembler])}
        assert found
        assert found <= fitting


@each_course
def test_no_objective_takes_more_than_its_share(course: str) -> None:
    """At most as many items as asked for, none twice, no two on one single fact."""
    for assembler in _practice(course):
        items = review_items([assembler], per_objective=3)
        objectives = [item.objective for item in items]
        assert max(map(objectives.count, objectives)) <= 3
        alone = [item.facts for item in items if len(item.facts) == 1]
        assert len({item.id for item in items}) == len(items)
        assert len(set(alone)) == len(alone)


def test_the_same_items_come_every_time() -> None:
    """A new build of the same facts gives a reader the questions she knows."""
    first, second = ([*review_items(_practice("rivers"))] for _ in range(2))
    assert first == second
