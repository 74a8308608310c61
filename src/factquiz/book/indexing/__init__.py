"""The index of a book that nobody writes by hand: from the sentences that teach the facts.

``headings`` says under what a fact stands in an index, ``named`` which things a sentence names;
both know no docutils.
``transform`` writes index entries into the pages, as Sphinx's own ``{index}`` does,
so every format that has an index has this one; ``terms`` does so for ``{term}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.indexing.terms import IndexTerms
from factquiz.book.indexing.transform import WriteIndex

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_indexing(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(WriteIndex)
    app.add_transform(IndexTerms)
