"""The rubric file of ``factquiz marksheet`` and of what enters marks by it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from factquiz.assembly.blueprint import Points
from factquiz.diagnostics import Diagnostic, Place
from factquiz.facts.entry import Id, Part, Text, refuse_repeated
from factquiz.facts.validate import build
from factquiz.facts.yamltree import as_mapping, read
from factquiz.gradebook.rubric import Cap, Criterion, Level, Rubric

if TYPE_CHECKING:
    from pathlib import Path


def _score(value: object) -> Fraction:
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError("a level stands for a score: a number such as 4 or 7/2") from error


def _not_negative(value: Fraction) -> Fraction:
    if value < 0:
        raise ValueError("a level stands for a score of 0 or more")
    return value


_LevelScore = Annotated[
    Fraction, BeforeValidator(_score, json_schema_input_type=str), AfterValidator(_not_negative)
]


class CriterionEntry(Part):
    """One line of a rubric."""

    id: Id
    title: Text = Field(description="The heading of its column in the sheet.")
    most: Points = Field(description="The highest score; the lowest is 0.")
    levels: dict[_LevelScore, Text] = Field({}, description="What a score stands for, in words.")
    caps: dict[_LevelScore, Points] = Field(
        {}, description="With so many points here or fewer, the sum of all is so much at most."
    )

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        beyond = [score for score in self.levels if score > self.most]
        if beyond:
            raise ValueError(f"there is a level {beyond[0]}, but the highest score is {self.most}")
        if beyond := [score for score in self.caps if score >= self.most]:
            raise ValueError(
                f"there is a cap at {beyond[0]}, which every score has; the highest is {self.most}"
            )
        return self


class RubricFile(Part):
    """The whole of a rubric file: either criteria, or one score of at most ``most``."""

    rubric: Id = Field(description="Its id, which the sheets may name.")
    title: Text = Field(description="What is marked: students read it in their feedback.")
    points: Points | None = Field(None, description="Its worth in the total; else the whole sum.")
    most: Points | None = Field(None, description="Without criteria: the highest score.")
    criteria: tuple[CriterionEntry, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.criteria) == (self.most is not None):
            raise ValueError("give either `criteria` or `most`")
        refuse_repeated("criteria", (each.id for each in self.criteria))
        refuse_repeated("criteria", (each.title.casefold() for each in self.criteria))
        return self


def read_rubric(path: Path) -> tuple[Rubric | None, tuple[Diagnostic, ...]]:
    """Return the rubric of a file, or every mistake in it."""
    tree, found = read(path, path.as_posix())
    if tree is None or found:
        return None, found
    if not isinstance(tree.data, dict):
        message, hint = "a rubric file has names and values", "Begin with: rubric: essay"
        return None, (Diagnostic("rubric-shape", message, Place(path.as_posix(), 1, 1), hint),)
    file, wrong = build(RubricFile, as_mapping(tree.data), tree, ())
    if file is None:
        return None, wrong
    criteria = tuple(map(_criterion, file.criteria)) or (
        Criterion(id="points", title="Points", most=file.most or Fraction(0)),
    )
    whole = sum((each.most for each in criteria), Fraction(0))
    points = file.points or whole
    return Rubric(id=file.rubric, title=file.title, points=points, criteria=criteria), ()


def _criterion(entry: CriterionEntry) -> Criterion:
    return Criterion(
        id=entry.id,
        title=entry.title,
        most=entry.most,
        levels=tuple(
            Level(points=score, text=entry.levels[score]) for score in sorted(entry.levels)
        ),
        caps=tuple(Cap(at=score, most=entry.caps[score]) for score in sorted(entry.caps)),
    )
