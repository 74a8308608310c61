"""All kinds of fact, as one closed union and by the key that names each in a file."""

from __future__ import annotations

from typing import TypeAlias

from factquiz.facts.figures import Figure
from factquiz.facts.positions import Cause, Claim, Contrast, Issue, View
from factquiz.facts.things import Body, Document, Event, NamedList, Person, Term, Voice

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
