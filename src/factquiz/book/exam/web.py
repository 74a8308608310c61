"""A practice exam on the web: its first form in the page, the others beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.athand.html import href_of
from factquiz.book.beside import write_beside
from factquiz.book.interface import interface
from factquiz.rendering.exam import PaperOfExam, exam_html, form_data

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.book.exam.nodes import practice_exam


def visit_practice_exam(self: HTML5Translator, node: practice_exam) -> None:
    """Write the exam, and beside the page the forms that are not in it."""
    ident = node["ids"][0]
    words, href = interface(self.builder.app), href_of(self)
    first, *others = node.forms
    papers = [PaperOfExam(first)]
    for number, form in enumerate(others, 2):
        data = form_data(form, ident, href, words)
        papers.append(PaperOfExam(form, write_beside(self.builder, f"{form.quiz}-{number}", data)))
    self.body.append(
        exam_html(
            papers,
            ident=ident,
            minutes=node["minutes"],
            policy=node.policy,
            href=href,
            objectives=node.objectives,
            words=words,
        )
    )
    raise nodes.SkipNode
