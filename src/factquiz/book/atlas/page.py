"""Maps on the web: one large map with a slider, and small ones that need no script.

The shapes stand once in the page; every map uses them.
Without the script the large map shows its year, and the controls stay hidden.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.assets import load_with
from factquiz.book.atlas import drawing
from factquiz.book.atlas.membership import years
from factquiz.book.atlas.nodes import AtlasElement, atlas_map, atlas_panels
from factquiz.book.atlas.words import changed, counts, no_change, standings
from factquiz.book.interface import interface, text_language, text_words
from factquiz.languages import marked

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.book.atlas.drawing import Atlas
    from factquiz.book.atlas.shapes import Shape
    from factquiz.languages import Language

COARSE = 2.4
"""How much wider the stripes of small maps are, so that they are seen at their size."""


def _place(translator: HTML5Translator, node: AtlasElement) -> tuple[str, str]:
    """Return the prefix of a node's own ids, and that of the page's first map of the same data."""
    maps = list(translator.document.findall(AtlasElement))
    own = maps.index(node)
    shared = next(at for at, each in enumerate(maps) if each.atlas == node.atlas)
    return f"atlas-{own + 1}", f"atlas-{shared + 1}"


def visit_map(self: HTML5Translator, node: atlas_map) -> None:
    """Write the large map, its controls, its line of words, and its legend."""
    own, shared = _place(self, node)
    atlas, year = node.atlas, node["year"]
    words = text_words(self.builder.app)
    shapes = drawing.definitions(atlas, own) if own == shared else ""
    picture = (
        f"{_svg(atlas, drawing.in_words(atlas, year, words))}"
        f"<defs>{shapes}{drawing.patterns(own)}</defs>"
        '<g stroke-width="1.5">'
        f"{drawing.moving_states(atlas, shared, own, year)}</g>"
        f"{drawing.areas(atlas, shared, own, year, moving=True)}"
        f'<g class="map-labels">{drawing.labels(atlas)}</g>'
        f"{drawing.numbers(atlas, year, moving=True)}</svg>"
    )
    self.body.append(
        f'<div class="atlas" data-fills="{own}-f">{_controls(self, node, own)}'
        f'<div class="atlas-frame">{picture}</div>'
        f'<p class="atlas-says" aria-live="polite">{escape(_said(atlas, year, words))}</p>'
        f"{_legend(atlas, own, words)}</div>\n"
    )
    raise nodes.SkipNode


def _svg(atlas: Atlas, label: str) -> str:
    size = f"{atlas.frame.width} {atlas.frame.height}"
    return f'<svg viewBox="0 0 {size}" role="img" focusable="false" aria-label="{escape(label)}">'


def _said(atlas: Atlas, year: int, words: Language) -> str:
    return f"{counts(atlas.clubs, year, words)} {changed(atlas.clubs, year, words)}"


def _controls(self: HTML5Translator, node: atlas_map, own: str) -> str:
    """Return the slider with its buttons. The options of its list carry what a script must say.

    The buttons speak to the reader; what the map says of a year is of the text.
    """
    app, clubs = self.builder.app, node.atlas.clubs
    text, words = text_words(app), interface(app)
    ours = marked(words.tag, text_language(app.config))
    first, last, year = node["first"], node["last"], node["year"]
    ticks = "".join(
        f'<option value="{each}" data-counts="{escape(counts(clubs, each, text))}" '
        f'data-changes="{escape(changed(clubs, each, text))}"></option>'
        for each in (first, *(each for each in years(clubs) if first < each <= last))
    )
    year_name, choose = words.gettext("Year"), words.gettext("Choose a year")
    play, pause = words.gettext("Play"), words.gettext("Pause")
    earlier, later = words.gettext("Earlier change"), words.gettext("Later change")
    return (
        f'<fieldset class="atlas-controls"{ours} hidden data-none="{escape(no_change(text))}" '
        f'data-pause="{pause}"><legend>{choose}</legend>'
        f'<span class="atlas-year"><label for="{own}-year">{year_name}</label> '
        f'<output for="{own}-year">{year}</output></span>'
        f'<input type="range" id="{own}-year" min="{first}" max="{last}" value="{year}" '
        f'list="{own}-ticks" autocomplete="off"><datalist id="{own}-ticks">{ticks}</datalist>'
        f'<span class="atlas-buttons"><button type="button" data-step="-1">{earlier}</button>'
        f'<button type="button" data-play>{play}</button>'
        f'<button type="button" data-step="1">{later}</button>'
        "</span></fieldset>"
    )


def _legend(atlas: Atlas, own: str, words: Language) -> str:
    fills = (f"f{number}" for number in range(1 << len(atlas.clubs)))
    keys = "".join(
        f"<li>{_swatch(own, fill)}{escape(meaning)}</li>"
        for fill, meaning in zip(fills, standings(atlas.clubs, words), strict=True)
    )
    parts = "".join(_part(shape) for shape in atlas.shapes if shape.number)
    label = words.gettext("What the map shows")
    return f'<ul class="atlas-legend" role="list" aria-label="{label}">{keys}</ul>' + (
        f'<ol class="atlas-parts">{parts}</ol>' if parts else ""
    )


def _swatch(own: str, fill: str) -> str:
    return (
        '<svg class="atlas-swatch" viewBox="0 0 44 28" aria-hidden="true" focusable="false">'
        f'<rect class="map-border" width="44" height="28" fill="url(#{own}-{fill})" '
        f'stroke="{drawing.BORDER}"/></svg>'
    )


def _part(shape: Shape) -> str:
    return f'<li value="{shape.number}">{escape(shape.legend)}</li>'


def visit_panels(self: HTML5Translator, node: atlas_panels) -> None:
    """Write the small maps, each with its year."""
    own, shared = _place(self, node)
    atlas, words = node.atlas, text_words(self.builder.app)
    shapes = drawing.definitions(atlas, own) if own == shared else ""
    first = f"<defs>{shapes}{drawing.patterns(own, COARSE)}</defs>"
    panels = []
    for year in node["years"]:
        picture = (
            f"{_svg(atlas, drawing.in_words(atlas, year, words))}{first}"
            '<g stroke-width="3">'
            f"{drawing.states(atlas, shared, own, year)}</g></svg>"
        )
        panels.append(f'<li class="atlas-panel"><span>{year}</span>{picture}</li>')
        first = ""
    self.body.append(f'<ol class="atlas-panels" role="list">{"".join(panels)}</ol>\n')
    raise nodes.SkipNode


def setup_page(app: Sphinx) -> None:
    """Register the nodes for the web, and what their pages load."""
    app.add_node(atlas_map, override=True, html=(visit_map, None))
    app.add_node(atlas_panels, override=True, html=(visit_panels, None))
    load_with(app, AtlasElement, style="atlas.css")
    load_with(app, atlas_map, script="atlas.js")
