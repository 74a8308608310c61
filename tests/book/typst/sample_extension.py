"""A Sphinx extension for tests: what lessons need, with hand-made content.

``{quiz}`` inserts the sample form, or its item of one interaction;
``{fact}`` teaches a sentence and marks its source;
``{source}`` is the entry of the source paragraph that the marks cite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from factquiz.book.epub import setup_epub
from factquiz.book.formulas import setup_formulas
from factquiz.book.latex import setup_latex
from factquiz.book.nodes import fact_mark, quiz, taught
from factquiz.book.printnorm import setup_printnorm
from factquiz.book.reference.doctree import note_targets
from factquiz.book.typst import setup_typst
from tests.book.typst import sample_quiz

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator


class QuizDirective(SphinxDirective):
    """Insert the sample form; the arguments are its id on the page and an interaction."""

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the quiz node."""
        identifier, *only = self.arguments
        node = quiz(form=sample_quiz.form(only="".join(only)), ids=[identifier])
        self.set_source_info(node)
        return [node]


class FactRole(SphinxRole):
    """``{fact}`id; sentence` `` teaches a fact."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the sentence and its mark."""
        identifier, _, sentence = self.text.partition("; ")
        mark = fact_mark(
            fact=identifier,
            standing="established",
            sources=(sample_quiz.SOURCE,),
        )
        return [taught("", "", nodes.Text(sentence), ids=[f"fact-{identifier}"]), mark], []


class SourceDirective(SphinxDirective):
    """The entry of the sample's one source paragraph; the argument says what is in it."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return a definition under the anchor of the source link."""
        link = sample_quiz.SOURCE
        term = nodes.term("", link.label, ids=[link.anchor])
        note_targets(self.env, [term])
        meaning = nodes.definition("", nodes.paragraph("", self.arguments[0]))
        return [nodes.definition_list("", nodes.definition_list_item("", term, meaning))]


class mystery(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """A node of some extension that the PDF has never heard of."""


class MysteryDirective(SphinxDirective):
    """Insert a node that no output knows."""

    def run(self) -> list[nodes.Node]:
        """Return the node."""
        node = mystery()
        self.set_source_info(node)
        return [node]


def pass_by(_translator: HTML5Translator, _node: nodes.Element) -> None:
    """Write nothing: the sample's web pages are only looked at for their numbers."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    for kind in (quiz, fact_mark, taught):
        app.add_node(kind, html=(pass_by, pass_by))
    setup_typst(app)
    setup_epub(app)
    setup_formulas(app)
    setup_latex(app)
    setup_printnorm(app)
    app.add_directive("quiz", QuizDirective)
    app.add_directive("source", SourceDirective)
    app.add_directive("mystery", MysteryDirective)
    app.add_role("fact", FactRole())
    return {"parallel_read_safe": True}
