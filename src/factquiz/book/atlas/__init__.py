"""Maps of who belongs to which body, and when: drawn from the facts and a file of outlines.

``outlines`` reads the file, ``projection`` flattens it, ``membership`` asks the facts,
``shapes`` and ``drawing`` make SVG, ``page`` and ``paper`` bring it to the web and to the PDF,
``directives`` to the lessons. ``sets`` and ``agreements`` make a ``matrix`` of who is in
what and who agreed to what, which ``matrixpage`` brings to the web.
Nothing here knows of any state or body by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.atlas.agreements import setup_agreements
from factquiz.book.atlas.directives import setup_directives
from factquiz.book.atlas.matrixpage import setup_matrix
from factquiz.book.atlas.page import setup_page
from factquiz.book.atlas.sets import MembershipSets

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_atlas(app: Sphinx) -> None:
    """Register the directives and what they look like on the web."""
    setup_directives(app)
    setup_page(app)
    app.add_directive("membership-sets", MembershipSets)
    setup_agreements(app)
    setup_matrix(app)
