"""What the templates of the printed book say by themselves, as a template of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.paper import date_words
from factquiz.book.typst.literals import expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.languages import Language

NO_BREAK = "\N{NO-BREAK SPACE}"


def words_file(words: Language) -> str:
    """Return the template ``words.typ``: ``words``, by the names that the other templates know."""
    named = ", ".join(
        f"{name}: {expression('str', text).source}" for name, text in _words(words).items()
    )
    return f"#let words = ({named})\n"


def _words(words: Language) -> Mapping[str, str]:
    page = words.pgettext("short for page", "p.")
    answers, questions = (
        words.gettext("Answers and reasons: page"),
        words.gettext("Questions: page"),
    )
    return {
        "contents": words.gettext("Contents"),
        "figures": words.gettext("Figures"),
        "tables": words.gettext("Tables"),
        "index": words.gettext("Index"),
        "index-intro": words.gettext(
            "The page in bold explains the thing; the others teach or name it."
        ),
        "references": words.gettext("References"),
        "explained": words.pgettext("explained at the end", "Words"),
        "sources": words.gettext("Sources"),
        "sources-intro": words.gettext("The small raised marks name where a sentence comes from."),
        "colophon": words.gettext(
            "Set in Libertinus and Source Sans with Typst, "
            "and tagged so that it can be read aloud (PDF/UA-1)."
        ),
        "about": words.gettext("About this book"),
        "chapter": words.pgettext("of a book", "Chapter"),
        "page": f"{page}{NO_BREAK}",
        "exercise-help": words.gettext(
            "Mark one circle, or every box that applies, or write on the lines."
        ),
        "answers-on": f"{answers} ",
        "answers": words.gettext("Answers"),
        "answers-intro": words.gettext(
            "Each answer gives the reason for every option, the paragraph of the source that "
            "settles it, and the page of this book that says it."
        ),
        **date_words(words),
        "questions-on": f"{questions} ",
    }
