"""The outlines that a map is drawn from: a GeoJSON file (RFC 7946) with a ``bbox``.

Each feature is a ``Polygon``, a ``MultiPolygon``, or, if it lies outside the map, ``null``.
Its properties say what it is: ``name``, ``kind``, and at will ``during``, ``of`` and ``note``.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from factquiz.facts.dates import When

Ring: TypeAlias = tuple[tuple[float, float], ...]
Rings: TypeAlias = tuple[Ring, ...]


class OutlineError(ValueError):
    """A file that holds no outlines; the message says what is wrong and where."""


class Kind(StrEnum):
    """What an outline is."""

    STATE = "state"
    """A state, which may be a member of something."""
    LAND = "land"
    """Land that is never a member."""
    AREA = "area"
    """A part of a state that its government does not control: hatched, numbered, named."""
    OUTLINE = "outline"
    """A part of a state with a broken line around it, numbered and named."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Polygon(_Part):
    """One polygon: its outer ring, then its holes."""

    type: Literal["Polygon"]
    coordinates: Rings


class MultiPolygon(_Part):
    """Several polygons."""

    type: Literal["MultiPolygon"]
    coordinates: tuple[Rings, ...]


Geometry: TypeAlias = Annotated[Polygon | MultiPolygon, Field(discriminator="type")]


class Properties(_Part):
    """What a feature is. ``of`` and ``note`` are for the legend of areas and outlines."""

    name: str = Field(min_length=1)
    kind: Kind
    during: When | None = None
    of: str = ""
    note: str = ""


class Outline(_Part):
    """A feature: what it is, and its polygons."""

    type: Literal["Feature"]
    properties: Properties
    geometry: Geometry | None

    @property
    def polygons(self) -> tuple[Rings, ...]:
        """The polygons, none if the outline lies outside the map."""
        match self.geometry:
            case Polygon(coordinates=rings):
                return (rings,)
            case MultiPolygon(coordinates=polygons):
                return polygons
            case None:
                return ()

    @property
    def key(self) -> str:
        """The name by which members find their outline."""
        return key(self.properties.name)


class Outlines(_Part):
    """A whole file. ``bbox`` is what the map shows: west, south, east, north, in degrees."""

    type: Literal["FeatureCollection"]
    bbox: tuple[float, float, float, float]
    features: tuple[Outline, ...] = Field(min_length=1)


def key(name: str) -> str:
    """Return a name without its article, for comparing."""
    return name.casefold().removeprefix("the ")


def read(text: str) -> Outlines:
    """Read a file of outlines.

    Raises:
        OutlineError: it is not JSON, or not what a map can be drawn from.

    """
    try:
        return Outlines.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        raise OutlineError(f"not JSON: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise OutlineError(f"{place}: {first['msg']}") from error
