"""Facts about what somebody holds, or the record says: issues, views, claims, causes, contrasts."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from factquiz.facts.dates import When
from factquiz.facts.entry import Entry, Flag, Id, Misreading, Part, Text


class Issue(Entry):
    """A question on which voices take positions. Views refer to it."""

    kind: ClassVar[str] = "issue"

    question: Annotated[str, StringConstraints(pattern=r"^[A-Z].*\?$", max_length=200)] = Field(
        description="As asked, in the past tense if it is about the past: “What held it back?”"
    )
    complete: Flag = Field(
        default=False,
        description="Whether each holder's views below are all that this holder says on it.",
    )


class Position(Entry):
    """Something that somebody holds. Base of view, claim and cause."""

    says: Text = Field(
        description="A clause that follows “held that”: “relations were held hostage …”."
    )
    answer: Text | None = Field(
        None, description="The same as a short answer to the question; the text of the option."
    )
    accept: tuple[Text, ...] = Field(
        (), description="If the answer can be typed: other spellings that are right."
    )
    typed: Flag = Field(
        default=False, description="Whether the answer is short enough to be typed by a student."
    )
    paraphrases: tuple[Text, ...] = Field(
        (), description="Unseen wordings of `says`, clauses that follow “that” as it does."
    )
    implies: tuple[Id, ...] = Field(
        (), description="Positions that whoever holds this one holds as well."
    )
    same_as: tuple[Id, ...] = Field((), description="Positions that say the same.")
    misreadings: tuple[Misreading, ...] = ()
    held: When | None = Field(
        None, description="When it was held, in EDTF, if its holder did not speak at one time."
    )

    @model_validator(mode="after")
    def _typed_needs_answer(self) -> Self:
        if self.typed and not self.answer:
            raise ValueError("`typed: true` needs an `answer`")
        return self


class View(Position):
    """A voice's position on an issue."""

    kind: ClassVar[str] = "view"

    issue: Id = Field(description="Id of the issue that this is a position on.")

    @model_validator(mode="after")
    def _has_a_holder(self) -> Self:
        if not self.holder:
            raise ValueError("a view needs a `holder`: whose position is it?")
        return self


class Claim(Position):
    """A single statement, by a holder or on the record, with its own question."""

    kind: ClassVar[str] = "claim"

    question: Annotated[str, StringConstraints(pattern=r"^[A-Z].*\?$", max_length=200)] | None = (
        Field(None, description="What it answers, if it is to be asked with options.")
    )

    @property
    def asked(self) -> str:
        """What is asked with options; empty if nothing is."""
        return self.question or ""

    @model_validator(mode="after")
    def _question_needs_answer(self) -> Self:
        if bool(self.asked) != bool(self.answer):
            raise ValueError("`question` and `answer` go together")
        return self


class Cause(Claim):
    """Why something happened, in somebody's judgement or by the record."""

    kind: ClassVar[str] = "cause"

    effect: Text = Field(
        description="What it brought about, as a noun phrase; with `answer` and no `question`, "
        "“What brought about …?” is asked.",
    )

    @property
    def asked(self) -> str:
        """What is asked with options; empty if nothing is."""
        return self.question or (f"What brought about {self.effect}?" if self.answer else "")


class Side(Part):
    """One side of a contrast."""

    of: Id = Field(description="Id of the voice, body or thing on this side.")
    answer: Text = Field(description="Where it stands, as a phrase parallel to the other side's.")
    says: Text = Field(description="The same as a clause after “held that” or “that”.")


class Contrast(Entry):
    """Two or more that differ on one point; each side excludes the others."""

    kind: ClassVar[str] = "contrast"

    question: Annotated[str, StringConstraints(pattern=r"^[A-Z].*\?$", max_length=200)]
    sides: tuple[Side, ...] = Field(min_length=2)
