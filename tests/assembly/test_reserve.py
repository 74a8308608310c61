"""What a graded quiz keeps back: on its forms, and on nothing that the book shows."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.reserve import reserved
from factquiz.assembly.review import review_items
from factquiz.assembly.sample import candidates
from factquiz.book.review.cards import cards
from tests.assembly.pools import blueprint
from tests.courses import engine

if TYPE_CHECKING:
    from factquiz.assembly.blueprint import Blueprint
    from factquiz.engine import Engine

COURSE = "repository"
QUIZ = "midterm"
STUDENTS = ("anna", "boris", "chloe", "dmitri")


def keeping(share: Fraction) -> tuple[Engine, Blueprint]:
    """Return the course with a reserve in the blueprint of one test, and that blueprint."""
    loaded = engine(COURSE)
    old = loaded.blueprint(QUIZ)
    assert old
    plan = replace(old, file=old.file.model_copy(update={"reserve": share}))
    plans = tuple(plan if each.id == QUIZ else each for each in loaded.blueprints)
    return replace(loaded, blueprints=plans), plan


def test_nothing_published_has_what_is_kept_back() -> None:
    """Neither quizzes nor further questions, questions on a mark, review, cards or a mock exam."""
    loaded, plan = keeping(Fraction(1, 2))
    kept = loaded.reserve(plan)
    assert kept
    assert kept.isdisjoint(loaded.opened)
    shown = set()
    for each in loaded.blueprints:
        if each.file.purpose is Purpose.PRACTICE:
            form, _ = loaded.assembler(each).practice()
            for placed in form.items:
                shown |= {placed.item.id}
                shown |= {other.id for other in loaded.further.parallel(placed.item)}
            if len(each.file.lessons) == 1:
                review = review_items([loaded.assembler(each)])
                shown |= {item.id for item in review}
    shown |= {item.id for fact in loaded.base.facts for item in loaded.further.on(fact)}
    assert len(shown) > 500
    assert kept.isdisjoint(shown)
    by_id = loaded.bank.by_id
    fronts = {card.front for card in cards(loaded)}
    published = {item.stem for item in loaded.published}
    assert fronts & {by_id[ident].stem for ident in kept} <= published


def test_the_forms_of_the_test_are_made_of_it() -> None:
    """Who has met every published item has met none of the test."""
    loaded, plan = keeping(Fraction(1, 2))
    kept = loaded.reserve(plan)
    assembler = loaded.assembler(plan)
    for student in STUDENTS:
        form, short = assembler.graded(b"a secret of this test", student)
        assert short == ()
        assert {placed.item.id for placed in form.items} <= kept


def test_each_cell_keeps_its_share_the_same_on_every_machine() -> None:
    """The order of the bank does not matter, and nothing is kept back that fits no cell."""
    loaded, plan = keeping(Fraction(1, 4))
    kept = loaded.reserve(plan)
    assert reserved(list(reversed(loaded.bank.items)), plan) == kept
    pools = candidates(loaded.bank.items, plan)
    assert kept <= {item.id for pool in pools for item in pool}
    for pool in pools:
        assert sum(item.id in kept for item in pool) >= len(pool) / 4


def test_a_quiz_keeps_back_nothing_unless_its_blueprint_says_so() -> None:
    """The whole bank is published then."""
    loaded = engine(COURSE)
    assert loaded.published == loaded.bank.items


def test_a_reserve_that_is_too_small_is_told() -> None:
    """The cell, what it has, and that the reserve is to be raised."""
    loaded, plan = keeping(Fraction(1, 1000))
    _, short = loaded.assembler(plan).graded(b"a secret of this test", "anna")
    assert short
    assert {each.code for each in short} == {"cell-short"}
    assert "raise `reserve`: of " in short[0].hint


def test_practice_that_runs_short_is_told_why() -> None:
    """Which test keeps how much, and where that is said."""
    loaded, plan = keeping(Fraction(1))
    hints = [
        found.hint
        for each in loaded.blueprints
        if each.file.purpose is Purpose.PRACTICE
        for found in loaded.assembler(each).practice()[1]
    ]
    assert any(f"lower `reserve` in {plan.path}: of " in hint for hint in hints)


def test_a_practice_quiz_has_no_reserve() -> None:
    """It would be kept back from itself."""
    with pytest.raises(ValidationError, match="only a graded quiz may have a `reserve`"):
        blueprint({"count": 1}, purpose="practice", reserve="1/2")
