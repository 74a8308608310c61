"""The table of positions: who held what, and when.

``held`` finds and dates the positions, without docutils; ``directive`` makes a page of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.positions.directive import setup_directive

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_positions(app: Sphinx) -> None:
    """Register the directive of the table of positions."""
    setup_directive(app)
