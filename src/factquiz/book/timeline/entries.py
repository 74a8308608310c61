"""What stands on a timeline: every date and every span of time that the facts state, each once.

Plain data, made from the knowledge base; nothing here knows of documents or of drawing.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factquiz.facts.dates import When, parse
from factquiz.facts.things import Body, Document, Event, Person
from factquiz.generation.wording import name_of
from factquiz.knowledge.statement import Moment
from factquiz.knowledge.titles import title
from factquiz.rendering.apostrophes import curly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from factquiz.facts.kinds import Fact
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.languages import Language

DECADE = 10
OPEN = "/.."
"""How the EDTF text of a span ends that still goes on; a bare slash says the end is unknown."""


class Sort(enum.StrEnum):
    """What sort of thing an entry is; each has a shape of its own, whatever its colour."""

    EVENT = "event"
    TEXT = "text"
    FORCE = "force"
    BODY = "body"
    END = "end"
    SPAN = "span"


def sorts(words: Language) -> Mapping[Sort, str]:
    """Return what each sort is called in the key of the figure."""
    return {
        Sort.EVENT: words.gettext("something that happened"),
        Sort.TEXT: words.gettext("a text signed, adopted or published"),
        Sort.FORCE: words.gettext("a text entered into force"),
        Sort.BODY: words.gettext("a body, an operation or talks began"),
        Sort.END: words.gettext("a body or a text came to its end"),
        Sort.SPAN: words.gettext("an office held, or the life of a body"),
    }


_DONE = {
    "happened": (Sort.EVENT, ""),
    "signed": (Sort.TEXT, "signed"),
    "adopted": (Sort.TEXT, "adopted"),
    "published": (Sort.TEXT, "published"),
    "in_force": (Sort.FORCE, "in force"),
    "founded": (Sort.BODY, "founded"),
    "began": (Sort.BODY, "began"),
    "ended": (Sort.END, "ended"),
}
"""Sort and verb of each property whose value is a date."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One date or span of time.

    ``id`` is the id of the statement, unique in a course. ``label`` is short, for a figure;
    ``what`` says the same in full. ``sources`` and ``bodies`` are ids; a body is named by the
    fact, holds the event, or is what the fact is about.
    """

    id: str
    fact: str
    when: When
    sort: Sort
    label: str
    what: str
    lesson: str
    sources: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()

    @property
    def shown(self) -> When:
        """What is drawn: all of it, or of a span of which one end is not known the other end."""
        known = [end for end in (self.when.opening, self.when.closing) if end]
        return known[0] if len(known) == 1 and not self.goes_on else self.when

    @property
    def begins(self) -> date:
        """The first day that it may cover; of a span whose beginning is not known, of its end."""
        return self.shown.first

    @property
    def decade(self) -> int:
        """The first year of the ten in which it begins."""
        return self.begins.year // DECADE * DECADE

    @property
    def goes_on(self) -> bool:
        """Whether the facts say that it has not ended."""
        return self.when.edtf.endswith(OPEN)


class Chronicle:
    """The dates and the spans of a course, in the order of time."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    @cached_property
    def dates(self) -> tuple[Entry, ...]:
        """Every statement whose value is a date, and every birth and death."""
        moments = (
            self._dated(statement.id, statement.fact, statement.property, statement.value.when)
            for statement in self._base.statements.values()
            if isinstance(statement.value, Moment)
        )
        return in_order((*moments, *self._lives()))

    @cached_property
    def spans(self) -> tuple[Entry, ...]:
        """Every office with its time, and every body whose beginning and end (or none) is known."""
        return in_order((*self._offices(), *self._bodies()))

    def _lives(self) -> Iterator[Entry]:
        for person in self._facts(Person):
            for name, when, sort in (
                ("born", person.born, Sort.EVENT),
                ("died", person.died, Sort.END),
            ):
                if when:
                    words = f"{title(person)} {name}"
                    yield self._entry(f"{person.id}.{name}", person, when, sort, (words, words))

    def _dated(self, ident: str, fact_id: str, name: str, when: When) -> Entry:
        fact = self._base.facts[fact_id]
        sort, done = _DONE[name]
        short, long = (f"{called} {done}".strip() for called in (_short(fact), _long(fact)))
        if isinstance(fact, Document) and _made_there(fact, name):
            long = f"{long} in {fact.place}"
        return self._entry(ident, fact, when, sort, (short, long))

    def _offices(self) -> Iterator[Entry]:
        for person in self._facts(Person):
            for number, role in enumerate(person.roles, start=1):
                if role.during:
                    text = f"{title(person)}, {role.office}"
                    ident = f"{person.id}.office-{number}"
                    yield self._entry(ident, person, role.during, Sort.SPAN, (text, text))

    def _bodies(self) -> Iterator[Entry]:
        for body in self._facts(Body):
            life = body.span or _life(body)
            if life and life.opening and (life.closing or life.edtf.endswith(OPEN)):
                ident = f"{body.id}.span"
                yield self._entry(ident, body, life, Sort.SPAN, (_short(body), _long(body)))

    def _facts(self, kind: type[Fact]) -> Iterator:  # type: ignore[type-arg]
        return (fact for fact in self._base.facts.values() if isinstance(fact, kind))

    def _entry(
        self, ident: str, fact: Fact, when: When, sort: Sort, words: tuple[str, str]
    ) -> Entry:
        label, what = words
        holder = f" (according to {name_of(self._base, fact.holder)})" if fact.holder else ""
        return Entry(
            id=ident,
            fact=fact.id,
            when=when,
            sort=sort,
            label=curly(label),
            what=curly(what + holder),
            lesson=fact.lesson or "",
            sources=tuple(dict.fromkeys(place.source or "" for place in fact.source)),
            bodies=self._bodies_of(fact),
        )

    def _bodies_of(self, fact: Fact) -> tuple[str, ...]:
        """Return the bodies that a fact is about, that hold it, or that its words name."""
        words = _words(fact)
        found = [body for body, pattern in self._names.items() if pattern.search(words)]
        if isinstance(fact, Event) and fact.host in self._names:
            found.append(fact.host)
        if isinstance(fact, Body):
            found.append(fact.id)
        return tuple(sorted(dict.fromkeys(found)))

    @cached_property
    def _names(self) -> dict[str, re.Pattern[str]]:
        """For each body, what finds any of its names as whole words."""
        return {
            body.id: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _called(body)))})(?!\w)")
            for body in self._facts(Body)
        }


def row_id(entry: Entry) -> str:
    """Return the id of an entry's row in a page: its own, with no letter that an id cannot have."""
    return f"timeline-{re.sub('[^a-z0-9]+', '-', entry.id.casefold())}"


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries by their beginnings; what begins on one day, the shorter first."""
    return tuple(sorted(entries, key=lambda each: (each.begins, each.shown.last, each.id)))


def between(entries: Iterable[Entry], first: When | None, last: When | None) -> tuple[Entry, ...]:
    """Return the entries that begin no earlier than one date and no later than another."""
    return tuple(
        each
        for each in entries
        if (first is None or each.begins >= first.first)
        and (last is None or each.begins <= last.last)
    )


def _life(body: Body) -> When | None:
    if body.founded and body.ended and not body.founded.is_interval and not body.ended.is_interval:
        return parse(f"{body.founded.edtf}/{body.ended.edtf}")
    return None


def _made_there(fact: Document, name: str) -> bool:
    """Return whether this is what was done with a document at its place: the first of them."""
    done = [each for each in ("signed", "adopted", "published") if getattr(fact, each)]
    return bool(fact.place) and done[:1] == [name]


def _short(fact: Fact) -> str:
    return getattr(fact, "acronym", None) or title(fact)


def _long(fact: Fact) -> str:
    acronym = getattr(fact, "acronym", None)
    return f"{title(fact)} ({acronym})" if acronym else title(fact)


def _called(body: Body) -> tuple[str, ...]:
    names = (body.name, *body.aliases, *([body.acronym] if body.acronym else []))
    return tuple(name.removeprefix("the ") for name in names)


def _words(fact: Fact) -> str:
    parts = [getattr(fact, each, None) or "" for each in ("name", "means", "happened")]
    if isinstance(fact, Person):
        parts += [role.office for role in fact.roles]
    return " · ".join(parts)
