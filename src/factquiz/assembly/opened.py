"""Practice forms of a quiz, shown to everybody with their answers, and what they leave to grading.

An item on a practice form never stands on a graded one. So that graded forms do not run short of
items, a practice form takes none that a graded cell has few of: such a cell asks for its objective
in other ways instead.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import Purpose
from factquiz.assembly.sample import OfLessons, candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factquiz.assembly.blueprint import Blueprint, Cell
    from factquiz.assembly.form import Form
    from factquiz.diagnostics import Diagnostic
    from factquiz.items.model import Item

FEW = 12
"""Items for each place of a graded cell: with fewer the cell shares none with practice forms."""


def scarce(items: Sequence[Item], blueprints: Iterable[Blueprint]) -> frozenset[str]:
    """Return the ids of the items that some cell of a graded quiz has few of."""
    return frozenset(
        item.id
        for blueprint in blueprints
        if blueprint.file.purpose is Purpose.GRADED
        for cell, pool in zip(blueprint.file.cells, candidates(items, blueprint), strict=True)
        if len(pool) < FEW * cell.count
        for item in pool
    )


def practice_forms(
    items: Sequence[Item], blueprint: Blueprint, kept: frozenset[str]
) -> tuple[tuple[Form, ...], tuple[Diagnostic, ...]]:
    """Return the practice forms that a blueprint allows, none of them with an item in ``kept``."""
    exam = blueprint.file.practice_exam
    if exam is None:
        return (), ()
    free = [item for item in items if item.id not in kept]
    there = OfLessons(free, blueprint.file.lessons)
    cells = tuple(_widened(cell, there) for cell in blueprint.file.cells)
    plan = replace(blueprint, file=blueprint.file.model_copy(update={"cells": cells}))
    assembler = Assembler(free, plan)
    drawn = [assembler.practice(f"exam {number}") for number in range(1, exam.forms + 1)]
    return tuple(form for form, _ in drawn), tuple(each for _, found in drawn for each in found)


def _widened(cell: Cell, there: OfLessons) -> Cell:
    """Return the cell, without its interactions, then its levels, if little else would fit it."""
    wider = (
        cell,
        cell.model_copy(update={"interactions": ()}),
        cell.model_copy(update={"interactions": (), "levels": ()}),
    )
    fitting = [len(there.fitting(each)) for each in wider]
    enough = (each for each, count in zip(wider, fitting, strict=True) if count >= FEW * cell.count)
    return next(enough, wider[-1])
