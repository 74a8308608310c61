"""Maps, timelines and matrices as pictures and tables, for books that are neither web nor Typst.

A picture is drawn into a file beside the doctrees, where a builder finds it like any other image.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.atlas.drawing import in_words
from factquiz.book.atlas.nodes import atlas_map, atlas_panels, dot_matrix
from factquiz.book.atlas.paper import map_picture, panels_picture
from factquiz.book.atlas.words import counts
from factquiz.book.exam.nodes import practice_exam
from factquiz.book.interface import text_words
from factquiz.book.review.nodes import spaced_review
from factquiz.book.timeline.nodes import timeline_controls, timeline_glyph, timeline_strip
from factquiz.book.timeline.paper import pictures

if TYPE_CHECKING:
    from sphinx.builders import Builder

SVG = "image/svg+xml"
GLYPH_HEIGHT = "2ex"
"""Of a mark in a line of text."""

LETTERS = 80
"""How many letters of a legend fit into a line in whatever sans-serif a reader has."""

_COLOUR = re.compile(r"#[0-9a-f]{6}\b")


@dataclass(frozen=True)
class Desk:
    """Where pictures are drawn, for one document and one builder."""

    docname: str
    builder: Builder
    _drawn: dict[str, Path] = field(default_factory=dict)

    def picture(self, svg: str, alternative: str, **attributes: str) -> nodes.image:
        """Draw a picture into a file, unless it is there, and return the image node for it."""
        path = self._drawn.get(svg) or self._draw(svg)
        return nodes.image(
            "", uri=str(path), candidates={SVG: str(path)}, alt=alternative, **attributes
        )

    def _draw(self, svg: str) -> Path:
        folder = Path(self.builder.doctreedir, "drawings", self.builder.name)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.docname.replace('/', '-')}-{len(self._drawn) + 1}.svg"
        path.write_text(svg, encoding="utf-8")
        self._drawn[svg] = path
        self.builder.env.images.add_file(self.docname, str(path))
        return path


def flatten(document: nodes.document, docname: str, builder: Builder) -> None:
    """Replace what is drawn by pictures, and what is only for a screen by what it holds."""
    desk, words = Desk(docname, builder), text_words(builder.app)
    for node in list(document.findall(nodes.Element)):
        match node:
            case atlas_map():
                svg = map_picture(node.atlas, node["year"], words, letters=LETTERS)
                node.replace_self(desk.picture(svg, in_words(node.atlas, node["year"], words)))
            case atlas_panels():
                said = " ".join(counts(node.atlas.clubs, year, words) for year in node["years"])
                node.replace_self(
                    desk.picture(panels_picture(node.atlas, node["years"], words), said)
                )
            case timeline_strip():
                node.replace_self([desk.picture(each.svg, each.label) for each in pictures(node)])
            case timeline_glyph():
                node.replace_self(_glyph(node, desk))
            case dot_matrix() | spaced_review() | practice_exam():
                node.replace_self(node.children)
            case timeline_controls():
                node.parent.remove(node)


def _glyph(node: timeline_glyph, desk: Desk) -> list[nodes.Node]:
    """Return a mark as high as a letter; the words beside it say the same.

    In HTML it takes the colour of the text, whatever the reader has chosen; its shape is enough.
    """
    match desk.builder.format:
        case "html":
            return [nodes.raw("", _COLOUR.sub("currentColor", node["drawing"]), format="html")]
        case "latex":
            return [desk.picture(node["drawing"], "", height=GLYPH_HEIGHT)]
        case _:
            return []
