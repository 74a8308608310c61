"""A square world: two states side by side, an island, and a part of one that another holds."""

from __future__ import annotations

import json
from typing import Any

from tests.book.reference.conftest import make_book

__all__ = ["make_book"]

FACTS = """\
lesson: only
defaults: {source: record, objective: know}
facts:
  - body: league
    name: the League of Lights
    acronym: LL
    members_complete: true
    members:
      - {who: West, during: "1900-06-01/.."}
      - {who: East, during: "1950/1960-01-31"}
      - {who: the Far Isles, during: "1950-03-04/.."}
    source: {at: whole}
  - body: union
    name: the Union
    members:
      - {who: East, during: "1950-12-31/.."}
      - {who: Island}
    source: {at: whole}
  - body: empty
    name: the empty club
    source: {at: whole}
"""


def square(x: float, y: float, size: float = 10) -> list[list[list[float]]]:
    """Return the coordinates of a polygon: a square with its south-western corner."""
    right, top = x + size, y + size
    return [[[x, y], [right, y], [right, top], [x, top], [x, y]]]


def feature(name: str, rings: list[Any] | None, kind: str = "state", **more: str) -> dict[str, Any]:
    """Return a feature of one polygon, or of none."""
    geometry = None if rings is None else {"type": "Polygon", "coordinates": rings}
    properties = {"name": name, "kind": kind, **more}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def world(*more: dict[str, Any]) -> str:
    """Return a file of outlines."""
    features = [
        feature("West", square(0, 40), during="../1969-12-31"),
        feature("West", square(0, 40, 12), during="1970/.."),
        feature("East", square(12, 40)),
        feature("Island", square(25, 45, 0.01)),
        feature("Far Isles", None),
        feature("The Ice", square(2, 55, 4), "land"),
        feature("Harbour", square(14, 42, 3), "area", of="East", during="1980-02/..", note="held"),
        feature("Hills", square(18, 46, 3), "outline", of="East"),
        *more,
    ]
    return json.dumps({"type": "FeatureCollection", "bbox": [-5, 35, 30, 60], "features": features})
