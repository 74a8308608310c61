"""Maps as SVG."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from factquiz.book.atlas import drawing
from factquiz.book.atlas.outlines import Kind
from factquiz.book.atlas.paper import map_picture, panels_picture
from factquiz.languages import ENGLISH
from tests.book.atlas.atlases import LEAGUE, UNION, an_atlas

ATLAS = an_atlas(LEAGUE, UNION)
SVG = "{http://www.w3.org/2000/svg}"


def fills(markup: str) -> dict[str, str]:
    """Return the filling of each state in a still map, by its name."""
    found = {}
    for group in re.findall(r'<g class="[^"]+" fill="url\(#m-(\w+)\)"[^>]*>(.*?)</g>', markup):
        for place in re.findall(r'href="#m-(\d+)"', group[1]):
            found[ATLAS.shapes[int(place)].name] = group[0]
    return found


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (1899, {"West": "f0", "East": "f0", "Island": "f0", "The Ice": "f0"}),
        (1955, {"West": "f1", "East": "f3", "Island": "f0", "The Ice": "f0"}),
        (1990, {"West": "f1", "East": "f2", "Island": "f2", "The Ice": "f0"}),
    ],
)
def test_states_are_filled_by_their_standing(year: int, expected: dict[str, str]) -> None:
    """Every state of the map is there, and looks as the facts say."""
    assert fills(drawing.states(ATLAS, "m", "m", year)) == expected


def test_an_outline_that_changed_is_drawn_as_it_was() -> None:
    """Of two outlines of one state each year has one."""
    paths = {
        year: [shape.path for _, shape in ATLAS.visible(year) if shape.name == "West"]
        for year in (1969, 1970)
    }
    assert [len(each) for each in paths.values()] == [1, 1]
    assert paths[1969] != paths[1970]


def test_a_member_too_small_to_see_has_a_dot() -> None:
    """It is drawn as a circle; a stranger of that size would be left out."""
    island = next(shape for shape in ATLAS.shapes if shape.name == "Island")
    assert "a6 6" in island.path
    assert "Island" not in {shape.name for shape in an_atlas(LEAGUE).shapes}


def test_areas_have_their_time_and_number() -> None:
    """An area is hatched from its year on, a disputed part has a broken line; both are numbered."""
    assert [shape.name for shape in ATLAS.parts(1979)] == ["Hills"]
    assert [(s.number, s.name) for s in ATLAS.parts(1980)] == [(1, "Harbour"), (2, "Hills")]
    drawn = drawing.areas(ATLAS, "m", "m", 1980)
    assert drawn.count("url(#m-h)") == 1
    assert drawn.count('fill="none"') == 1
    assert drawn.count("stroke-dasharray") == 2


def test_the_legend_names_the_state_of_an_area_but_not_of_an_outline() -> None:
    """Whose an outline with a broken line is, is what states disagree on."""
    assert [shape.legend for shape in ATLAS.parts(1980)] == ["Harbour (East): held", "Hills"]


def test_a_moving_map_knows_every_year() -> None:
    """Each state carries the years in which its standing changed, and its own time."""
    markup = drawing.moving_states(ATLAS, "m", "m", 1990)
    assert 'data-steps="1950:3 1960:2"' in markup
    assert markup.count('display="none"') == 1
    assert re.search(r'data-until="1969" display="none"', markup)
    assert "<title>East: LL 1950–1960; Union since 1950</title>" in markup


@pytest.mark.parametrize(
    "picture",
    [map_picture(ATLAS, 1990, ENGLISH), panels_picture(ATLAS, (1900, 1955, 1990, 2000), ENGLISH)],
    ids=["map", "panels"],
)
def test_pictures_on_paper_are_whole(picture: str) -> None:
    """A picture is well-formed, uses only what it defines, and fits its own frame."""
    root = ET.fromstring(picture)  # noqa: S314 (our own)
    known = {each.get("id") for each in root.iter() if each.get("id")}
    used = {each.get("href", "#")[1:] for each in root.iter(f"{SVG}use")}
    used |= set(re.findall(r"url\(#([^)]+)\)", picture))
    assert used <= known
    bottom = float(root.get("viewBox", "").split()[3])
    assert all(float(each.get("y", 0)) <= bottom for each in root.iter(f"{SVG}text"))


def test_long_words_of_the_legend_are_broken() -> None:
    """No line of the legend on paper runs out of the picture."""
    long = replace(ATLAS.shapes[-1], note="very " * 60)
    picture = map_picture(replace(ATLAS, shapes=(*ATLAS.shapes[:-1], long)), 1990, ENGLISH)
    lines = re.findall(r'<text x="26" y="\d+">([^<]+)</text>', picture)
    assert len(lines) > 3
    assert max(map(len, lines)) <= 96


def test_names_stand_where_there_is_room() -> None:
    """A name wider than its state, or under a number, is left out."""
    named = re.findall(r">(\w+)</text>", drawing.labels(ATLAS))
    assert "West" in named
    assert "Island" not in named
    assert drawing.labels(ATLAS, size=400) == ""


def test_the_same_every_time() -> None:
    """The same facts and outlines give the same bytes."""
    assert map_picture(ATLAS, 1990, ENGLISH) == map_picture(an_atlas(LEAGUE, UNION), 1990, ENGLISH)


def test_the_map_in_words_names_every_member() -> None:
    """Who does not see the map hears what it shows, those beyond its edge included."""
    assert drawing.in_words(ATLAS, 1955, ENGLISH) == (
        "Members at the end of 1955: LL 3, Union 1. LL: East, Far Isles, West. Union: East."
    )


def test_every_kind_is_drawn() -> None:
    """The square world has one of each."""
    assert {shape.kind for shape in ATLAS.shapes} == set(Kind)
