"""Which quizzes stand on a page of their own, and where that page is.

A page that is read notes it in its metadata, which Sphinx keeps for every output. Only web pages
part a quiz from its page; in a book that is one file, and on paper, it stays where it is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.book.outputs import is_web

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_OWN_PAGE = "factquiz-own-page"
"""Metadata of a page whose quiz has a page of its own: the quiz and its minutes."""

_ONE_FILE = "singlehtml"
"""The builder that writes the whole book as one page."""


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """A page of questions: its own name, the page it belongs to, its quiz, and the minutes.

    ``minutes`` is how long the quiz takes, if the author says so.
    """

    name: str
    lesson: str
    quiz: str
    minutes: int | None


def name_of(docname: str) -> str:
    """Return the name of the page of questions that belongs to a page."""
    return f"{docname}-questions"


def quiz_noted(env: BuildEnvironment, docname: str) -> str:
    """Return the quiz of a page that has a page of its own; empty if none has."""
    quiz, _ = env.metadata[docname].get(_OWN_PAGE, ("", None))
    return str(quiz)


def note_own_page(env: BuildEnvironment, quiz: str, minutes: int | None) -> None:
    """Give a quiz of the page that is being read a page of its own."""
    env.metadata[env.docname][_OWN_PAGE] = (quiz, minutes)


def questions_pages(app: Sphinx) -> Mapping[str, QuestionsPage]:
    """Return the pages of questions by the pages that they belong to; none on paper."""
    builder = app.builder
    if not is_web(builder.name, builder.format) or builder.name == _ONE_FILE:
        return {}
    return {
        docname: QuestionsPage(name_of(docname), docname, *said[_OWN_PAGE])
        for docname, said in sorted(app.env.metadata.items())
        if _OWN_PAGE in said
    }


def page_of(app: Sphinx, docname: str, quiz: str) -> str:
    """Return the page on which a reader finds a quiz that is written on a page."""
    page = questions_pages(app).get(docname)
    return page.name if page and page.quiz == quiz else docname
