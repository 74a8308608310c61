"""Spaced review: items and flash cards of all lessons on one page, each when it is due.

``cards`` reads the flash cards off the facts; ``directive`` gathers what there is to review;
``web`` writes the page and its data. What happens in the browser stands in ``tools/web``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.review.directive import SpacedReview
from factquiz.book.review.nodes import spaced_review
from factquiz.book.review.web import add_assets, visit_spaced_review

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def setup_review(app: Sphinx) -> None:
    """Register the directive, its node and what its page loads."""
    app.add_directive("spaced-review", SpacedReview)
    plain = (_visit_plain, _depart_plain)
    app.add_node(
        spaced_review, html=(visit_spaced_review, None), latex=plain, text=plain, man=plain
    )
    app.connect("html-page-context", add_assets)


def _visit_plain(_translator: nodes.NodeVisitor, _node: spaced_review) -> None:
    """Write the children, which say where the review lives."""


def _depart_plain(_translator: nodes.NodeVisitor, _node: spaced_review) -> None:
    """Nothing is open."""
