"""A Sphinx extension for tests: what lessons need, with hand-made content.

``{quiz}`` inserts the sample form; ``{fact}`` marks a taught sentence and its source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sample_quiz
from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from factquiz.book.nodes import fact_mark, quiz, taught
from factquiz.book.printnorm import setup_printnorm
from factquiz.book.typst import setup_typst

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx


class QuizDirective(SphinxDirective):
    """Insert the sample form; the argument is its id on the page."""

    required_arguments = 1

    def run(self) -> list[Node]:
        """Return the quiz node."""
        node = quiz(form=sample_quiz.form(), ids=[self.arguments[0]])
        self.set_source_info(node)
        return [node]


class FactRole(SphinxRole):
    """``{fact}`id; sentence` `` teaches a fact."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the sentence and its mark."""
        identifier, _, sentence = self.text.partition("; ")
        mark = fact_mark(
            fact=identifier,
            standing="established",
            sources=(sample_quiz.SOURCE,),
            sources_doc="sources",
        )
        return [taught("", "", nodes.Text(sentence), ids=[f"fact-{identifier}"]), mark], []


class UnknownDirective(SphinxDirective):
    """Insert a node that no output knows."""

    def run(self) -> list[Node]:
        """Return the node."""
        node = mystery()
        self.set_source_info(node)
        return [node]


class mystery(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """A node of some extension that the PDF has never heard of."""


def setup(app: Sphinx) -> None:
    """Register the extension."""
    setup_typst(app)
    setup_printnorm(app)
    app.add_directive("quiz", QuizDirective)
    app.add_directive("mystery", UnknownDirective)
    app.add_role("fact", FactRole())
