"""A Sphinx extension for the demo book: hand-made marks and a hand-made quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.util.docutils import SphinxDirective, SphinxRole

from factquiz.book.html import setup_html
from factquiz.book.nodes import fact_mark, quiz, taught
from factquiz.items.base import SourceLink
from tests.browser.demo_form import OBJECTIVES, form

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class Taught(SphinxRole):
    """A sentence that teaches: anchors taught-1, taught-2, … in the order of the page."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the marked sentence."""
        number = self.env.new_serialno("taught") + 1
        return [taught("", self.text, ids=[f"taught-{number}"])], []


class Mark(SphinxRole):
    """The mark of a source paragraph, with the standing of what it says."""

    def __init__(self, standing: str) -> None:
        self.standing = standing

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark."""
        link = SourceLink(source="chronicle", at=self.text, label=f"Chronicle, {self.text}")
        node = fact_mark(
            "", fact="demo", standing=self.standing, sources=(link,), sources_doc="sources"
        )
        return [node], []


class DemoQuiz(SphinxDirective):
    """The hand-made quiz under a given id."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the quiz node."""
        node = quiz("", form=form(), ids=[self.arguments[0]], sources_doc="sources")
        node["objectives"] = OBJECTIVES
        return [node]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the demo's roles and directive, and the HTML side of the book."""
    setup_html(app)
    app.add_role("taught", Taught())
    app.add_role("mark", Mark("established"))
    app.add_role("contested", Mark("contested"))
    app.add_directive("demo-quiz", DemoQuiz)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
