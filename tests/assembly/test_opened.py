"""Practice exams: the plan of the test with other items, and nothing that the test may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.opened import practice_forms, scarce
from tests.assembly.pools import blueprint
from tests.courses import COURSES, engine

if TYPE_CHECKING:
    from factquiz.assembly.blueprint import Blueprint

each_course = pytest.mark.parametrize("course", COURSES)
STUDENTS = ("anna", "boris", "chloe", "dmitri", "elena", "farid")


def _exams(course: str) -> list[Blueprint]:
    return [each for each in engine(course).blueprints if each.file.practice_exam]


@each_course
def test_a_practice_exam_has_the_plan_of_its_test(course: str) -> None:
    """As many questions, for the same points, on the same objectives; each form another."""
    for plan in _exams(course):
        forms, short = engine(course).practice_exam(plan)
        assert short == ()
        assert plan.file.practice_exam
        assert len(forms) == plan.file.practice_exam.forms
        for form in forms:
            assert [placed.points for placed in form.items] == [
                cell.points for cell in plan.file.cells for _ in range(cell.count)
            ]
            cells = [cell for cell in plan.file.cells for _ in range(cell.count)]
            for placed, cell in zip(form.items, cells, strict=True):
                assert cell.objective in {None, placed.item.objective}
                assert cell.lesson in {None, placed.item.lesson}
        first, second = ({placed.item.id for placed in form.items} for form in forms[:2])
        assert len(first & second) < len(first) / 3


@each_course
def test_no_graded_form_has_an_item_of_a_practice_exam(course: str) -> None:
    """Whoever practised has seen nothing of the test, and every test is still full."""
    loaded = engine(course)
    assert loaded.opened
    for plan in loaded.blueprints:
        if plan.file.purpose is Purpose.GRADED:
            assembler = loaded.assembler(plan)
            for student in STUDENTS:
                form, short = assembler.graded(b"a secret of this test", student)
                assert short == ()
                assert loaded.opened.isdisjoint(placed.item.id for placed in form.items)


@each_course
def test_what_graded_cells_have_few_of_is_left_to_them(course: str) -> None:
    """Not one item of a small pool is shown before the test."""
    loaded = engine(course)
    kept = scarce(loaded.bank.items, loaded.blueprints)
    assert kept
    assert kept.isdisjoint(loaded.opened)


def test_a_quiz_opens_nothing_unless_its_blueprint_says_so() -> None:
    """Practice forms are the instructor's decision."""
    plan = blueprint({"count": 1})
    assert practice_forms(engine("rivers").bank.items, plan, frozenset()) == ((), ())


def test_the_same_forms_on_every_machine() -> None:
    """They have public seeds: a new build of the same facts shows the same exam."""
    loaded = engine("rivers")
    (plan,) = _exams("rivers")
    turned = list(reversed(loaded.bank.items))
    kept = scarce(turned, loaded.blueprints)
    assert practice_forms(turned, plan, kept) == loaded.practice_exam(plan)
