"""The square world as an atlas, without Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.atlas.drawing import Atlas
from factquiz.book.atlas.membership import Club, Spell
from factquiz.book.atlas.outlines import key, read
from factquiz.book.atlas.projection import frame
from factquiz.book.atlas.shapes import shapes
from factquiz.facts.dates import parse
from tests.book.atlas.conftest import world

if TYPE_CHECKING:
    from collections.abc import Mapping

SINCE_1900 = {"West": "1900-06-01/..", "East": "1950/1960-01-31", "the Far Isles": "1950-03-04/.."}


def a_club(label: str, members: Mapping[str, str]) -> Club:
    """Return a body by its members and their times."""
    spells = (Spell(who, parse(during)) for who, during in members.items())
    return Club(label.lower(), label, label, tuple(spells))


LEAGUE = a_club("LL", SINCE_1900)
UNION = a_club("Union", {"East": "1950-12-31/..", "Island": "1990/.."})


def an_atlas(*clubs: Club) -> Atlas:
    """Return the square world with some bodies, 1000 pixels wide."""
    outlines = read(world())
    within = frame(outlines.bbox, 1000)
    members = {key(spell.member) for each in clubs for spell in each.spells}
    return Atlas("world.geojson", within, shapes(outlines, within, members), clubs)
