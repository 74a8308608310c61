"""The file of corrections that ``factquiz regrade`` reads."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from factquiz.assembly.blueprint import Points
from factquiz.assembly.rules import Share
from factquiz.diagnostics import Diagnostic, Place
from factquiz.facts.entry import Flag, Part, Text
from factquiz.facts.validate import build
from factquiz.facts.yamltree import as_mapping, read
from factquiz.gradebook.corrections import Correction

if TYPE_CHECKING:
    from pathlib import Path


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[Text, ...], BeforeValidator(_several)]
"""One text, or a list of texts."""

_WAYS = ("keys", "accept", "points", "drop", "full", "credit")


class CorrectionEntry(Part):
    """One correction; exactly one of its ways is given."""

    item: Text = Field(description="The item's id, as in responses.csv.")
    reason: Text = Field(description="Why: students read it in their feedback.")
    keys: Names = Field((), description="The options that are right, by id or text.")
    accept: Names = Field((), description="Texts that are right too.")
    points: Points | None = Field(None, description="What the item is worth.")
    drop: Flag = Field(default=False, description="Take the item out: it is worth nothing.")
    full: Flag = Field(default=False, description="Give everybody all its points.")
    student: str = Field("", description="Whose response a person judged.")
    credit: Share | None = Field(None, description="The judgement, from 0 to 1.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        # A credit of 0 is given, though it equals False.
        said = {way: getattr(self, way) for way in _WAYS}
        given = [way for way, it in said.items() if it is not None and it is not False and it != ()]
        if len(given) != 1:
            raise ValueError(f"give exactly one of {', '.join(_WAYS)}; found {len(given)}")
        if bool(self.student) != (self.credit is not None):
            raise ValueError("`student` and `credit` go together")
        return self


class CorrectionsFile(Part):
    """The whole file."""

    corrections: tuple[CorrectionEntry, ...] = Field(min_length=1)


def read_corrections(path: Path) -> tuple[tuple[Correction, ...], tuple[Diagnostic, ...]]:
    """Return the corrections of a file, or every mistake in it."""
    tree, found = read(path, path.as_posix())
    if tree is None or found:
        return (), found
    if not isinstance(tree.data, dict):
        message, hint = "a file of corrections has a list of them", "Begin with: corrections:"
        place = Place(path.as_posix(), 1, 1)
        return (), (Diagnostic("corrections-shape", message, place, hint),)
    file, wrong = build(CorrectionsFile, as_mapping(tree.data), tree, ())
    if file is None:
        return (), wrong
    return tuple(map(_correction, file.corrections)), ()


def _correction(entry: CorrectionEntry) -> Correction:
    return Correction(
        item=entry.item,
        reason=entry.reason,
        keys=entry.keys,
        accept=entry.accept,
        points=Fraction(0) if entry.drop else entry.points,
        full=entry.full,
        student=entry.student,
        credit=entry.credit,
    )
