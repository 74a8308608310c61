"""From facts in their natural shape to uniform statements: one function for each kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from factquiz.facts.figures import Figure
from factquiz.facts.positions import Claim, Contrast, Issue, View
from factquiz.facts.things import Body, Document, Event, NamedList, Person, Term, Voice
from factquiz.knowledge.statement import Moment, Quantity, Statement, Thing, Value, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.dates import When
    from factquiz.facts.kinds import Fact

Pair = tuple[str, "Value"]


def lower(fact: Fact) -> Iterator[Statement]:
    """Yield every statement that a fact makes, in the order of the fact's fields."""
    seen: Counter[str] = Counter()
    for name, value in _pairs(fact):
        seen[name] += 1
        place = f"{fact.id}.{name}" if seen[name] == 1 else f"{fact.id}.{name}-{seen[name]}"
        yield Statement(place, fact.id, fact.id, name, value, fact.holder or "")
    match fact:
        case NamedList():
            for member in fact.members:
                place = f"{fact.id}.{member.id}"
                yield Statement(place, fact.id, fact.id, "member", Thing(member.id))
        case View() | Claim():
            yield _position(fact.id, fact.id, fact.holder or "")
        case Contrast():
            for side in fact.sides:
                yield _position(f"{fact.id}.{side.of}", fact.id, side.of)
        case _:
            return


def _position(stand: str, fact: str, holder: str) -> Statement:
    if holder:
        return Statement(stand, fact, holder, "holds", Thing(stand), holder)
    return Statement(stand, fact, fact, "so", Thing(stand))


def _pairs(fact: Fact) -> Iterator[Pair]:
    match fact:
        case Body():
            yield from _body(fact)
        case Person():
            for role in fact.roles:
                yield "office", Words(role.office)
        case Event():
            yield from _event(fact)
        case Document():
            yield from _document(fact)
        case Figure():
            yield "amount", _quantity(fact)
        case Term() | Voice() | NamedList() | Issue() | View() | Claim() | Contrast():
            pass
        case _:
            assert_never(fact)
    if isinstance(fact, Term | Body | Person | Event | Document | Voice):
        yield from _words("means", fact.means)
        yield from _words("acronym", fact.acronym)


def _body(fact: Body) -> Iterator[Pair]:
    if fact.span:
        # One date is the beginning; an interval may leave its beginning open.
        began = fact.span.opening if fact.span.is_interval else fact.span
        yield from _moment("began", began)
        yield from _moment("ended", fact.span.closing)
    yield from _moment("founded", fact.founded)
    yield from _moment("ended", fact.ended)
    yield from _words("seat", fact.seat)
    for city in fact.former_seats:
        yield "former_seat", Words(city)


def _event(fact: Event) -> Iterator[Pair]:
    yield "happened", Moment(fact.date)
    yield from _words("place", fact.place)
    if fact.host:
        yield "host", Thing(fact.host)


def _document(fact: Document) -> Iterator[Pair]:
    for name in ("signed", "adopted", "published", "in_force", "ended"):
        yield from _moment(name, getattr(fact, name))
    yield from _words(_done(fact), fact.place)
    yield from _words("author", fact.author)


def _done(fact: Document) -> str:
    """Return what was done with a document at its place: it was signed there before all else."""
    if fact.signed:
        return "signed_at"
    return "adopted_at" if fact.adopted else "published_at"


def _moment(name: str, when: When | None) -> Iterator[Pair]:
    if when is not None:
        yield name, Moment(when)


def _words(name: str, text: str | None) -> Iterator[Pair]:
    if text:
        yield name, Words(text)


def _quantity(fact: Figure) -> Quantity:
    low = fact.value if fact.low is None else fact.low
    high = fact.value if fact.high is None else fact.high
    if low is None or high is None:  # the schema lets no such figure through
        raise ValueError(f"the figure {fact.id} has no number")
    return Quantity(low, high, fact.unit, about=fact.about)
