"""Definitions and sources at hand: what a word means and where a sentence comes from, in its place.

``lexicon`` finds the words of the glossary in running text, ``notes`` says what there is to tell;
both know no docutils.
``terms`` marks the first use of a word in each section, ``collect`` gathers the notes of a page,
``html`` writes them: native popovers, which need no script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.athand.terms import setup_terms

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_athand(app: Sphinx) -> None:
    """Register what needs the course; the web side is registered with the web book."""
    setup_terms(app)
