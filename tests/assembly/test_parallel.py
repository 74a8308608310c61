"""Parallel forms: reproducible, unforeseeable, fair."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from statistics import mean, pstdev
from typing import TYPE_CHECKING

import pytest

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import Blueprint, BlueprintFile
from factquiz.assembly.enemies import contender
from factquiz.assembly.parallel import difficulty, overlap, parallel_forms
from factquiz.assembly.seed import form_code, graded_seed
from factquiz.engine import start
from factquiz.items.codec import encode

if TYPE_CHECKING:
    from factquiz.assembly.form import Form

RIVERS = Path(__file__).parents[1] / "courses" / "rivers"
SECRET = b"a secret of sixteen bytes"
STUDENTS = [f"student-{number}" for number in range(60)]


def blueprint(**more: object) -> Blueprint:
    """Return a blueprint over the whole second course."""
    lessons = [lesson.id for lesson in start(RIVERS).course.lessons]
    cells = [{"count": 6}]
    file = {"title": "T", "purpose": "graded", "lessons": lessons, "cells": cells, **more}
    return Blueprint("quiz", "quiz.yml", BlueprintFile.model_validate(file))


@pytest.fixture(scope="module")
def assembler() -> Assembler:
    """Return an assembler of the second course."""
    return Assembler(start(RIVERS).bank.items, blueprint())


@pytest.fixture(scope="module")
def forms(assembler: Assembler) -> list[Form]:
    """Return a form for each student."""
    return [form for form, found in parallel_forms(assembler, SECRET, STUDENTS) if not found]


def test_every_student_gets_a_whole_form_of_its_own(forms: list[Form]) -> None:
    """Sixty students get sixty codes and sixty different forms of six items."""
    assert len(forms) == len(STUDENTS)
    assert len({form.code for form in forms}) == len(STUDENTS)
    assert len({tuple(each.item.id for each in form.items) for form in forms}) == len(STUDENTS)
    assert {len(form.items) for form in forms} == {6}


def test_no_form_has_two_items_on_one_fact_nor_enemies(forms: list[Form]) -> None:
    """Nothing on a form gives anything else on it away."""
    for form in forms:
        facts = [fact for each in form.items for fact in each.item.facts]
        assert len(facts) == len(set(facts))
        placed = [contender(each.item) for each in form.items]
        assert not [pair for pair in combinations(placed, 2) if pair[0].is_enemy(pair[1])]


def test_the_same_secret_gives_the_same_bytes(assembler: Assembler, forms: list[Form]) -> None:
    """Assembling again gives the same forms, byte for byte."""
    again = [form for form, _ in parallel_forms(assembler, SECRET, STUDENTS)]
    assert [encode(form) for form in again] == [encode(form) for form in forms]


def test_another_secret_gives_other_codes_and_forms(
    assembler: Assembler, forms: list[Form]
) -> None:
    """Who knows the whole repository but not the secret cannot foretell a form."""
    other = [form for form, _ in parallel_forms(assembler, b"another secret, longer", STUDENTS)]
    assert not {form.code for form in other} & {form.code for form in forms}
    same = sum(
        [each.item.id for each in one.items] == [each.item.id for each in two.items]
        for one, two in zip(other, forms, strict=True)
    )
    assert same == 0


def test_a_form_is_rebuilt_from_its_code(forms: list[Form]) -> None:
    """The code on the paper and the secret give the seed of the form."""
    seeds = {graded_seed(SECRET, "quiz", form.code).key for form in forms}
    assert len(seeds) == len(forms)
    codes = {form_code(SECRET, "quiz", forms[0].student, attempt) for attempt in range(12)}
    assert forms[0].code in codes


def test_forms_are_equally_hard(assembler: Assembler, forms: list[Form]) -> None:
    """Chosen among several draws, forms differ less in difficulty than single draws do."""
    single = [difficulty(assembler.graded(SECRET, student)[0]) for student in STUDENTS]
    chosen = [difficulty(form) for form in forms]
    assert pstdev(chosen) < pstdev(single)
    assert abs(mean(chosen) - assembler.difficulty) < 0.04


def test_overlap_is_bounded_where_it_can_be() -> None:
    """With a bound of one half, no form shares more than that with an earlier one."""
    assembler = Assembler(start(RIVERS).bank.items, blueprint(max_overlap="1/2"))
    earlier: list[frozenset[str]] = []
    for form, found in parallel_forms(assembler, SECRET, STUDENTS[:20]):
        if not found:
            assert overlap(form, earlier) <= 0.5
        earlier.append(frozenset(each.item.id for each in form.items))


def test_a_bound_that_cannot_be_met_is_told() -> None:
    """Where forms must share items, the warning names the form and the way out."""
    assembler = Assembler(start(RIVERS).bank.items[:12], blueprint(max_overlap=0))
    found = [
        each for _, several in parallel_forms(assembler, SECRET, STUDENTS[:30]) for each in several
    ]
    assert "forms-overlap" in {each.code for each in found}
