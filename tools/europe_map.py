# /// script
# requires-python = ">=3.11"
# dependencies = ["shapely>=2.1"]
# ///
"""Make ``book/maps/europe.geojson`` from Natural Earth, as the npm package world-atlas has it.

Not part of any build: the small file that it makes is kept with the book.  To make it again::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pipx run tools/europe_map.py package/countries-50m.json book/maps/europe.geojson

Natural Earth draws who controls the ground. This map draws borders as the General Assembly of the
United Nations recognises them, so Crimea goes to Ukraine, and the north of Cyprus to Cyprus.
What a government does not control is an *area*, laid over the state that it belongs to.
Outlines that Natural Earth lacks (``ROUGH``) are drawn by hand and cut to the state's own border.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely
from shapely import affinity
from shapely.geometry import MultiPolygon, Point, Polygon, box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BOUNDS = (-21, 34, 58, 71.8)
"""What the map is to show, in degrees: west, south, east, north."""

WINDOW = box(-27, 31, 70, 75)
"""What is kept: more than is to be seen, for the edges of the map are curved."""

TOLERANCE = 0.08
"""How far a simplified line may stray, in degrees of latitude: about nine kilometres."""

SMALLEST = 0.05
"""Islands with less than this are left out, in square degrees, unless a state has nothing else."""

SQUEEZE = 0.57
"""A degree of longitude in degrees of latitude, at 55° north."""

PLACES = 2
"""Decimal places of a coordinate that are kept: about a kilometre."""

NAMES = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Czechia": "the Czech Republic",
    "Macedonia": "North Macedonia",
    "Netherlands": "the Netherlands",
    "Turkey": "Türkiye",
    "United Kingdom": "the United Kingdom",
    "Vatican": "the Holy See",
}
"""The names of the course where Natural Earth has others."""

APART = {"Faeroe Is.", "Isle of Man", "Jersey", "Guernsey", "Greenland", "Åland"}
"""Dependencies and territories of their own standing: land, but no state and no part of one."""

MERGED = {"Kosovo": "Serbia", "N. Cyprus": "Cyprus"}
"""What Natural Earth draws apart, and the state to which the United Nations counts it."""

SIMFEROPOL = Point(34.1, 44.95)

EAST_GERMANY = [
    *((10.96, 54.4), (10.96, 53.93), (10.78, 53.6), (10.6, 53.37), (11.1, 53.15), (11.6, 53.03)),
    *((11.3, 52.87), (10.85, 52.82), (10.75, 52.55), (11.0, 52.2), (10.62, 51.8), (10.65, 51.6)),
    *((9.95, 51.4), (10.2, 51.0), (9.98, 50.75), (10.05, 50.55), (10.5, 50.37), (11.25, 50.29)),
    *((11.3, 50.5), (11.9, 50.4), (12.1, 50.3), (13, 50), (16, 50), (16, 56), (12, 55)),
]
"""The German Democratic Republic without its outer border, roughly; with all of Berlin."""

ROUGH = {
    "Abkhazia": ("Georgia", [(41.5, 42.3), (42.1, 42.75), (42.6, 43.4), (40.5, 44.5), (39, 43.3)]),
    "South Ossetia": (
        "Georgia",
        [(43.45, 42.6), (43.6, 42.25), (43.95, 42.12), (44.35, 42.12), (44.6, 42.4), (44.6, 43)],
    ),
    "Transnistria": ("Moldova", [(28.35, 48.25), (29.8, 46.3), (31, 46.5), (30, 49)]),
}
"""Areas that Natural Earth does not have: the state, and a rough line around them."""

AREAS: dict[str, dict[str, str]] = {
    "Crimea": {
        "of": "Ukraine",
        "during": "2014-03/..",
        "note": "occupied by Russia since 2014, together with the city of Sevastopol",
    },
    "Transnistria": {
        "of": "Moldova",
        "during": "1992-07/..",
        "note": "outside the control of Moldova's government since 1992, with Russian troops",
    },
    "Abkhazia": {
        "of": "Georgia",
        "during": "1993-09/..",
        "note": "outside the control of Georgia's government since 1993, with Russian troops",
    },
    "South Ossetia": {
        "of": "Georgia",
        "during": "1992-06/..",
        "note": "outside the control of Georgia's government since 1992, with Russian troops",
    },
    "Northern Cyprus": {
        "of": "Cyprus",
        "during": "1974-08/..",
        "note": "outside the control of Cyprus's government since 1974, with Turkish troops",
    },
    "Kosovo": {
        "of": "Serbia",
        "during": "1999-06/..",
        "note": "under United Nations administration since 1999; it declared its independence in "
        "2008, which some states recognise and others do not",
    },
}
"""Areas in the order of the legend: the state they belong to, since when, and what is said."""

DISPUTED = "Kosovo"
"""Drawn with a broken line and not hatched: whether it is a state, states disagree on."""

UNLOCATED = ("Canada", "the United States")
"""Members that lie outside the map."""

Geometry = Any


def decoded(topology: dict[str, Any]) -> dict[str, Geometry]:
    """Return the countries of a TopoJSON file by their names."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for deltas in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        runs = (arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices)
        points = _unwrapped(point for run in runs for point in run[:-1])
        return [*points, points[0]]

    found = {}
    for country in topology["objects"]["countries"]["geometries"]:
        if "arcs" in country:
            many = country["type"] == "MultiPolygon"
            parts = country["arcs"] if many else [country["arcs"]]
            polygons = [Polygon(ring(part[0]), [ring(hole) for hole in part[1:]]) for part in parts]
            found[country["properties"]["name"]] = shapely.make_valid(MultiPolygon(polygons))
    return found


def _unwrapped(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points that go on past 180° east where the file jumps to 180° west."""
    found: list[tuple[float, float]] = []
    for x, y in points:
        turns = round((found[-1][0] - x) / 360) if found else 0
        found.append((x + 360 * turns, y))
    return found


def polygons(shape: Geometry) -> list[Polygon]:
    """Return the polygons of a geometry, whatever it consists of."""
    parts = shapely.get_parts(shape)
    return [
        each
        for part in parts
        for each in (polygons(part) if part.geom_type.startswith("Multi") else [part])
        if each.geom_type == "Polygon"
    ]


def recognised(countries: dict[str, Geometry]) -> dict[str, Geometry]:
    """Return the countries with the borders that the United Nations recognise, and areas apart."""
    states = dict(countries)
    crimea = next(part for part in polygons(states["Russia"]) if part.contains(SIMFEROPOL))
    states["Russia"] = MultiPolygon([each for each in polygons(states["Russia"]) if each != crimea])
    states["+Crimea"] = crimea
    for name in MERGED:
        states[f"+{name}"] = states.pop(name)
    return states


def simplified(states: dict[str, Geometry]) -> dict[str, Geometry]:
    """Return simpler outlines that still fit together, without islets."""
    names = [name for name, shape in states.items() if shape.intersects(WINDOW)]
    clipped = [MultiPolygon(polygons(states[name].intersection(WINDOW))) for name in names]
    squeezed = [affinity.scale(each, SQUEEZE, 1, origin=(0, 0)) for each in clipped]
    simple = shapely.coverage_simplify(squeezed, TOLERANCE)
    return {
        name: _without_islets(affinity.scale(shape, 1 / SQUEEZE, 1, origin=(0, 0)))
        for name, shape in zip(names, simple, strict=True)
    }


def _without_islets(shape: Geometry) -> Geometry:
    parts = sorted(polygons(shape), key=lambda part: -part.area)
    return MultiPolygon([parts[0], *(part for part in parts[1:] if part.area > SMALLEST)])


def features(states: dict[str, Geometry]) -> Iterator[dict[str, Any]]:
    """Yield the features of the map: states, land, then areas, each in the order of its name."""
    areas = {"Crimea": states.pop("+Crimea")}
    areas |= {name: states.pop(f"+{name}") for name in MERGED}
    areas["Northern Cyprus"] = areas.pop("N. Cyprus")
    states["Ukraine"] = states["Ukraine"].union(areas["Crimea"])
    states["Serbia"] = states["Serbia"].union(areas["Kosovo"])
    states["Cyprus"] = states["Cyprus"].union(areas["Northern Cyprus"])
    for name, (state, line) in ROUGH.items():
        areas[name] = states[state].intersection(Polygon(line))
    east = Polygon(EAST_GERMANY)
    germany = states.pop("Germany")
    for name in sorted(states, key=lambda each: str(NAMES.get(each, each)).removeprefix("the ")):
        kind = "land" if name in APART else "state"
        yield _feature(kind, NAMES.get(name, name), states[name])
    divided = "1949/1990-10-02"
    yield _feature("state", "Germany", germany.difference(east), during=divided)
    yield _feature("land", "East Germany", germany.intersection(east), during=divided)
    yield _feature("state", "Germany", germany, during="1990-10-03/..")
    for name in UNLOCATED:
        yield _feature("state", name, None)
    for name, said in AREAS.items():
        kind = "outline" if name == DISPUTED else "area"
        yield _feature(kind, name, areas[name], **said)


def _feature(kind: str, name: str, shape: Geometry, **more: str) -> dict[str, Any]:
    properties = {"name": name, "kind": kind, **more}
    geometry = None
    if shape is not None:
        parts = [[_rounded(part.exterior), *map(_rounded, part.interiors)] for part in _kept(shape)]
        geometry = {"type": "MultiPolygon", "coordinates": parts}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _kept(shape: Geometry) -> list[Polygon]:
    return sorted(polygons(shape), key=lambda part: -part.area)


def _rounded(ring: Geometry) -> list[list[float]]:
    points: list[list[float]] = []
    for x, y in ring.coords:
        point = [round(x, PLACES), round(y, PLACES)]
        if not points or points[-1] != point:
            points.append(point)
    return points


def main() -> None:
    """Read the TopoJSON file named first, write the GeoJSON file named second."""
    source, target = map(Path, sys.argv[1:])
    states = simplified(recognised(decoded(json.loads(source.read_text("utf-8")))))
    lines = ",\n".join(
        json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in features(states)
    )
    bounds = json.dumps(BOUNDS)
    text = f'{{"type":"FeatureCollection","bbox":{bounds},"features":[\n{lines}\n]}}\n'
    target.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
