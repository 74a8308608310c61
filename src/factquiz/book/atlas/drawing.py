"""Maps as SVG: the same markup for the page and for paper.

Colours stand twice, as attributes for paper and as ``map-…`` classes for the page's stylesheet.
The first body has stripes and the second a tint, so that both together are both at once,
in colour, in grey, and for eyes that do not tell the colours apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from factquiz.book.atlas.membership import changes, covers, standing
from factquiz.book.atlas.outlines import Kind
from factquiz.book.atlas.words import counts
from factquiz.generation.wording import bare, capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.book.atlas.membership import Club
    from factquiz.book.atlas.projection import Frame
    from factquiz.book.atlas.shapes import Shape
    from factquiz.languages import Language

LAND, TINT, LINES, INK, BORDER = "#f3efe6", "#bd7d22", "#12335a", "#1f1c18", "#837b6d"
PAPER = "#ffffff"

_STRIPE, _HATCH = 15, 9
_EDGES = (("map-border", BORDER), ("map-striped", LINES), ("map-inner", PAPER))
_DISC = 11
"""Radius of the disc that holds a number; it stands on the northern end of its area."""
_LETTER = 0.62
"""Width of a letter of a label, in sizes of its type."""


@dataclass(frozen=True)
class Atlas:
    """A map that can be drawn for any year. ``data`` is the path of its outlines, as its name."""

    data: str
    frame: Frame
    shapes: tuple[Shape, ...]
    clubs: tuple[Club, ...]

    def visible(self, year: int) -> tuple[tuple[int, Shape], ...]:
        """Return the shapes that a year has, with their places in ``shapes``."""
        return tuple(
            (place, shape) for place, shape in enumerate(self.shapes) if covers(shape.during, year)
        )

    def parts(self, year: int) -> tuple[Shape, ...]:
        """Return the numbered areas and outlines of a year."""
        return tuple(shape for _, shape in self.visible(year) if shape.number)


def definitions(atlas: Atlas, prefix: str) -> str:
    """Return every shape once, to be used by all maps of a page."""
    paths = (
        f'<path id="{prefix}-{place}" d="{shape.path}"/>'
        for place, shape in enumerate(atlas.shapes)
    )
    return "".join(paths)


def patterns(prefix: str, coarse: float = 1) -> str:
    """Return what fills states by their standing, and areas; ``coarse`` widens the lines."""
    tint = f'<rect class="map-tint" width="99" height="99" fill="{TINT}"/>'
    land = f'<rect class="map-land" width="99" height="99" fill="{LAND}"/>'
    stripes = _line("map-lines", 5, LINES)
    on_tint = _line("map-lines-on-tint", 5, LINES)
    fills = (land, land + stripes, tint, tint + on_tint)
    hatch = _line("map-hatch", 2.4, INK)
    return "".join(
        _pattern(f"{prefix}-f{place}", _STRIPE, 45, coarse, fill)
        for place, fill in enumerate(fills)
    ) + _pattern(f"{prefix}-h", _HATCH, -45, coarse, hatch)


def _line(name: str, width: float, colour: str) -> str:
    return f'<rect class="{name}" width="{width}" height="99" fill="{colour}"/>'


def _pattern(name: str, size: int, turn: int, coarse: float, content: str) -> str:
    return (
        f'<pattern id="{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({turn}) scale({coarse:g})">{content}</pattern>'
    )


def states(atlas: Atlas, prefix: str, fills: str, year: int) -> str:
    """Return the land of a year, each state filled by its standing; shapes are ``prefix``'s."""

    def filled(pair: tuple[int, Shape]) -> int:
        return _now(atlas, pair[1], year)

    land = [pair for pair in atlas.visible(year) if pair[1].kind in (Kind.STATE, Kind.LAND)]
    return "".join(
        f"<g {_paint(fills, number)}>"
        + "".join(f'<use href="#{prefix}-{place}"/>' for place, _ in group)
        + "</g>"
        for number, group in groupby(sorted(land, key=filled), filled)
    )


def moving_states(atlas: Atlas, prefix: str, fills: str, year: int) -> str:
    """Return the land as :func:`states` does, with what a script needs to show other years."""
    drawn = []
    for place, shape in enumerate(atlas.shapes):
        if shape.kind in (Kind.STATE, Kind.LAND):
            now = _now(atlas, shape, year)
            drawn.append(
                f'<use href="#{prefix}-{place}" {_paint(fills, now)}{_times(shape, year)}'
                f"{_changes(atlas, shape)}>{_tooltip(atlas, shape)}</use>"
            )
    return "".join(drawn)


def _paint(fills: str, number: int) -> str:
    """Return how a standing looks.

    Stripes are held together by a line of their colour; between tints the lines are light.
    """
    name, colour = _EDGES[min(number, 2)]
    return f'class="{name}" fill="url(#{fills}-f{number})" stroke="{colour}"'


def _now(atlas: Atlas, shape: Shape, year: int) -> int:
    return standing(atlas.clubs, shape.name, year) if shape.kind is Kind.STATE else 0


def _times(shape: Shape, year: int) -> str:
    """Return the years that a shape is for, and whether it is hidden in this."""
    if shape.during is None:
        return ""
    hidden = "" if covers(shape.during, year) else ' display="none"'
    # A year has a shape if its last day has it.
    last = shape.during.last
    until = last.year if (last.month, last.day) == (12, 31) else last.year - 1
    return f' data-from="{shape.during.first.year}" data-until="{until}"{hidden}'


def _changes(atlas: Atlas, shape: Shape) -> str:
    if shape.kind is not Kind.STATE:
        return ""
    steps = " ".join(f"{year}:{now}" for year, now in changes(atlas.clubs, shape.name))
    return f' data-steps="{steps}"' if steps else ""


def _tooltip(atlas: Atlas, shape: Shape) -> str:
    times = "; ".join(
        f"{club.label} {_span(spell.during.first.year, spell.during.last.year)}"
        for club in atlas.clubs
        for spell in club.spells
        if spell.member.removeprefix("the ") == bare(shape.name)
    )
    said = f"{capital(bare(shape.name))}: {times}" if times else capital(bare(shape.name))
    return f"<title>{escape(said)}</title>"


def _span(first: int, last: int) -> str:
    return f"since {first}" if last == 9999 else f"{first}–{last}"  # noqa: PLR2004 (an open end)


def areas(atlas: Atlas, prefix: str, fills: str, year: int, *, moving: bool = False) -> str:
    """Return the hatched areas and broken lines that lie over the states."""
    drawn = []
    for place, shape in enumerate(atlas.shapes):
        if not shape.number or not (moving or covers(shape.during, year)):
            continue
        fill = f"url(#{fills}-h)" if shape.kind is Kind.AREA else "none"
        times = _times(shape, year) if moving else ""
        drawn.append(
            f'<use class="map-area" href="#{prefix}-{place}" fill="{fill}" stroke="{INK}" '
            f'stroke-dasharray="6 4"{times}/>'
        )
    return f'<g stroke-width="2">{"".join(drawn)}</g>' if drawn else ""


def numbers(atlas: Atlas, year: int, *, moving: bool = False) -> str:
    """Return a disc with its number for each area and outline."""
    return "".join(
        f'<g class="map-number"{_times(shape, year) if moving else ""} '
        f'transform="translate({shape.top[0]} {shape.top[1]})">'
        f'<circle class="map-disc" cy="-{_DISC - 1}" r="{_DISC}" fill="{PAPER}" stroke="{INK}" '
        'stroke-width="1.5"/>'
        f'<text class="map-ink" y="-4.5" font-size="16" text-anchor="middle" fill="{INK}">'
        f"{shape.number}</text></g>"
        for shape in atlas.shapes
        if shape.number and (moving or covers(shape.during, year))
    )


def labels(atlas: Atlas, size: int = 17) -> str:
    """Return the names of the states that have room for them."""
    named = {
        shape.key: (capital(bare(shape.name)), shape)
        for shape in atlas.shapes
        if shape.kind is Kind.STATE
    }
    return "".join(_labels(atlas, list(named.values()), size))


def _labels(atlas: Atlas, named: list[tuple[str, Shape]], size: int) -> Iterator[str]:
    discs = [(shape.top[0], shape.top[1] - _DISC) for shape in atlas.shapes if shape.number]
    for name, shape in named:
        x, y = shape.middle
        half = len(name) * size * _LETTER / 2
        inside = half < x < atlas.frame.width - half and size < y < atlas.frame.height
        clear = not any(abs(x - at) < half + _DISC and abs(y - on) < 2 * _DISC for at, on in discs)
        if 2 * half < shape.room and inside and clear:
            yield (
                f'<text class="map-label" x="{x}" y="{y}" font-size="{size}" '
                f'text-anchor="middle" fill="{INK}" stroke="{PAPER}" stroke-width="4" '
                f'paint-order="stroke">{escape(name)}</text>'
            )


def in_words(atlas: Atlas, year: int, words: Language) -> str:
    """Return what a map of a year shows, for those who do not see it."""
    members = (
        f"{each.label}: {', '.join(map(bare, each.members(year))) or '–'}." for each in atlas.clubs
    )
    return f"{counts(atlas.clubs, year, words)} {' '.join(members)}"
