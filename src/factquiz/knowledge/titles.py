"""What to call a fact in a list for people: its name, or what it says, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from factquiz.facts.figures import Figure
from factquiz.facts.positions import Claim, Contrast, Issue, View
from factquiz.facts.things import Body, Document, Event, NamedList, Person, Term, Voice

if TYPE_CHECKING:
    from factquiz.facts.kinds import Fact


def title(fact: Fact) -> str:
    """Return a line for a fact, without a full stop, beginning with a capital."""
    match fact:
        case Term() | Body() | Person() | Event() | Document() | Voice() | NamedList():
            text = fact.name.removeprefix("the ")
        case Figure():
            text = fact.measure.removeprefix("the ")
        case Issue() | Contrast():
            text = fact.question
        case View() | Claim():
            text = fact.says
        case _:
            assert_never(fact)
    return text[:1].upper() + text[1:]
