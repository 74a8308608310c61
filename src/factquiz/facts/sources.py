"""The sources of a course: which there are, and which paragraphs each has.

``book/sources.yml`` holds titles, sections and paragraph counts, never the sources' text.
A locator that points nowhere is a mistake.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from factquiz.facts.entry import Flag, Id, Part, Text, refuse_repeated

WHOLE = "whole"
_LOCATOR = re.compile(r"^(?P<section>\S+) ¶(?P<paragraph>[1-9]\d*)$")


class Section(Part):
    """A section of a source: its number as printed, a title of ours, its paragraphs."""

    id: Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=20)]
    title: Text
    paragraphs: int = Field(ge=1, le=500)
    gist: tuple[Text, ...] = Field(
        (), description="What each paragraph is about, in a few words of our own."
    )

    @model_validator(mode="after")
    def _gist_for_each(self) -> Self:
        if self.gist and len(self.gist) != self.paragraphs:
            raise ValueError("`gist` needs one line for each paragraph")
        return self


class Source(Part):
    """A document that facts are taken from."""

    id: Id
    title: Text
    label: Text = Field(description="As it is cited in feedback: “Tavani 2019”.")
    cite: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9:_-]+$")] | None = Field(
        None, description="Its key in the bibliography."
    )
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    studied: Flag = Field(
        default=False,
        description="Whether the course teaches this source itself, so that each of its "
        "paragraphs should have a fact.",
    )
    sections: tuple[Section, ...] = ()

    @model_validator(mode="after")
    def _sections_differ(self) -> Self:
        refuse_repeated("sections", (section.id for section in self.sections))
        return self

    def allowed(self) -> tuple[str, ...]:
        """Return every locator that points somewhere in this source."""
        if not self.sections:
            return (WHOLE,)
        return tuple(
            f"{section.id} ¶{number}"
            for section in self.sections
            for number in range(1, section.paragraphs + 1)
        )


class SourceFile(Part):
    """The whole of ``sources.yml``."""

    sources: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sources_differ(self) -> Self:
        refuse_repeated("sources", (source.id for source in self.sources))
        return self


@dataclass(frozen=True, slots=True)
class LocatorFault:
    """Why a locator points nowhere, and what would be right."""

    message: str
    hint: str


def fault(source: Source, at: str) -> LocatorFault | None:
    """Return what is wrong with the place ``at`` in a source, or ``None``."""
    if not source.sections:
        if at == WHOLE:
            return None
        return LocatorFault(
            f"{source.id} has no numbered parts, so {at!r} points nowhere",
            f"Write `at: {WHOLE}`, or list its sections in the file of sources.",
        )
    parsed = _LOCATOR.match(at)
    if not parsed:
        return LocatorFault(
            f"{at!r} is not a place in {source.id}",
            f"Write section, space, ¶ and number, such as `{source.allowed()[0]}`.",
        )
    names = [section.id for section in source.sections]
    for section in source.sections:
        if section.id == parsed["section"]:
            if int(parsed["paragraph"]) <= section.paragraphs:
                return None
            return LocatorFault(
                f"section {section.id} of {source.id} has {section.paragraphs} paragraph(s), "
                f"so {at!r} points nowhere",
                "Correct the number, or the count in the file of sources.",
            )
    return LocatorFault(
        f"{source.id} has no section {parsed['section']!r}; it has {', '.join(names)}",
        "Use one of its sections.",
    )
