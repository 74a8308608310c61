"""Accessions and departures as a table: the text behind a map."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from factquiz.book.atlas.outlines import key
from factquiz.book.atlas.words import listing
from factquiz.generation.wording import capital, day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.book.atlas.membership import Club
    from factquiz.facts.dates import When
    from factquiz.languages import Language


class _Step(NamedTuple):
    """Somebody who joined or left a body: sorted as the table is."""

    when: When
    place: int
    left: bool
    member: str

    @property
    def group(self) -> tuple[object, ...]:
        return self.when.first, self.when.edtf, self.place, self.left


def table(clubs: Sequence[Club], words: Language) -> nodes.table:
    """Return a row for each day, body and direction: date, body, states, number of members."""
    head = (
        words.gettext("Date"),
        words.pgettext("an organisation", "Body"),
        words.gettext("States"),
        words.gettext("Members"),
    )
    made = nodes.table()
    group = nodes.tgroup(cols=len(head))
    made += group
    group.extend(nodes.colspec(colwidth=width) for width in (22, 12, 54, 12))
    group += nodes.thead("", _row(head))
    body = nodes.tbody()
    group += body
    counts = [0] * len(clubs)
    steps = sorted(_steps(clubs), key=lambda step: (*step.group, key(step.member)))
    for _, same in groupby(steps, lambda step: step.group):
        row = list(same)
        first = row[0]
        counts[first.place] += -len(row) if first.left else len(row)
        names = listing([step.member for step in row], words)
        states = words.gettext("{states} left", states=names) if first.left else names
        body += _row(
            (
                capital(day(first.when)),
                clubs[first.place].label,
                capital(states),
                str(counts[first.place]),
            )
        )
    return made


def _steps(clubs: Sequence[Club]) -> Iterator[_Step]:
    for place, each in enumerate(clubs):
        for spell in each.spells:
            during = spell.during
            opening = during.opening if during.is_interval else during
            if opening is not None:
                yield _Step(opening, place, left=False, member=spell.member)
            if during.closing is not None:
                yield _Step(during.closing, place, left=True, member=spell.member)


def _row(cells: Sequence[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))
