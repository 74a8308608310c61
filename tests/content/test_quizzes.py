"""The quizzes of the course: what they hold, and what they leave out."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import Purpose
from factquiz.checks.coverage import coverage
from factquiz.items.model import interaction
from tests.content.lessons import BOOK, COURSE, LESSONS, each_lesson

if TYPE_CHECKING:
    from factquiz.assembly.blueprint import Blueprint
    from factquiz.assembly.form import Form
    from factquiz.engine import Engine

ITEMS = range(12, 21)
INTERACTIONS = 6
FEWEST_ITEMS = 15
"""Items on an objective, so that a second and a third draw have something else to ask."""

STUDENTS = ("anna", "boris", "chloe", "dmitri", "elena", "farid")
GRADED = ("midterm", "final", "seminar-2002-exam")
NUMBERS = {"fourteen": 14, "eighteen": 18, "twenty-one": 21, "twenty-four": 24, "thirty-six": 36}
each_graded = pytest.mark.parametrize("quiz", GRADED)


def _blueprint(engine: Engine, quiz: str) -> Blueprint:
    found = engine.blueprint(quiz)
    assert found is not None
    return found


def _practice(engine: Engine, quiz: str) -> Form:
    form, short = Assembler(engine.bank.items, _blueprint(engine, quiz)).practice()
    assert short == ()
    return form


def _interactions(form: Form) -> Counter[str]:
    return Counter(interaction(placed.item) for placed in form.items)


@each_lesson
def test_a_self_check_has_twelve_to_twenty_items(lesson: str, engine: Engine) -> None:
    """Long enough to tell, short enough to finish."""
    assert len(_practice(engine, f"{lesson}-practice").items) in ITEMS


@each_lesson
def test_a_self_check_asks_for_every_objective(lesson: str, engine: Engine) -> None:
    """Each objective of the lesson has an item, and no other lesson's has."""
    asked = {placed.item.objective for placed in _practice(engine, f"{lesson}-practice").items}
    found = COURSE.lesson(lesson)
    assert found is not None
    assert asked == {objective.id for objective in found.objectives}


@each_lesson
def test_a_self_check_has_six_interactions_and_little_guessing(lesson: str, engine: Engine) -> None:
    """Six ways to answer at least; true or false, a coin's chance, is a quarter at most."""
    kinds = _interactions(_practice(engine, f"{lesson}-practice"))
    assert len(kinds) >= INTERACTIONS
    assert kinds["true_false"] <= kinds.total() / 4


def test_the_review_asks_for_every_lesson(engine: Engine) -> None:
    """As many items from each lesson, in six interactions, none of them true or false."""
    form = _practice(engine, "review")
    lessons = Counter(placed.item.lesson for placed in form.items)
    assert lessons == dict.fromkeys(LESSONS, 3)
    assert len(_interactions(form)) >= INTERACTIONS
    assert "true_false" not in _interactions(form)


def test_the_pages_say_how_many_questions_the_review_has(engine: Engine) -> None:
    """Three pages count the questions in words."""
    count = len(_practice(engine, "review").items)
    instructions = _blueprint(engine, "review").file.instructions or ""
    pages = [(BOOK / page).read_text(encoding="utf-8") for page in ("review.md", "index.md")]
    for text in (instructions, *pages):
        said = re.search(r"([\w-]+) questions,? (?:three )?from", text)
        assert said is not None
        assert NUMBERS[said[1].casefold()] == count


@each_graded
def test_graded_forms_are_full_for_every_student(quiz: str, engine: Engine) -> None:
    """No cell falls short, no fact is asked twice, all forms carry the same points."""
    assembler = Assembler(engine.bank.items, _blueprint(engine, quiz))
    points = set()
    for student in STUDENTS:
        form, short = assembler.graded(b"a secret of this test", student)
        assert short == ()
        points.add(sum((placed.points for placed in form.items), Fraction(0)))
        facts = Counter(fact for placed in form.items for fact in set(placed.item.facts))
        assert [fact for fact, times in facts.items() if times > 1] == []
    assert len(points) == 1


@pytest.mark.parametrize("quiz", ["midterm", "final"])
def test_the_instructions_tell_questions_and_points(quiz: str, engine: Engine) -> None:
    """What a student reads at the top is what the form has."""
    blueprint = _blueprint(engine, quiz)
    form, _ = Assembler(engine.bank.items, blueprint).graded(b"a secret", "anna")
    said = re.match(r"([\w-]+) questions, ([\w-]+) points", blueprint.file.instructions or "")
    assert said is not None
    assert NUMBERS[said[1].casefold()] == len(form.items)
    assert NUMBERS[said[2]] == sum(placed.points for placed in form.items)


@pytest.mark.parametrize(
    ("quiz", "lessons"), [("midterm", LESSONS[:3]), ("final", LESSONS), ("review", LESSONS)]
)
def test_a_test_asks_for_each_of_its_lessons(
    quiz: str, lessons: tuple[str, ...], engine: Engine
) -> None:
    """The mid-term asks for the first three lessons, the final and the review for all."""
    assembler = Assembler(engine.bank.items, _blueprint(engine, quiz))
    form, _ = assembler.graded(b"a secret", "anna")
    assert {placed.item.lesson for placed in form.items} == set(lessons)


def test_no_graded_quiz_is_for_practice(engine: Engine) -> None:
    """The purpose decides whether keys are shown: it is the right one for each."""
    purposes = {each.id: each.file.purpose for each in engine.blueprints}
    assert {quiz for quiz in purposes if purposes[quiz] is Purpose.GRADED} == set(GRADED)
    assert len(purposes) == len(GRADED) + len(LESSONS) + 1


def test_all_facts_are_taught_and_nearly_all_are_asked(engine: Engine) -> None:
    """Every fact of every lesson has its sentence; 95 of 100 yield an item."""
    for lesson in coverage(engine).lessons:
        assert lesson.taught.part == lesson.taught.whole > 50, lesson.lesson
        assert lesson.asked.part >= 0.95 * lesson.asked.whole, lesson.lesson


def test_every_objective_has_items_to_draw_from(engine: Engine) -> None:
    """No objective depends on a handful of items."""
    for lesson in coverage(engine).lessons:
        assert min(count for _, count in lesson.objectives) >= FEWEST_ITEMS, lesson.lesson


def test_every_paragraph_of_both_sources_has_a_fact(engine: Engine) -> None:
    """Nothing that a source says is left out."""
    for source in coverage(engine).sources:
        assert source.without == (), source.label
