"""A course, loaded and understood: what the command line and the book extension both start from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factquiz.assembly import blueprint as blueprints
from factquiz.assembly.assemble import Assembler
from factquiz.assembly.further import Further
from factquiz.assembly.opened import practice_forms, scarce
from factquiz.assembly.reserve import reserved
from factquiz.assembly.sample import fits
from factquiz.diagnostics import in_order
from factquiz.facts import marks as lesson_marks
from factquiz.facts import references
from factquiz.facts.course import COURSE_FILE, SOURCES_FILE, Course, fact_files, load
from factquiz.generation.advice import OF_LEVEL, OF_SEVERAL, advice
from factquiz.generation.bank import Bank, bank
from factquiz.knowledge.base import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from factquiz.assembly.blueprint import Blueprint, Cell
    from factquiz.assembly.form import Form
    from factquiz.diagnostics import Diagnostic
    from factquiz.facts.marks import Mark
    from factquiz.items.model import Item


@dataclass(frozen=True)
class Engine:
    """A course with its marks, blueprints, knowledge and bank, and every mistake found so far.

    The knowledge base and the bank are made when first asked for.
    """

    course: Course
    marks: Mapping[str, Mark]
    blueprints: tuple[Blueprint, ...]
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def base(self) -> KnowledgeBase:
        """The knowledge base."""
        return KnowledgeBase(self.course, self.marks)

    @cached_property
    def bank(self) -> Bank:
        """Every item that the facts allow."""
        return bank(self.base)

    @cached_property
    def further(self) -> Further:
        """What practice may ask beside the quizzes themselves."""
        return Further(self.published, self.blueprints)

    def blueprint(self, quiz: str) -> Blueprint | None:
        """Return the blueprint of a quiz."""
        return next((each for each in self.blueprints if each.id == quiz), None)

    @cached_property
    def opened(self) -> frozenset[str]:
        """The ids of the items that practice exams show, which no graded form may have."""
        drawn = (self.practice_exam(each)[0] for each in self.blueprints)
        return frozenset(
            placed.item.id for forms in drawn for form in forms for placed in form.items
        )

    def practice_exam(
        self, blueprint: Blueprint
    ) -> tuple[tuple[Form, ...], tuple[Diagnostic, ...]]:
        """Return the practice forms of a blueprint; none if it has no practice exam."""
        return practice_forms(self.published, blueprint, self._scarce)

    @cached_property
    def published(self) -> tuple[Item, ...]:
        """What the book may show to everybody: the bank without what graded quizzes keep back."""
        kept = {ident for each in self.blueprints for ident in self.reserve(each)}
        return tuple(item for item in self.bank.items if item.id not in kept)

    def reserve(self, blueprint: Blueprint) -> frozenset[str]:
        """Return the ids of the items that a graded quiz keeps back, and its forms are made of."""
        return reserved(self.bank.items, blueprint)

    @cached_property
    def _scarce(self) -> frozenset[str]:
        sharing = [each for each in self.blueprints if each.file.reserve is None]
        return scarce(self.bank.items, sharing)

    def assembler(self, blueprint: Blueprint) -> Assembler:
        """Return what assembles forms of a blueprint, and knows what would help where it cannot.

        Of a graded one it has no item that a practice exam shows, and only those that the quiz
        keeps back, if it does; of a practice quiz it has none that any quiz keeps back.
        """

        def advise(cell: Cell, fitting: Sequence[Item]) -> tuple[str, ...]:
            return tuple(self._advice(blueprint, cell, fitting))

        if blueprint.file.purpose is not blueprints.Purpose.GRADED:
            return Assembler(self.published, blueprint, advise)
        own = self.reserve(blueprint)
        items = [
            item
            for item in self.bank.items
            if item.id not in self.opened and (not own or item.id in own)
        ]
        return Assembler(items, blueprint, advise)

    def _advice(self, blueprint: Blueprint, cell: Cell, fitting: Sequence[Item]) -> Iterator[str]:
        """Yield what would give a cell more to draw from: in which file and line, and what."""
        yield from self._of_reserves(blueprint, cell, fitting)
        lessons = (cell.lesson,) if cell.lesson else blueprint.file.lessons
        could = {
            placed.fact.id: placed
            for placed in self.course.facts
            if placed.fact.lesson in lessons
            and (cell.objective is None or placed.fact.objective == cell.objective)
        }
        facts = (placed.fact for placed in could.values())
        for fact, what in advice(facts, fitting, cell.interactions, cell.levels):
            yield f"{could[fact.id].place()}: give `{fact.id}` {what}"
        for name in cell.interactions:
            if name in OF_SEVERAL:
                yield f"`{name}` is made of {OF_SEVERAL[name]}"
        for level in cell.levels:
            if level in OF_LEVEL:
                yield f"`{level}` is made of {OF_LEVEL[level]}"
        if not could:
            served = f"objective {cell.objective}" if cell.objective else f"lesson {cell.lesson}"
            yield f"no fact serves {served} yet"

    def _of_reserves(
        self, blueprint: Blueprint, cell: Cell, fitting: Sequence[Item]
    ) -> Iterator[str]:
        """Yield which reserve keeps items from a cell, and what to make of it."""
        lessons = blueprint.file.lessons
        there = [item.id for item in self.bank.items if fits(item, cell, lessons)]
        if blueprint.file.reserve is not None:
            yield f"raise `reserve`: of {len(there)} items that fit it keeps {len(fitting)}"
        for other in self.blueprints if blueprint.file.reserve is None else ():
            kept = len(self.reserve(other).intersection(there))
            if kept and blueprint.file.purpose is blueprints.Purpose.PRACTICE:
                yield f"lower `reserve` in {other.path}: of {len(there)} items it keeps {kept}"


def course_files(root: Path) -> tuple[Path, ...]:
    """Return the data files that a course is made of, lessons excepted."""
    return (
        root / COURSE_FILE,
        root / SOURCES_FILE,
        *fact_files(root),
        *blueprints.blueprint_files(root),
    )


def start(root: Path) -> Engine:
    """Load the course in ``root``, whatever state it is in."""
    course, found = load(root)
    marks, wrong_marks = lesson_marks.find(course)
    quizzes, wrong_quizzes = blueprints.load(course)
    diagnostics = in_order((*found, *references.check(course), *wrong_marks, *wrong_quizzes))
    return Engine(course, marks, quizzes, diagnostics)
