"""A timeline on the web: the strips as SVG, the filters as a native form, and their assets.

The whole figure stands in the page; the script only hides and moves what is there.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.timeline.drawing import svg
from factquiz.book.timeline.layout import Axis, strip

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.book.timeline.nodes import (
        Filter,
        timeline_controls,
        timeline_glyph,
        timeline_strip,
    )

_WIDTH = 656
"""Of the axis, in CSS pixels: with its edges, the measure of the text."""

_ZOOMS = (("1", "as wide as the text"), ("2", "twice as wide"), ("4", "four times as wide"))


def visit_strip(self: HTML5Translator, node: timeline_strip) -> None:
    """Write a strip in a box of its own, which scrolls where the screen is narrower."""
    axis = Axis(node["first_year"], node["last_year"], _WIDTH)
    ident = node["ids"][0]
    name = escape(node["label"].split(":")[0])
    self.body.append(
        f'<div class="timeline-frame scroll" id="{ident}" role="region" tabindex="0" '
        f'aria-label="{name}, figure">'
        f"{svg(strip(node.entries, axis), prefix=ident, label=node['label'])}</div>\n"
    )
    raise nodes.SkipNode


def visit_glyph(self: HTML5Translator, node: timeline_glyph) -> None:
    """Write a mark; the words beside it say the same."""
    self.body.append(node["drawing"])
    raise nodes.SkipNode


def visit_controls(self: HTML5Translator, node: timeline_controls) -> None:
    """Write the form, hidden until the script is there to obey it."""
    fields = "".join(_select(each) for each in node.filters)
    zooms = "".join(f'<option value="{value}">{name}</option>' for value, name in _ZOOMS)
    self.body.append(
        f'<form class="timeline-controls" id="{node["ids"][0]}" hidden autocomplete="off">'
        "<fieldset><legend>Choose what is shown</legend>"
        f"{fields}"
        f'<div data-zoom=""><label for="choose-figure">Figure</label>'
        f'<select id="choose-figure">{zooms}</select></div>'
        '<p><button type="reset">Show all</button> '
        f'<output data-shown="%s of {node["total"]} shown">'
        f"{node['total']} of {node['total']} shown</output></p>"
        "</fieldset></form>\n"
    )
    raise nodes.SkipNode


def _select(control: Filter) -> str:
    options = "".join(
        f'<option value="{escape(each.value)}">{escape(each.name)} ({each.count})</option>'
        for each in control.choices
    )
    ident = f"choose-{control.name.lower()}"
    return (
        f'<div><label for="{ident}">{escape(control.name)}</label><select id="{ident}">'
        f'<option value="">{escape(control.every)}</option>{options}</select></div>'
    )
