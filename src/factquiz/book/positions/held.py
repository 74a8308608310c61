"""Who held what, and when: positions by theme and era, as the facts have them.

A position is dated by itself, by its voice, or by the day of its event or document, never by
what it is about: what somebody wrote in 2009 of the year 1990 was held in 2009.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factquiz.facts.entry import Standing
from factquiz.facts.positions import Contrast, Issue, Position, View
from factquiz.facts.things import Document, Event, Voice
from factquiz.generation.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.course import Era, Theme
    from factquiz.facts.dates import When
    from factquiz.facts.kinds import Fact
    from factquiz.knowledge.base import KnowledgeBase

RECORD = "On the record"
"""Who is said to hold what nobody disputes."""


@dataclass(frozen=True, slots=True)
class Held:
    """One position: who (with the setting), what, how sure, and when."""

    fact: str
    holder: str
    setting: str
    says: str
    standing: str
    when: When | None

    @property
    def on_record(self) -> bool:
        """Whether the record says it, and no one holder."""
        return self.holder == RECORD


@dataclass(frozen=True, slots=True)
class Row:
    """A theme's positions of one era, in the order of time; there may be none."""

    era: Era
    held: tuple[Held, ...]


def unknown(base: KnowledgeBase, theme: Theme) -> tuple[str, ...]:
    """Return the ids of a theme that are no fact which says what was held."""
    kinds = Issue | Position | Contrast | Event | Document
    return tuple(each for each in theme.facts if not isinstance(base.facts.get(each), kinds))


def positions(base: KnowledgeBase, theme: Theme) -> tuple[Held, ...]:
    """Return each position of a theme once, in the order of time and then of ids."""
    found = {
        (held.fact, held.holder): held
        for fact in theme.facts
        if fact in base.facts
        for held in _of(base, base.facts[fact])
    }
    return tuple(sorted(found.values(), key=_order))


def rows(held: tuple[Held, ...], eras: tuple[Era, ...]) -> tuple[Row, ...]:
    """Return a row for every era; a position belongs to the era in which it began to be held."""
    return tuple(Row(era, tuple(each for each in held if _is_of(each, era))) for era in eras)


def homeless(held: tuple[Held, ...], eras: tuple[Era, ...]) -> tuple[Held, ...]:
    """Return the positions that have no date, or a date outside every era."""
    return tuple(each for each in held if not any(_is_of(each, era) for era in eras))


def _is_of(held: Held, era: Era) -> bool:
    return held.when is not None and era.span.first <= held.when.first <= era.span.last


def _order(held: Held) -> tuple[bool, str, str, str]:
    when = held.when
    return when is None, when.first.isoformat() if when else "", held.fact, held.holder


def _of(base: KnowledgeBase, fact: Fact) -> Iterator[Held]:
    match fact:
        case Issue():
            for each in base.facts.values():
                if isinstance(each, View) and each.issue == fact.id:
                    yield from _of(base, each)
        case Contrast():
            for side in fact.sides:
                held = _held(base, fact, side.of, side.says, _spoke(base, side.of))
                # That they differ may be established; what each holds is its own view.
                established = fact.stands is Standing.ESTABLISHED
                yield replace(held, standing=str(Standing.ATTRIBUTED)) if established else held
        case Position():
            when = fact.held or _spoke(base, fact.holder)
            yield _held(base, fact, fact.holder, fact.says, when)
        case Event():
            yield _held(base, fact, fact.holder, fact.happened or fact.name, fact.date)
        case Document():
            says = f"{fact.name} is {fact.means}" if fact.means else fact.name
            yield _held(base, fact, fact.holder, says, _made(fact))
        case _:
            return


def _held(
    base: KnowledgeBase, fact: Fact, holder: str | None, says: str, when: When | None
) -> Held:
    voice = base.facts.get(holder or "")
    return Held(
        fact=fact.id,
        holder=name_of(base, holder) if holder else RECORD,
        setting=voice.setting if isinstance(voice, Voice) else "",
        says=says,
        standing=str(fact.stands),
        when=when,
    )


def _spoke(base: KnowledgeBase, holder: str | None) -> When | None:
    fact = base.facts.get(holder or "")
    if isinstance(fact, Voice):
        return fact.spoke
    return _made(fact) if isinstance(fact, Document) else None


def _made(document: Document) -> When | None:
    return document.signed or document.adopted or document.published
