"""Facts that cannot all be true: two values where there is one, an end before the beginning.

A contradiction would make proofs worthless, so it is an error, with both places.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from factquiz.diagnostics import Diagnostic
from factquiz.facts.entry import Named
from factquiz.generation.questions.common import state
from factquiz.knowledge.proofs import differ
from factquiz.knowledge.properties import PROPERTIES
from factquiz.knowledge.statement import Moment, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.diagnostics import Place
    from factquiz.facts.things import NamedList
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Statement

_IN_TIME = (
    ("began", "ended"),
    ("founded", "ended"),
    ("signed", "in_force"),
    ("adopted", "in_force"),
    ("in_force", "ended"),
    ("signed", "ended"),
)
"""Pairs of properties of which the first never comes after the second."""


def check(base: KnowledgeBase, places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Yield every contradiction between facts."""
    yield from _two_values(base, places)
    yield from _out_of_time(base, places)
    yield from _kinds(base, places)
    yield from _lists(base, places)


def _subjects(base: KnowledgeBase, name: str) -> Mapping[str, list[Statement]]:
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in base.with_property(name):
        if not statement.holder:
            found[base.identity.of(statement.subject)].append(statement)
    return found


def _two_values(base: KnowledgeBase, places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    for name, entry in PROPERTIES.items():
        if not entry.functional:
            continue
        for statements in _subjects(base, name).values():
            for one, other in combinations(statements, 2):
                # Two definitions in other words are no contradiction.
                worded = isinstance(one.value, Words) and name in {"means", "author"}
                if not worded and differ(base, one.value, other.value):
                    yield Diagnostic(
                        "contradiction",
                        f"{state(base, other)} But at {places[one.fact]}: {state(base, one)}",
                        places[other.fact],
                        "Correct one of the two. If the source errs, state the record and put "
                        "what the source has into `corrects`.",
                    )


def _out_of_time(base: KnowledgeBase, places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    for earlier, later in _IN_TIME:
        for statement in base.with_property(later):
            for first in base.about(statement.subject, earlier):
                begun, done = first.value, statement.value
                both = isinstance(begun, Moment) and isinstance(done, Moment)
                if both and done.when.before(begun.when):  # type: ignore[union-attr]
                    yield Diagnostic(
                        "out-of-time",
                        f"{state(base, first)} {state(base, statement)} One of the two is wrong.",
                        places[statement.fact],
                        "Correct the date.",
                    )


def _kinds(base: KnowledgeBase, places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Find things of different kinds that are said, or named, to be one."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for fact in base.facts.values():
        if isinstance(fact, Named) and fact.kind != "list":
            groups[base.identity.of(fact.id)].append(fact.id)
    for ids in groups.values():
        for one, other in pairwise(ids):
            kinds = base.facts[one].kind, base.facts[other].kind
            if kinds[0] != kinds[1] and "term" not in kinds:
                yield Diagnostic(
                    "same-but-other-kind",
                    f"{other!r} is a {kinds[1]}, and {one!r}, which means the same by `same_as` "
                    f"or by a name that both have, is a {kinds[0]}",
                    places[other],
                    "Give the two different names, or remove the `same_as`.",
                )


def _lists(base: KnowledgeBase, places: Mapping[str, Place]) -> Iterator[Diagnostic]:
    """Find a complete list that the same list elsewhere extends."""
    groups: defaultdict[str, list[NamedList]] = defaultdict(list)
    for listed in base.lists:
        groups[base.identity.of(listed.id)].append(listed)
    for lists in groups.values():
        for one, other in combinations(lists, 2):
            for complete, longer in ((one, other), (other, one)):
                known = {base.identity.of(member.id) for member in complete.members}
                more = [m.name for m in longer.members if base.identity.of(m.id) not in known]
                if complete.complete and more:
                    yield Diagnostic(
                        "complete-list-extended",
                        f"{complete.id!r} is declared complete at {places[complete.id]}, but here "
                        f"the same list has {', '.join(more)}",
                        places[longer.id],
                        "Add them there, or write `complete: false`.",
                    )
