"""Bodies as overlapping sets: who is in exactly the same of them.

Every member is in one combination, so the combinations add up to all members.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.atlas.membership import covers
from factquiz.book.atlas.outlines import key
from factquiz.book.atlas.words import WORDS
from factquiz.generation.wording import bare, capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factquiz.facts.things import Body


@dataclass(frozen=True, slots=True)
class Combination:
    """Who is in these bodies and in no other; ``bodies`` are places in the list of bodies."""

    bodies: tuple[int, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sets:
    """The bodies by their labels, the combinations that occur, the largest first, and the year."""

    labels: tuple[str, ...]
    combinations: tuple[Combination, ...]
    year: int


def label(body: Body) -> str:
    """Return what a body is called where there is little room."""
    return body.acronym or capital(bare(body.name or body.id))


def sets(bodies: Sequence[Body], year: int) -> Sets:
    """Return the combinations of some bodies on the last day of a year.

    A membership without a date counts: the fact says that it is one.
    """
    inside: defaultdict[str, list[int]] = defaultdict(list)
    names: dict[str, str] = {}
    for place, body in enumerate(bodies):
        for each in body.members:
            if covers(each.during, year):
                names.setdefault(key(each.who), capital(bare(each.who)))
                inside[key(each.who)].append(place)
    together: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for name in sorted(inside):
        together[tuple(dict.fromkeys(inside[name]))].append(names[name])
    found = (Combination(places, tuple(members)) for places, members in together.items())
    ordered = sorted(found, key=lambda each: (-len(each.members), each.bodies))
    return Sets(tuple(map(label, bodies)), tuple(ordered), year)


def table(given: Sets) -> nodes.table:
    """Return a row for each combination: a dot for each body, the number, the names."""
    made = nodes.table(classes=["colwidths-given"])
    group = nodes.tgroup(cols=len(given.labels) + 2)
    made += group
    group.extend(nodes.colspec(colwidth=9) for _ in given.labels)
    group.extend((nodes.colspec(colwidth=9), nodes.colspec(colwidth=46)))
    group += nodes.thead("", _row((*given.labels, WORDS.number, WORDS.states)))
    group += nodes.tbody(
        "", *(_combination(each, len(given.labels)) for each in given.combinations)
    )
    return made


def _combination(each: Combination, bodies: int) -> nodes.row:
    dots = (WORDS.dot if place in each.bodies else WORDS.no_dot for place in range(bodies))
    return _row((*dots, str(len(each.members)), ", ".join(each.members)))


def _row(cells: Iterable[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))
