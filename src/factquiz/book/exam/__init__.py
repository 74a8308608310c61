"""Practice exams: forms of a quiz on a page, with a clock, a look over the answers, and results.

``directive`` draws the forms, ``web`` writes the page and its data. What happens in the browser
stands in ``tools/web/src/exam``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.assets import load_with
from factquiz.book.exam.directive import PracticeExamDirective
from factquiz.book.exam.nodes import practice_exam
from factquiz.book.exam.web import visit_practice_exam

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def setup_exam(app: Sphinx) -> None:
    """Register the directive, its node and what its page loads."""
    app.add_directive("practice-exam", PracticeExamDirective)
    plain = (_visit_plain, _depart_plain)
    app.add_node(
        practice_exam, html=(visit_practice_exam, None), latex=plain, text=plain, man=plain
    )
    load_with(app, practice_exam, style="quiz.css")
    load_with(app, practice_exam, style="exam.css", script="exam.js")


def _visit_plain(_translator: nodes.NodeVisitor, _node: practice_exam) -> None:
    """Write the children, which say where the exam lives."""


def _depart_plain(_translator: nodes.NodeVisitor, _node: practice_exam) -> None:
    """Nothing is open."""
