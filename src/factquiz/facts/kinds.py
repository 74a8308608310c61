"""The kinds of fact, each in its natural shape.

Adding a kind: a class here, and its statements in :mod:`factquiz.knowledge.lowering`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from factquiz.facts.dates import When
from factquiz.facts.entry import Entry, Flag, Id, Misreading, Named, Part, Sentence, Text


class Term(Named):
    """A word or an abbreviation to know; ``means`` is its definition."""

    kind: ClassVar[str] = "term"


class Membership(Part):
    """One member of a body, and when."""

    who: Text = Field(description="Name or id of the member.")
    during: When | None = Field(None, description="From when to when, in EDTF.")


class Body(Named):
    """An organisation, a forum, talks, a state: something that acts or meets."""

    kind: ClassVar[str] = "body"

    span: When | None = Field(None, description="From its beginning to its end, in EDTF.")
    founded: When | None = Field(None, description="When it began.")
    ended: When | None = Field(None, description="When it ended.")
    seat: Text | None = Field(None, description="The city where it sits or met.")
    former_seats: tuple[Text, ...] = Field(
        (), description="Cities where it sat before: never shown as wrong."
    )
    members: tuple[Membership, ...] = ()
    members_complete: Flag = Field(
        default=False, description="Whether no other member exists than those listed."
    )

    @model_validator(mode="after")
    def _one_way_to_say_when(self) -> Self:
        if self.span and (self.founded or self.ended):
            raise ValueError("say `span`, or `founded` and `ended`, not both")
        return self


class Role(Part):
    """An office that a person held."""

    office: Text = Field(description="As in “President of Georgia”.")
    during: When | None = None
    sole: Flag = Field(default=False, description="Whether one person at a time holds this office.")


class Person(Named):
    """Somebody whom the course names."""

    kind: ClassVar[str] = "person"

    roles: tuple[Role, ...] = ()
    born: When | None = None
    died: When | None = None


class Event(Named):
    """Something that happened, at a time."""

    kind: ClassVar[str] = "event"

    date: When = Field(description="When, in EDTF, as exactly as the source or the record has it.")
    place: Text | None = Field(None, description="The city where it happened.")
    host: Id | None = Field(None, description="Id of the body that held it.")
    happened: Text | None = Field(
        None,
        description="The event as a past clause for “When …?” and “… on DATE”: "
        "“NATO heads of state met in Bucharest”.",
    )


class Document(Named):
    """A treaty, declaration, paper or book."""

    kind: ClassVar[str] = "document"

    signed: When | None = None
    adopted: When | None = None
    published: When | None = None
    in_force: When | None = Field(None, description="When it entered into force.")
    ended: When | None = Field(None, description="When it ceased to bind.")
    place: Text | None = Field(None, description="The city where it was signed or adopted.")
    author: Text | None = None


class Voice(Named):
    """Somebody, named or not, whose views a source reports."""

    kind: ClassVar[str] = "voice"

    setting: Text = Field(
        description="Where and when it spoke, as it follows the name: “at the 2002 Paris seminar”."
    )
    part_of: Id | None = Field(None, description="The voice that this one belongs to.")


class Member(Part):
    """One member of a list."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    same_as: tuple[Id, ...] = ()
    detail: Sentence | None = Field(None, description="A sentence on it, for the reasons shown.")


class NonMember(Part):
    """Something that is certainly not on a list, and why."""

    name: Text
    because: Sentence


class NamedList(Named):
    """A list that a source gives. Only a *complete* list proves that something is not on it."""

    kind: ClassVar[str] = "list"

    complete: Flag = Field(description="false for “such as”, “including”, “among others”.")
    ordered: Flag = Field(default=False, description="Whether the order of the members matters.")
    order: Text | None = Field(
        None, description="The order of an ordered list: “from source to mouth”, “oldest first”."
    )
    members: tuple[Member, ...] = Field(min_length=1)
    not_members: tuple[NonMember, ...] = ()
    sort: Id | None = Field(
        None,
        description="What sort of thing the members are, in a word: `region`, `threat`. Members "
        "of two lists of one sort may stand as options in one question.",
    )
    member_is: Text = Field(
        description="What one member is, singular, with its article: “an aim of the seminar”."
    )
    members_are: Text = Field(description="The same in the plural: “aims of the seminar”.")


class Figure(Entry):
    """A quantity: a number or a range, with its unit and the time it is of."""

    kind: ClassVar[str] = "figure"

    measure: Text = Field(description="What is measured: “the EU's share of Russia's trade”.")
    value: Decimal | None = None
    low: Decimal | None = Field(None, description="Lower end of a range.")
    high: Decimal | None = Field(None, description="Upper end of a range.")
    unit: Annotated[str, StringConstraints(max_length=40)] = ""
    about: Flag = Field(default=False, description="Whether the source says “about”.")
    as_of: When = Field(description="When the figure was true, in EDTF.")
    given: Text | None = Field(
        None, description="The condition it stands under: “after enlargement”."
    )
    misreadings: tuple[Misreading, ...] = ()

    @model_validator(mode="after")
    def _a_number_or_a_range(self) -> Self:
        ranged = self.low is not None and self.high is not None
        if ranged == (self.value is not None) or (self.low is None) != (self.high is None):
            raise ValueError("give either `value`, or both `low` and `high`")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError("`low` must be less than `high`")
        return self


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
        (), description="Unseen wordings of `says`, for questions that ask to recognise it."
    )
    implies: tuple[Id, ...] = Field(
        (), description="Positions that whoever holds this one holds as well."
    )
    same_as: tuple[Id, ...] = Field((), description="Positions that say the same.")
    misreadings: tuple[Misreading, ...] = ()

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

    @model_validator(mode="after")
    def _question_needs_answer(self) -> Self:
        if bool(self.question) != bool(self.answer):
            raise ValueError("`question` and `answer` go together")
        return self


class Cause(Claim):
    """Why something happened, in somebody's judgement or by the record."""

    kind: ClassVar[str] = "cause"

    effect: Text = Field(description="What it brought about, as a noun phrase.")


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


Fact: TypeAlias = (
    Term
    | Body
    | Person
    | Event
    | Document
    | Voice
    | NamedList
    | Figure
    | Issue
    | View
    | Claim
    | Cause
    | Contrast
)

KINDS: dict[str, type[Fact]] = {
    kind.kind: kind
    for kind in (
        Term,
        Body,
        Person,
        Event,
        Document,
        Voice,
        NamedList,
        Figure,
        Issue,
        View,
        Claim,
        Cause,
        Contrast,
    )
}
"""Every kind, by the key that holds the fact's id in a file."""
