"""Blueprints: what a quiz samples, how much each part counts, how it is scored.

A blueprint (test specification) is a file of ``exercises/quizzes/``.
Its cells say how many items of which objective, level and interaction.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from factquiz.assembly.difficulty import Difficulty
from factquiz.assembly.rules import Scoring, Share, policy
from factquiz.diagnostics import Diagnostic, Place
from factquiz.facts.entry import Id, Part, Text
from factquiz.facts.validate import build, listed, nearest
from factquiz.facts.yamltree import as_mapping, read
from factquiz.items.base import Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.facts.course import Course
    from factquiz.facts.yamltree import Tree

QUIZZES_DIR = "exercises/quizzes"


class Purpose(enum.StrEnum):
    """What a quiz is for."""

    PRACTICE = "practice"
    """On a page of the book, with its key and reasons; its seed is public."""

    GRADED = "graded"
    """Handed out without its key; its seeds are secret."""


class InteractionName(enum.StrEnum):
    """The interactions, by the names they have in files."""

    CHOICE = "choice"
    MULTIPLE_RESPONSE = "multiple_response"
    TRUE_FALSE = "true_false"
    SHORT_ANSWER = "short_answer"
    NUMERIC = "numeric"
    DATE = "date"
    MATCH = "match"
    CLASSIFY = "classify"
    ORDER = "order"
    CLOZE = "cloze"


def _points(value: object) -> Fraction:
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError("points are a number or a fraction such as 1/2") from error


def _positive(value: Fraction) -> Fraction:
    if value <= 0:
        raise ValueError("points must be more than 0")
    return value


Points = Annotated[
    Fraction,
    BeforeValidator(_points, json_schema_input_type=str),
    AfterValidator(_positive),
]


class Cell(Part):
    """One cell: so many items that fit, each worth so many points."""

    count: int = Field(ge=1, le=500)
    points: Points = Fraction(1)
    objective: Id | None = Field(None, description="Only items that serve this objective.")
    interactions: tuple[InteractionName, ...] = Field((), description="Only these; all if empty.")
    levels: tuple[Level, ...] = Field((), description="Only these; all if empty.")
    lesson: Id | None = Field(None, description="Only items of this lesson.")
    difficulty: Difficulty | None = Field(
        None, description="easy, medium or hard, among what fits the cell; any if absent."
    )


class PracticeExam(Part):
    """Forms of a quiz that the book shows to everybody, with their answers, as a practice exam.

    No graded form ever has an item of them.
    """

    minutes: int = Field(ge=1, le=600, description="The time that the test has.")
    forms: int = Field(2, ge=1, le=9, description="How many forms there are to practise with.")


class BlueprintFile(Part):
    """The whole of a blueprint file; its name without ``.yml`` is the quiz's id."""

    title: Text
    purpose: Purpose
    lessons: tuple[Id, ...] = Field(min_length=1)
    salt: str = Field("", description="Change it to draw another practice quiz.")
    instructions: Text | None = None
    scoring: Scoring = Field(
        Scoring(), description="A rule for each interaction; see docs/grading.md."
    )
    max_overlap: Share | None = Field(
        None, description="Share of items that two graded forms may have in common."
    )
    practice_exam: PracticeExam | None = Field(
        None, description="Practice forms of this quiz, for `{practice-exam}` on a page."
    )
    reserve: Share | None = Field(
        None,
        description="Share of the items of each cell of a graded quiz that nothing published has.",
    )
    cells: tuple[Cell, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _only_a_graded_quiz_has_a_reserve(self) -> BlueprintFile:
        if self.reserve is not None and self.purpose is not Purpose.GRADED:
            raise ValueError("only a graded quiz may have a `reserve`; leave it out here")
        return self


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A blueprint with its id, and the places of its file and of its cells."""

    id: str
    path: str
    file: BlueprintFile
    cells: tuple[Place, ...] = ()

    def place(self, cell: int) -> Place:
        """Return where a cell stands, counted from 0."""
        return self.cells[cell] if cell < len(self.cells) else Place(self.path)

    @property
    def policy(self) -> ScoringPolicy:
        """How responses are scored."""
        return policy(self.file.scoring)

    @property
    def length(self) -> int:
        """The number of items on a form."""
        return sum(cell.count for cell in self.file.cells)


def blueprint_files(root: Path) -> tuple[Path, ...]:
    """Return the blueprint files of a course, in the order of their names."""
    return tuple(sorted((root / QUIZZES_DIR).glob("*.yml"), key=lambda file: file.name))


def load(course: Course) -> tuple[tuple[Blueprint, ...], tuple[Diagnostic, ...]]:
    """Read every blueprint of a course: what is there, and what is wrong with it."""
    blueprints: list[Blueprint] = []
    found: list[Diagnostic] = []
    for file in blueprint_files(course.root):
        blueprint, mistakes = load_one(course, file)
        found.extend(mistakes)
        if blueprint is not None:
            blueprints.append(blueprint)
    return tuple(blueprints), tuple(found)


def load_one(course: Course, file: Path) -> tuple[Blueprint | None, tuple[Diagnostic, ...]]:
    """Read one blueprint."""
    name = file.relative_to(course.root).as_posix()
    tree, mistakes = read(file, name)
    if tree is None:
        return None, mistakes
    parsed, wrong = build(BlueprintFile, as_mapping(tree.data), tree, ())
    if parsed is None:
        return None, (*mistakes, *wrong)
    places = tuple(tree.place(("cells", number)) for number in range(len(parsed.cells)))
    blueprint = Blueprint(id=file.stem, path=name, file=parsed, cells=places)
    return blueprint, (*mistakes, *wrong, *_references(course, blueprint, tree))


def _references(course: Course, blueprint: Blueprint, tree: Tree) -> Iterator[Diagnostic]:
    lessons = [lesson.id for lesson in course.lessons]
    for number, lesson in enumerate(blueprint.file.lessons):
        if lesson not in lessons:
            yield _unknown("lesson", lesson, lessons, tree.place(("lessons", number)))
    objectives = [
        objective.id
        for lesson in course.lessons
        if lesson.id in blueprint.file.lessons
        for objective in lesson.objectives
    ]
    for number, cell in enumerate(blueprint.file.cells):
        if cell.objective is not None and cell.objective not in objectives:
            place = tree.place(("cells", number, "objective"))
            yield _unknown("objective", cell.objective, objectives, place)
        if cell.lesson is not None and cell.lesson not in blueprint.file.lessons:
            place = tree.place(("cells", number, "lesson"))
            yield _unknown("lesson", cell.lesson, blueprint.file.lessons, place)


def _unknown(
    what: str, name: str, allowed: list[str] | tuple[str, ...], place: Place
) -> Diagnostic:
    return Diagnostic(
        f"unknown-{what}",
        f"this quiz has no {what} {name!r}; allowed are {listed(allowed)}",
        place,
        nearest(name, allowed) or "Lessons and objectives are listed in exercises/course.yml.",
    )
