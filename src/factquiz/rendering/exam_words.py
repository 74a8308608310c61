"""Every fixed word of a practice exam, in one place for a translator."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ExamScriptWords:
    """What the script says; it fills in the words in braces.

    Where a number decides, the two forms stand on both sides of a bar: one | many.
    """

    number: str = "Question {number}"
    worth: str = "Worth {count} point.|Worth {count} points."
    answered: str = "answered"
    unread: str = "answered, but it cannot be read yet: go back and see what the question asks for"
    open: str = "open"
    flagged: str = "to come back to"
    minutes_left: str = "{count} minute left|{count} minutes left"
    seconds_left: str = "{minutes}:{seconds} left"
    no_clock: str = "No clock"
    time_over: str = (
        "The time is over. Hand in what you have, or take the time you need: this is practice."
    )
    show_clock: str = "Show the clock"
    hide_clock: str = "Hide the clock"
    again_here: str = "Here you are again: {count} of {total} answered."
    elsewhere: str = "Another window of this exam has changed something; here it is."
    not_kept: str = (
        "This browser does not keep your answers: if you leave this page now, they are gone."
    )
    not_loaded: str = "That form could not be loaded. Take another one."
    all_answered: str = "Every question is answered."
    some_open: str = "One question is still open.|{count} questions are still open."
    some_flagged: str = "You wanted to come back to one.|You wanted to come back to {count}."
    result: str = (
        "You have handed in. {right} of {total} questions right, {points} of {most} points."
    )
    result_partly: str = "One more is partly right.|{count} more are partly right."
    result_unread: str = (
        "One could not be read: compare it with its answer yourself.|"
        "{count} could not be read: compare them with their answers yourself."
    )
    result_open: str = "One was left open.|{count} were left open."
    took: str = "You took {count} minute.|You took {count} minutes."
    objective_right: str = "{right} of {total}"
    read_again: str = "for question {number}"


@dataclass(frozen=True, slots=True)
class ExamWords:
    """What stands in the page from the beginning, and what the script says."""

    label: str = "Practice exam: {title}"
    no_script: str = (
        "JavaScript is off in this browser, so there is no clock and nothing is checked. "
        "Work through the questions as on paper, then open the answers below each of them."
    )
    what: str = "{count} questions, {points} points."
    paper: str = (
        "The practice exam lives in the web edition of this book, with a clock, a look over your "
        "answers, and the results by objective. It asks what the test of the same plan asks."
    )
    start: str = "Before you begin"
    start_help: str = (
        "You may answer in any order, change answers, and mark questions to come back to. "
        "This browser keeps everything until you begin anew. Nobody else sees it."
    )
    form: str = "Form"
    form_number: str = "Form {number}"
    time: str = "Time"
    time_test: str = "{minutes} minutes, as in the test"
    time_more: str = "{minutes} minutes, half as much again"
    time_none: str = "no clock"
    begin: str = "Begin"
    questions: str = "Questions"
    previous: str = "Previous"
    next: str = "Next"
    flag: str = "Come back to this one"
    look_over: str = "Look over and hand in"
    review: str = "Before you hand in"
    question: str = "Question"
    state: str = "Answer"
    note: str = "Note"
    back: str = "Back to the questions"
    hand_in: str = "Hand in"
    results: str = "How it went"
    objective: str = "What the course wanted you to be able to do"
    right: str = "Right"
    again: str = "Read again"
    each: str = "Below, each question has its reasons."
    anew: str = "Begin another"
    script: ExamScriptWords = ExamScriptWords()


ENGLISH = ExamWords()


def exam_script_words(words: ExamWords) -> Mapping[str, str]:
    """Return what the script says, by name."""
    return asdict(words.script)
