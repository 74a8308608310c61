"""Facts about what has a name: terms, bodies, people, events, documents, voices, lists.

Adding a kind: a class here or beside, a line in :mod:`factquiz.facts.kinds`, and its statements in
:mod:`factquiz.knowledge.lowering`.
"""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from factquiz.facts.dates import When
from factquiz.facts.entry import Flag, Id, Named, Part, Sentence, Text


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
    sort: Id | None = Field(
        None,
        description="What sort of body it is, in a word: `company`, `state`. Bodies of different "
        "sorts are never confused with each other in a question.",
    )
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
    parties: tuple[Text, ...] = Field(
        (),
        description="Who agreed to it: all of them, the last perhaps “thirty-three other states”.",
    )


class Voice(Named):
    """Somebody, named or not, whose views a source reports."""

    kind: ClassVar[str] = "voice"

    setting: Text = Field(
        description="Where and when it spoke, as it follows the name: “at the 2002 Paris seminar”."
    )
    spoke: When | None = Field(
        None, description="The same time in EDTF; it dates the views that this voice holds."
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
