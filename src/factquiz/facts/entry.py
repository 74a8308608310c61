"""What every fact carries, whatever its kind: id, source, standing, lesson, objective."""

from __future__ import annotations

import enum
from collections import Counter
from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A name for a fact, for other facts and for lessons: lower case, digits, single hyphens."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
"""Running text: plain words, without markup."""

Sentence = Annotated[
    str,
    StringConstraints(
        min_length=10, max_length=600, strip_whitespace=True, pattern=r"^[^a-z].*[.!?”)]$"
    ),
]
"""One to three whole sentences: a capital first, a full stop last."""


def _flag(value: object) -> object:
    if value is True or value == "true":
        return True
    if value is False or value == "false":
        return False
    raise ValueError(f"found {value!r}; allowed are `true` and `false`")


Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool)]
"""``true`` or ``false``, and no other spelling."""


def refuse_repeated(what: str, ids: Iterable[str]) -> None:
    """Check that no id stands twice.

    Raises:
        ValueError: one does; it is named.

    """
    for name, count in Counter(ids).items():
        if count > 1:
            raise ValueError(f"{count} {what} have the id `{name}`; each needs its own")


def _one_or_many(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


class Part(BaseModel):
    """Base of everything in a fact file: frozen, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Standing(enum.StrEnum):
    """How sure the course is of a fact."""

    ESTABLISHED = "established"
    """The record agrees."""

    ATTRIBUTED = "attributed"
    """It is somebody's judgement; the holder is named."""

    CONTESTED = "contested"
    """Serious people disagree; the other positions are named."""


class Locator(Part):
    """Where a fact comes from: a source of ``book/sources.yml`` and a place in it."""

    source: Id | None = Field(
        None, description="Id of the source; taken from `defaults` if absent."
    )
    at: Annotated[str, StringConstraints(min_length=1, max_length=40)] = Field(
        description="Section and paragraph, such as `I.2 ¶1`; `whole` where a source has no parts."
    )
    corrects: Sentence | None = Field(
        None, description="What the source has instead of the record, in a sentence."
    )


class Misreading(Part):
    """Something that is not so, and why: a distractor with its reason."""

    answer: Text | None = Field(None, description="As an option, parallel to the fact's `answer`.")
    says: Text | None = Field(None, description="As a clause after “that”, for true or false.")
    because: Sentence = Field(description="Why this is not so, in whole sentences.")


Sources = Annotated[
    tuple[Locator, ...],
    Field(min_length=1, max_length=8),
    BeforeValidator(_one_or_many, json_schema_input_type=Locator | tuple[Locator, ...]),
]


class Entry(Part):
    """What every fact has. A subclass is one kind; ``kind`` is the key that holds its id."""

    kind: ClassVar[str] = ""

    id: Id = Field(
        description="The fact's id, written as the value of the key that names its kind."
    )
    source: Sources = Field(description="Where it comes from: one locator or a list of them.")
    lesson: Id | None = Field(None, description="The lesson that teaches it.")
    objective: Id | None = Field(None, description="The learning objective it serves.")
    standing: Standing | None = Field(
        None,
        description="established, attributed or contested; if absent, attributed where there is a "
        "holder and established where there is none.",
    )
    holder: Id | None = Field(
        None, description="Whose judgement it is: the id of a voice, person, body or document."
    )
    other_positions: tuple[Sentence, ...] = Field(
        (), description="What others say, for a contested fact: one sentence each."
    )
    note: Sentence | None = Field(
        None, description="What a student should know beside it; part of the reasons shown."
    )
    untested: Sentence | None = Field(
        None, description="Why no question is made of this fact, if none should be."
    )

    @property
    def stands(self) -> Standing:
        """The standing, as written or as follows from whether there is a holder."""
        return self.standing or (Standing.ATTRIBUTED if self.holder else Standing.ESTABLISHED)

    @model_validator(mode="after")
    def _standing_fits(self) -> Self:
        if self.stands is Standing.ESTABLISHED and self.holder:
            raise ValueError("an established fact has no `holder`: what has one is attributed")
        if self.stands is not Standing.ESTABLISHED and not self.holder:
            raise ValueError(f"a fact that is {self.stands} needs a `holder`: whose view is it?")
        if self.stands is Standing.CONTESTED and not self.other_positions:
            raise ValueError("a contested fact needs `other_positions`: who disagrees, and how?")
        return self


class Named(Entry):
    """A fact about something that has a name."""

    name: Text = Field(description="As it stands in running text, with “the” where it needs it.")
    acronym: Annotated[str, StringConstraints(min_length=2, max_length=20)] | None = Field(
        None, description="Its usual abbreviation."
    )
    aliases: tuple[Text, ...] = Field(
        (), description="Other names: accepted as answers, never set against each other."
    )
    same_as: tuple[Id, ...] = Field((), description="Ids of facts that are about the same thing.")
    plural: Flag = Field(
        default=False, description="Whether the name takes a plural verb: “the MBFR talks were …”."
    )
    means: Text | None = Field(
        None, description="What it is, as a noun phrase without its name: “the body that …”."
    )
