"""What the script of a practice exam says, in the language of the reader.

The script fills in the words in braces, and chooses by a number where there are several forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.languages import Language


def exam_says(words: Language) -> Mapping[str, str | Mapping[str, str]]:
    """Return what the script says, by the names it knows."""
    return {
        "number": words.gettext("Question {number}"),
        "worth": words.forms("Worth {count} point.", "Worth {count} points."),
        "answered": words.gettext("answered"),
        "unread": words.gettext(
            "answered, but it cannot be read yet: go back and see what the question asks for"
        ),
        "open": words.gettext("open"),
        "flagged": words.gettext("to come back to"),
        "minutes_left": words.forms("{count} minute left", "{count} minutes left"),
        "seconds_left": words.gettext("{minutes}:{seconds} left"),
        "no_clock": words.gettext("No clock"),
        "time_over": words.gettext(
            "The time is over. Hand in what you have, or take the time you need: this is practice."
        ),
        "show_clock": words.gettext("Show the clock"),
        "hide_clock": words.gettext("Hide the clock"),
        "again_here": words.gettext("Here you are again: {count} of {total} answered."),
        "elsewhere": words.gettext(
            "Another window of this exam has changed something; here it is."
        ),
        "not_kept": words.gettext(
            "This browser does not keep your answers: if you leave this page now, they are gone."
        ),
        "not_loaded": words.gettext("That form could not be loaded. Take another one."),
        "all_answered": words.gettext("Every question is answered."),
        "some_open": words.forms(
            "One question is still open.", "{count} questions are still open."
        ),
        "some_flagged": words.forms(
            "You wanted to come back to one.", "You wanted to come back to {count}."
        ),
        "result": words.gettext(
            "You have handed in. {right} of {total} questions right, {points} of {most} points."
        ),
        "result_partly": words.forms("One more is partly right.", "{count} more are partly right."),
        "result_unread": words.forms(
            "One could not be read: compare it with its answer yourself.",
            "{count} could not be read: compare them with their answers yourself.",
        ),
        "result_open": words.forms("One was left open.", "{count} were left open."),
        "took": words.forms("You took {count} minute.", "You took {count} minutes."),
        "objective_right": words.gettext("{right} of {total}"),
        "read_again": words.gettext("for question {number}"),
    }


def on_paper(words: Language) -> str:
    """Return what stands in a printed book in its place."""
    return words.gettext(
        "The practice exam lives in the web edition of this book, with a clock, a look over your "
        "answers, and the results by objective. It asks what the test of the same plan asks."
    )
