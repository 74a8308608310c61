"""A timeline on the web: the strips as SVG, the filters as a native form, and their assets.

The whole figure stands in the page; the script only hides and moves what is there.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.interface import interface, text_language, text_words
from factquiz.book.timeline.drawing import in_page, svg
from factquiz.book.timeline.layout import Axis, strip
from factquiz.languages import filled, marked

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.book.timeline.nodes import (
        Filter,
        timeline_controls,
        timeline_glyph,
        timeline_strip,
    )
    from factquiz.languages import Language

_WIDTH = 656
"""Of the axis, in CSS pixels: with its edges, the measure of the text."""


def _zooms(words: Language) -> tuple[tuple[str, str], ...]:
    return (
        ("1", words.gettext("as wide as the text")),
        ("2", words.gettext("twice as wide")),
        ("4", words.gettext("four times as wide")),
    )


def visit_strip(self: HTML5Translator, node: timeline_strip) -> None:
    """Write a strip in a box of its own, which scrolls where the screen is narrower."""
    axis = Axis(node["first_year"], node["last_year"], _WIDTH)
    ident = node["ids"][0]
    words = text_words(self.builder.app)
    name = escape(words.gettext("{name}, figure", name=node["label"].split(":")[0]))
    self.body.append(
        f'<div class="timeline-frame scroll" id="{ident}" role="region" tabindex="0" '
        f'aria-label="{name}">'
        f"{svg(strip(node.entries, axis), prefix=ident, label=node['label'])}</div>\n"
    )
    raise nodes.SkipNode


def visit_glyph(self: HTML5Translator, node: timeline_glyph) -> None:
    """Write a mark; the words beside it say the same."""
    self.body.append(in_page(node["drawing"]))
    raise nodes.SkipNode


def visit_controls(self: HTML5Translator, node: timeline_controls) -> None:
    """Write the form, hidden until the script is there to obey it."""
    app = self.builder.app
    words, total = interface(app), node["total"]
    text = text_language(app.config)
    ours, theirs = marked(words.tag, text), marked(text, words.tag)
    fields = "".join(_select(each, theirs) for each in node.filters)
    shown = words.gettext("{count} of {total} shown", total=total)
    zooms = "".join(f'<option value="{value}">{name}</option>' for value, name in _zooms(words))
    choose, figure = words.gettext("Choose what is shown"), words.gettext("Figure")
    every = words.gettext("Show all")
    self.body.append(
        f'<form class="timeline-controls"{ours} id="{node["ids"][0]}" hidden autocomplete="off">'
        f"<fieldset><legend>{choose}</legend>"
        f"{fields}"
        f'<div data-zoom=""><label for="choose-figure">{figure}</label>'
        f'<select id="choose-figure">{zooms}</select></div>'
        f'<p><button type="reset">{every}</button> '
        f'<output data-shown="{shown}">{filled(shown, count=total)}</output></p>'
        "</fieldset></form>\n"
    )
    raise nodes.SkipNode


def _select(control: Filter, theirs: str) -> str:
    """Return a filter; ``theirs`` marks what is called as in the text."""
    own = "" if control.ident == "time" else theirs
    options = "".join(
        f'<option value="{escape(each.value)}"{own}>{escape(each.name)} ({each.count})</option>'
        for each in control.choices
    )
    ident = f"choose-{control.ident}"
    return (
        f'<div><label for="{ident}">{escape(control.name)}</label><select id="{ident}">'
        f'<option value="">{escape(control.every)}</option>{options}</select></div>'
    )
