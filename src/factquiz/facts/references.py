"""Does every name that a fact uses lead somewhere? Ids, locators, lessons, objectives.

Schema mistakes are found one fact at a time; these need the whole course.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.diagnostics import Diagnostic
from factquiz.facts.entry import Named
from factquiz.facts.positions import Contrast, Issue, Position, View
from factquiz.facts.sources import fault
from factquiz.facts.things import Event, NamedList, Voice
from factquiz.facts.validate import listed, nearest
from factquiz.facts.yamltree import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.course import Course, PlacedFact

HOLDERS = ("voice", "person", "body", "document")


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every reference that leads nowhere."""
    yield from _duplicates(course)
    kinds = {placed.fact.id: placed.fact.kind for placed in course.facts}
    members = {
        member.id
        for placed in course.facts
        if isinstance(placed.fact, NamedList)
        for member in placed.fact.members
    }
    for placed in course.facts:
        yield from _teaching(course, placed)
        yield from _locators(course, placed)
        for target, wanted, steps in _links(placed):
            if target not in kinds and not (target in members and not wanted):
                yield _nowhere(placed, target, steps, kinds)
            elif wanted and kinds[target] not in wanted:
                yield Diagnostic(
                    "wrong-kind",
                    f"{target!r} is of the kind {kinds[target]}; allowed here: {listed(wanted)}",
                    placed.place(*steps),
                    "Name a fact of such a kind.",
                )


def _duplicates(course: Course) -> Iterator[Diagnostic]:
    first: dict[str, PlacedFact] = {}
    for placed in course.facts:
        earlier = first.setdefault(placed.fact.id, placed)
        if earlier is not placed:
            yield Diagnostic(
                "duplicate-id",
                f"the id {placed.fact.id!r} is taken already, at {earlier.place()}",
                placed.place(placed.fact.kind),
                "Give one of the two another id.",
            )


def _teaching(course: Course, placed: PlacedFact) -> Iterator[Diagnostic]:
    fact = placed.fact
    if fact.lesson is None:
        hint = "Write `lesson: …` at the top of the file or in the fact."
        yield Diagnostic("missing-key", f"{fact.id} names no lesson", placed.place(), hint)
        return
    lesson = course.lesson(fact.lesson)
    if lesson is None:
        names = [each.id for each in course.lessons]
        yield Diagnostic(
            "unknown-lesson",
            f"there is no lesson {fact.lesson!r}; lessons are {listed(names)}",
            placed.place("lesson"),
            nearest(fact.lesson, names) or "Lessons are listed in exercises/course.yml.",
        )
        return
    objectives = [each.id for each in lesson.objectives]
    if fact.objective is None:
        hint = f"Write `objective: …` in `defaults` or in the fact: {listed(objectives)}."
        yield Diagnostic("missing-key", f"{fact.id} names no objective", placed.place(), hint)
    elif fact.objective not in objectives:
        yield Diagnostic(
            "unknown-objective",
            f"{lesson.id} has no objective {fact.objective!r}; it has {listed(objectives)}",
            placed.place("objective"),
            nearest(fact.objective, objectives) or "Objectives are listed in exercises/course.yml.",
        )


def _locators(course: Course, placed: PlacedFact) -> Iterator[Diagnostic]:
    names = [source.id for source in course.sources]
    several = len(placed.fact.source) > 1
    for number, locator in enumerate(placed.fact.source):
        steps: tuple[Step, ...] = ("source", number) if several else ("source",)
        if locator.source is None:
            hint = "Write `source: …` in `defaults`, or `{source: …, at: …}` here."
            message = f"{placed.fact.id} does not say which source"
            yield Diagnostic("missing-key", message, placed.place(*steps), hint)
            continue
        source = course.source(locator.source)
        if source is None:
            yield Diagnostic(
                "unknown-source",
                f"there is no source {locator.source!r}; sources are {listed(names)}",
                placed.place(*steps, "source"),
                nearest(locator.source, names) or "Sources are listed in book/sources.yml.",
            )
            continue
        wrong = fault(source, locator.at)
        if wrong:
            place = placed.place(*steps, "at")
            yield Diagnostic("bad-locator", wrong.message, place, wrong.hint)


Link = tuple[str, tuple[str, ...], tuple[Step, ...]]


def _links(placed: PlacedFact) -> Iterator[Link]:
    """Yield each id that a fact refers to, the kinds it may be of (any if empty), and where."""
    fact = placed.fact
    if fact.holder:
        yield fact.holder, HOLDERS, ("holder",)
    if isinstance(fact, Named | Position):
        yield from _several(fact.same_as, (), "same_as")
    if isinstance(fact, Position):
        yield from _several(fact.implies, ("view", "claim", "cause"), "implies")
    match fact:
        case View():
            yield fact.issue, (Issue.kind,), ("issue",)
        case Event() if fact.host:
            yield fact.host, ("body", "voice"), ("host",)
        case Voice() if fact.part_of:
            yield fact.part_of, (Voice.kind,), ("part_of",)
        case Contrast() | NamedList():
            yield from _inner(fact)


def _inner(fact: Contrast | NamedList) -> Iterator[Link]:
    if isinstance(fact, Contrast):
        for number, side in enumerate(fact.sides):
            yield side.of, (), ("sides", number, "of")
    else:
        for number, member in enumerate(fact.members):
            yield from _several(member.same_as, (), "members", number, "same_as")


def _several(ids: tuple[str, ...], kinds: tuple[str, ...], *steps: Step) -> Iterator[Link]:
    for number, target in enumerate(ids):
        yield target, kinds, (*steps, number)


def _nowhere(
    placed: PlacedFact, target: str, steps: tuple[Step, ...], kinds: dict[str, str]
) -> Diagnostic:
    return Diagnostic(
        "unknown-fact",
        f"there is no fact {target!r}",
        placed.place(*steps),
        nearest(target, kinds) or "Ids are the values of the first key of each fact.",
    )
