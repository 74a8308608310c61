"""The mapping file of ``factquiz grade``: what the columns of a table of responses mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field

from factquiz.diagnostics import Diagnostic, Place
from factquiz.facts.entry import Part
from factquiz.facts.validate import build
from factquiz.facts.yamltree import as_mapping, read
from factquiz.responses.tables.mapping import Mapping, Shape

if TYPE_CHECKING:
    from pathlib import Path


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_several)]
"""One text, or a list of texts."""


class MappingFile(Part):
    """The whole of a mapping file; what it leaves out is as in a table of our own."""

    shape: Shape = Field(Shape.WIDE, description="wide: a row for a student; long: for a response.")
    student: Names = Field(min_length=1, description="The column with the student's id.")
    form: str = Field("", description="The column with the code of the form.")
    arrived: str = Field("", description="The column with the time of arrival.")
    time_format: Names = Field((), description="As for strptime: “%d/%m/%Y %H:%M”; else ISO 8601.")
    zone: str = Field("", description="Of times that do not name theirs: Europe/Paris.")
    attempt: str = Field("", description="Of a long table: what tells attempts apart.")
    item: str = Field("item", description="Of a long table: the item's id or number.")
    response: str = Field("response", description="Of a long table: the response.")
    responses: Names = Field(
        ("{item}", "{number}", "{stem}"),
        description="Of a wide table: the heading of an item's column: “Question {number}”.",
    )
    separator: str = Field("", description="Between several answers in a cell.")
    pair: str = Field("", description="Between a prompt and its target.")
    finished: dict[str, str] = Field({}, description="What a column must hold to count.")
    skip: Names = Field((), description="Texts in the student's column that are no student.")


def read_mapping(path: Path) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Return the mapping that a file describes, or every mistake in it."""
    tree, found = read(path, path.as_posix())
    if tree is None or found:
        return None, found
    if not isinstance(tree.data, dict):
        hint = "Begin with a line such as: student: Email address"
        message = "a mapping file has names and values"
        return None, (Diagnostic("mapping-shape", message, Place(path.as_posix(), 1, 1), hint),)
    file, wrong = build(MappingFile, as_mapping(tree.data), tree, ())
    if file is None:
        return None, wrong
    return Mapping(**{name: getattr(file, name) for name in MappingFile.model_fields}), ()
