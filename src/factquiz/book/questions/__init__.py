"""A quiz on the web: within its page, or on a page of its own beside it.

``places`` says which quizzes have a page of their own, ``web`` writes a quiz or the card that
leads to it, and ``page`` makes the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.questions.page import setup_page
from factquiz.book.questions.web import setup_web

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_questions(app: Sphinx) -> None:
    """Register how a quiz is written, and the pages of questions."""
    setup_web(app)
    setup_page(app)
