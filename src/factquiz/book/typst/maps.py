"""Maps in the PDF: pictures that travel inside the markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.atlas.drawing import in_words
from factquiz.book.atlas.nodes import atlas_map, atlas_panels, dot_matrix
from factquiz.book.atlas.paper import map_picture, panels_picture
from factquiz.book.atlas.words import counts
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import Code, call, string
from factquiz.book.typst.pictures import with_own_typefaces

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()


@HANDLERS(atlas_map)
def large_map(node: atlas_map, t: Translator) -> str:
    """Write the map of the year that the web page opens with."""
    year, words = node["year"], t.book.words
    return _picture(map_picture(node.atlas, year, words), in_words(node.atlas, year, words))


@HANDLERS(atlas_panels)
def small_maps(node: atlas_panels, t: Translator) -> str:
    """Write the small maps; the words give the numbers, the table of accessions the names."""
    years, words = node["years"], t.book.words
    said = " ".join(counts(node.atlas.clubs, year, words) for year in years)
    return _picture(panels_picture(node.atlas, years, words), said)


@HANDLERS(dot_matrix)
def matrix(node: dot_matrix, t: Translator) -> str:
    """Write the table that a matrix holds."""
    return t.sequence(node.children)


def _picture(svg: str, alternative: str) -> str:
    return call("picture", Code(f"bytes({string(with_own_typefaces(svg))})"), alternative)
