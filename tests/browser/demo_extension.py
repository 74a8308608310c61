"""A Sphinx extension for the demo book: hand-made marks and a hand-made quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from factquiz.book.athand.notes import Definition, Link
from factquiz.book.atlas.matrix import Matrix, Name, Row
from factquiz.book.atlas.matrixpage import setup_matrix
from factquiz.book.atlas.nodes import atlas_map, atlas_panels, dot_matrix
from factquiz.book.atlas.page import setup_page
from factquiz.book.html import setup_html
from factquiz.book.interface import interface
from factquiz.book.nodes import defined, fact_mark, quiz, taught
from factquiz.items.base import SourceLink
from tests.book.atlas.atlases import LEAGUE, UNION, an_atlas
from tests.browser.demo_form import OBJECTIVES, form

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Taught(SphinxRole):
    """A sentence that teaches: anchors taught-1, taught-2, … in the order of the page."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the marked sentence."""
        number = self.env.new_serialno("taught") + 1
        return [taught("", self.text, ids=[f"taught-{number}"])], []


class Mark(SphinxRole):
    """The mark of a source paragraph, with the standing of what it says."""

    def __init__(self, standing: str, fact: str) -> None:
        self.standing, self.fact = standing, fact

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark."""
        link = SourceLink(source="chronicle", at=self.text, label=f"Chronicle, {self.text}")
        node = fact_mark("", fact=self.fact, standing=self.standing, sources=(link,))
        return [node], []


class Known(SphinxRole):
    """A word whose meaning is at hand."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the word with its definition."""
        words = interface(self.env.app)
        entry = Link(words.gettext("In the glossary"), "sources", "term-matrix")
        note = Definition(self.text, "", "A word that this demo book explains.", (entry,))
        return [defined("", self.text, note=note)], []


class DemoQuiz(SphinxDirective):
    """The hand-made quiz under a given id."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the quiz node."""
        node = quiz("", form=form(), ids=[self.arguments[0]])
        node["objectives"] = OBJECTIVES
        return [node]


class DemoMaps(SphinxDirective):
    """A large map with its slider, and two small ones."""

    def run(self) -> list[nodes.Node]:
        """Return both as figures."""
        atlas = an_atlas(LEAGUE, UNION)
        large = atlas_map("", atlas=atlas, year=2000, first=1890, last=2000)
        small = atlas_panels("", atlas=atlas, years=(1900, 1955))
        return [
            nodes.figure("", each, nodes.caption("", caption))
            for each, caption in ((large, "A map with a slider."), (small, "Two moments."))
        ]


class DemoMatrix(SphinxDirective):
    """Three columns of discs."""

    def run(self) -> list[nodes.Node]:
        """Return the matrix, without the table for other outputs."""
        rows = (
            Row((0, 1), "3", (Name("Ash"), Name("Birch"), Name("Cedar", "plain", "code")), share=1),
            Row((0,), "2", (Name("Elm"), Name("Fir")), share=2 / 3),
            Row((1, 2), "1", (Name("Beech"),), "with others"),
        )
        words = ("In {bodies}: {count}. {names}.", "In {bodies}: nobody.")
        columns = ("Trees", "The Wood", "Nuts")
        made = Matrix(columns, rows, "What grows where", "How many", "Names", "Choose", *words)
        return [dot_matrix("", matrix=made)]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the demo's roles and directive, and the HTML side of the book."""
    setup_html(app)
    setup_page(app)
    setup_matrix(app)
    app.add_role("taught", Taught())
    app.add_role("mark", Mark("established", "demo"))
    app.add_role("contested", Mark("contested", "scribes"))
    app.add_role("known", Known())
    app.add_directive("demo-quiz", DemoQuiz)
    app.add_directive("demo-maps", DemoMaps)
    app.add_directive("demo-matrix", DemoMatrix)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
