"""What the templates of papers, booklets and feedback say by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.languages import ENGINE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.languages import Language

_SPELT = {"en": "GB"}
"""The region whose spelling is meant by a language without one."""


def template_words(words: Language) -> Mapping[str, str]:
    """Return the words by the names that the templates know, and the language they are in.

    ``engine`` is the language of questions and reasons; words in braces are filled in there.
    """
    language, _, region = words.tag.partition("-")
    return {
        "language": language,
        "region": region or _SPELT.get(language, ""),
        "direction": words.direction,
        "engine": ENGINE,
        **_paper(words),
        **_booklet(words),
        **_feedback(words),
    }


def _paper(words: Language) -> Mapping[str, str]:
    return {
        "name": words.gettext("Name"),
        "student": words.gettext("Student id"),
        "form": words.gettext("Form"),
        "date": words.gettext("Date"),
        "signature": words.gettext("Signature"),
        "how": words.gettext("How to answer"),
        "wait": words.gettext("Do not turn this page until you are told to."),
        "questions": words.gettext("Questions"),
        "page": words.gettext("Page {page} of {pages}"),
        "blank": words.gettext("This page is left blank."),
        "answer_sheet": words.gettext("Answer sheet"),
        "sheet_help": words.gettext(
            "Fill bubbles completely, like this. Keep the corners and the square code clean."
        ),
    }


def _booklet(words: Language) -> Mapping[str, str]:
    return {
        "booklet": words.gettext("Key booklet"),
        "markers_only": words.gettext("For markers only. Keep it from students."),
        "keys": words.gettext("Keys, form by form"),
        "reasons": words.gettext("Reasons, question by question"),
        "reasons_help": words.gettext(
            "Each question stands here once, with every option that some form shows."
        ),
        "right": words.pgettext("of an answer", "right"),
        "wrong": words.pgettext("of an answer", "wrong"),
    }


def _feedback(words: Language) -> Mapping[str, str]:
    return {
        "feedback_for_nothing": words.gettext("Feedback for {student}"),
        "feedback_for": words.gettext("Feedback for {student}, form {form}"),
        "receipt": words.gettext("Receipt code of what was graded: {receipt}"),
        "you_answered": words.gettext("You answered: {answer}"),
        "quoted": words.gettext("“{answer}”"),
        "given": words.gettext("you answered: {answer}"),
        "yours": words.gettext("your answer"),
        "read_again": words.gettext("Read again:"),
        "look_again": words.gettext("To look at again:"),
        "question": words.gettext("Question {number}"),
        "will_look": words.gettext("Your instructor will look at it."),
        "not_marked": words.gettext("Not marked yet."),
        "marked": words.gettext("Marked by your instructor:"),
        "criterion": words.gettext("Criterion"),
        "score": words.gettext("Score"),
    }
