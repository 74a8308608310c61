"""The course's map: borders as the General Assembly has them, members as the lists have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.book.atlas.membership import Club, club
from factquiz.book.atlas.outlines import Outline, Rings, key, read
from factquiz.facts.things import Body, Event, NamedList
from tests.courses import REPOSITORY, engine

if TYPE_CHECKING:
    from collections.abc import Iterable

OUTLINES = read((REPOSITORY / "book" / "maps" / "europe.geojson").read_text(encoding="utf-8"))
PLACES = {
    "Simferopol": (34.10, 44.95, "Ukraine", "Crimea"),
    "Sevastopol": (33.70, 44.58, "Ukraine", "Crimea"),
    "Yalta and the hills behind": (34.16, 44.60, "Ukraine", "Crimea"),
    "Kerch": (36.35, 45.30, "Ukraine", "Crimea"),
    "Donetsk": (37.80, 48.00, "Ukraine", None),
    "Sukhumi": (41.10, 43.05, "Georgia", "Abkhazia"),
    "Tskhinvali": (43.96, 42.23, "Georgia", "South Ossetia"),
    "Tbilisi": (44.79, 41.72, "Georgia", None),
    "Dubăsari": (29.25, 47.27, "Moldova", "Transnistria"),
    "Chișinău": (28.85, 47.01, "Moldova", None),
    "Kyrenia and the hills behind": (33.40, 35.28, "Cyprus", "Northern Cyprus"),
    "Limassol and the hills behind": (33.00, 34.90, "Cyprus", None),
    "Pristina": (21.16, 42.66, "Serbia", "Kosovo"),
    "Kaliningrad": (20.60, 54.65, "Russia", None),
    "Moscow": (37.62, 55.75, "Russia", None),
}
"""Longitude, latitude, the state it lies in, and the area on the map, if any."""


def inside(place: tuple[float, float], rings: Rings) -> bool:
    """Return whether a place lies within rings, by how many edges a ray to the east crosses."""
    x, y = place
    crossings = sum(
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for ring in rings
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
    )
    return crossings % 2 == 1


def around(place: tuple[float, float], outlines: Iterable[Outline]) -> set[str]:
    """Return the names of the outlines that a place lies in."""
    return {
        outline.properties.name
        for outline in outlines
        if any(inside(place, rings) for rings in outline.polygons)
    }


@pytest.mark.parametrize("name", PLACES)
def test_places_lie_where_the_united_nations_have_them(name: str) -> None:
    """Each place is in one state, and in the area that its government does not control."""
    x, y, state, area = PLACES[name]
    states = [each for each in OUTLINES.features if each.properties.kind == "state"]
    areas = [each for each in OUTLINES.features if each.properties.kind in ("area", "outline")]
    assert around((x, y), states) == {state}
    assert around((x, y), areas) == ({area} if area else set())


def test_every_area_belongs_to_a_state_of_the_map() -> None:
    """An area names the state that it is a part of, since when, and says why it is marked."""
    states = {each.key for each in OUTLINES.features if each.properties.kind == "state"}
    areas = [each for each in OUTLINES.features if each.properties.kind in ("area", "outline")]
    assert len(areas) == 6
    for area in areas:
        assert key(area.properties.of) in states
        assert area.properties.during is not None
        assert area.properties.note


def test_the_east_of_germany_joined_in_1990() -> None:
    """Leipzig lies in no member before 3 October 1990, and in Germany since."""
    then = {
        year: {
            outline.properties.kind
            for outline in OUTLINES.features
            if (when := outline.properties.during) is None
            or when.first.year <= year < when.last.year
            if any(inside((12.37, 51.34), rings) for rings in outline.polygons)
        }
        for year in (1973, 2000)
    }
    assert then == {1973: {"land"}, 2000: {"state"}}


def body(name: str) -> Club:
    """Return a body of the course with its members."""
    fact = engine("repository").base.facts[name]
    assert isinstance(fact, Body)
    return club(fact)


def test_every_member_is_on_the_map() -> None:
    """Members of NATO and the EU have an outline, or are known to lie outside."""
    known = {each.key: each for each in OUTLINES.features if each.properties.kind == "state"}
    members = {key(s.member) for name in ("nato", "european-union") for s in body(name).spells}
    assert members <= set(known)
    outside = {name for name in members if not known[name].polygons}
    assert outside == {"canada", "united states"}


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("nato", {1948: 0, 1949: 12, 1955: 15, 1982: 16, 1999: 19, 2002: 19, 2004: 26, 2024: 32}),
        ("european-union", {1957: 0, 1958: 6, 1986: 12, 2002: 15, 2004: 25, 2013: 28, 2020: 27}),
    ],
)
def test_the_numbers_of_members(name: str, numbers: dict[int, int]) -> None:
    """At the end of each of these years a body had as many members as the record says."""
    assert {year: len(body(name).members(year)) for year in numbers} == numbers


@pytest.mark.parametrize(
    ("listed", "name", "year"),
    [
        ("nato-acceded-1999", "nato", 1999),
        ("nato-acceded-2004", "nato", 2004),
        ("eu-acceded-2004", "european-union", 2004),
    ],
)
def test_lists_of_accessions_agree_with_the_members(listed: str, name: str, year: int) -> None:
    """The lists that the quizzes ask about hold who joined in that year, and nobody else."""
    fact = engine("repository").base.facts[listed]
    assert isinstance(fact, NamedList)
    assert {key(member.name) for member in fact.members} == set(map(key, body(name).joined(year)))


@pytest.mark.parametrize(
    ("event", "member"),
    [
        ("nato-accession-montenegro", "Montenegro"),
        ("nato-accession-north-macedonia", "North Macedonia"),
        ("nato-accession-finland", "Finland"),
        ("nato-accession-sweden", "Sweden"),
    ],
)
def test_accessions_as_events_have_the_same_day(event: str, member: str) -> None:
    """The date of the event is the beginning of the membership."""
    fact = engine("repository").base.facts[event]
    assert isinstance(fact, Event)
    spell = next(spell for spell in body("nato").spells if spell.member == member)
    assert spell.during.first == fact.date.first


def test_bodies_have_as_many_members_as_the_figures_say() -> None:
    """Where a figure counts the members of a body of today, the list of members is as long."""
    facts = engine("repository").base.facts
    counted = {"council-of-europe": 46, "osce": 57, "eaeu": 5}
    for name, number in counted.items():
        fact = facts[name]
        assert isinstance(fact, Body)
        now = [
            each for each in fact.members if each.during is None or each.during.last.year == 9999
        ]
        assert len(now) == number, name
    both = {*map(key, body("nato").members(2025))} & {
        *map(key, body("european-union").members(2025))
    }
    assert len(both) == 23
