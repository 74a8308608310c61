"""Pages to look things up in, made from the facts: each module is one directive or one family.

``entries`` says what stands in them, without docutils; ``doctree`` has the nodes they share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.reference.glossary import setup_glossary
from factquiz.book.reference.people import setup_people
from factquiz.book.reference.reading import setup_reading

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_reference(app: Sphinx) -> None:
    """Register the directives of the reference pages."""
    setup_glossary(app)
    setup_people(app)
    setup_reading(app)
