"""Bodies as overlapping sets: who is in exactly the same of them.

Every member is in one combination, so the combinations add up to all members.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from factquiz.book.atlas.directives import MembershipDirective, Refused, year_option
from factquiz.book.atlas.matrix import Matrix, Name, Row, table
from factquiz.book.atlas.membership import covers
from factquiz.book.atlas.nodes import dot_matrix
from factquiz.book.atlas.outlines import key
from factquiz.book.interface import text_words
from factquiz.generation.wording import bare, capital

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes

    from factquiz.facts.things import Body
    from factquiz.languages import Language


@dataclass(frozen=True, slots=True)
class Combination:
    """Who is in these bodies and in no other; ``bodies`` are places in the list of bodies."""

    bodies: tuple[int, ...]
    members: tuple[str, ...]


def combinations(bodies: Sequence[Body], year: int) -> tuple[Combination, ...]:
    """Return the combinations of some bodies on the last day of a year, the largest first.

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
    return tuple(sorted(found, key=lambda each: (-len(each.members), each.bodies)))


def matrix(bodies: Sequence[Body], year: int, words: Language) -> Matrix:
    """Return the combinations as a matrix, with a bar for the number of each."""
    found = combinations(bodies, year)
    largest = max((len(each.members) for each in found), default=1)
    return Matrix(
        columns=tuple(each.acronym or capital(bare(each.name or each.id)) for each in bodies),
        rows=tuple(
            Row(
                has=each.bodies,
                last=str(len(each.members)),
                names=tuple(map(Name, each.members)),
                share=len(each.members) / largest,
            )
            for each in found
        ),
        caption=words.gettext("Who is in exactly the same bodies, at the end of {year}", year=year),
        last=words.gettext("How many"),
        below=words.gettext("States"),
        choose=words.gettext("Show who is in all of these"),
        some=words.gettext("In {bodies}: {count}. {names}."),
        none=words.gettext("In {bodies}: nobody."),
    )


class MembershipSets(MembershipDirective):
    """Which members some bodies share."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"year": year_option}

    def make(self) -> list[nodes.Node]:
        """Return the matrix; for other outputs it holds a plain table."""
        if "year" not in self.options:
            raise Refused("say for which year: `:year: 2024`")
        made = matrix(self.bodies(), self.options["year"], text_words(self.env.app))
        return [dot_matrix("", table(made), matrix=made)]
