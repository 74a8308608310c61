"""Every fixed word of a practice quiz, in one place for a translator."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ScriptWords:
    """What the script says; it fills in the words in braces."""

    right: str = "Right"
    wrong: str = "Wrong"
    missed: str = "Missed"
    open: str = "Left open"
    item_right: str = "That is right."
    item_partial: str = "Partly right."
    item_wrong: str = "Not this one."
    item_unknown: str = (
        "That is not an answer this question knows. Try again, or open the reasons below."
    )
    item_unsure: str = "That is as near to a right answer as to a wrong one: check the spelling."
    gap_unknown: str = "What you typed is not an answer this question knows."
    parts_right: str = "That is right: {right} of {total}."
    parts_partial: str = "Partly right: {right} of {total}."
    parts_wrong: str = "Not yet: none of {total}."
    spelling: str = "It is written “{text}”."
    yours: str = "Your answer: {text}."
    too_low: str = "The right number is higher."
    too_high: str = "The right number is lower."
    too_wide: str = "That range is too wide."
    date_parts: str = "The year,The month,The day"
    date_right: str = "{part} is right."
    date_wrong: str = "{part} is not right."
    date_open: str = "{part} is still missing."
    choose_first: str = "Choose an answer first, then check it."
    type_first: str = "Type an answer first, then check it."
    twice: str = "One of them is used twice. Here each is used once."
    number_unread: str = "Write it in figures, such as 12.5 or 1,250: alone, or with its unit."
    number_unsure: str = (
        "That can be read as two numbers. Write it without commas between thousands."
    )
    date_unread: str = (
        "That cannot be read as a date. Write it like 24 December 1900 or 1900-12-24."
    )
    date_unsure: str = "That can be read as two dates. Write the month as a word."
    progress: str = "{checked} of {total} checked, {right} right so far."
    all_right: str = "You have checked all {total}, and all are right."
    all_checked: str = "You have checked all {total}: {right} right."
    another: str = "Another question on this"
    no_other: str = "No other question on this could be had, so here is the same once more."
    tally: str = "{right} of {total} so far."
    tally_all: str = "All {total} right."
    sure: str = "How sure are you?"
    sure_few: str = "After a few more answers the page can say how well you judge yourself."
    sure_fair: str = "How sure you felt and how often you were right agree well."
    sure_over: str = (
        "You were right less often than you felt sure: "
        "where you feel certain, look once more before you check."
    )
    sure_under: str = "You were right more often than you felt sure: you know more than you think."
    ask_title: str = "Ask me about this"
    close: str = "Close"
    not_kept: str = "This browser does not keep your answers: they are gone when you leave."
    erased: str = "Your answers to this quiz are erased."


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the page from the beginning, and what the script says."""

    label: str = "Quiz: {title}"
    no_script: str = (
        "JavaScript is off in this browser, so the page cannot check your answers. "
        "Answer for yourself, then open the reasons below each question."
    )
    question: str = "Question {number}"
    choose_one: str = "Choose one."
    choose_all: str = "Choose all that apply."
    judge: str = "True or false?"
    match_each: str = "Choose one for each. None is used twice, and some may be left over."
    sort_each: str = "Choose where each belongs. One place may take several, or none."
    place_each: str = "Give each its place: 1 is the first."
    fill_gap: str = "Fill in the gap."
    fill_gaps: str = "Fill in the gaps."
    type_answer: str = "Type a word or a few."
    type_number: str = "Type a number, such as 12.5, or a range, such as 10–20."
    type_day: str = "Day, month and year, such as 24 December 1900 or 1900-12-24."
    type_month: str = "Month and year, such as December 1900 or 1900-12."
    type_year: str = "A year, such as 1900."
    your_answer: str = "Your answer"
    your_number: str = "Your answer in {unit}"
    gap: str = "Gap {number}"
    choose: str = "Choose…"
    place: str = "Place…"
    check: str = "Check"
    retry: str = "Try again"
    reasons: str = "Answer and reasons"
    lesson: str = "In the lesson:"
    source: str = "Source:"
    accepted: str = "Accepted"
    not_accepted: str = "Not this"
    another_look: str = "Questions worth another look:"
    by_objective: str = "What the lesson wanted you to be able to do:"
    read_again: str = "Read again:"
    again: str = "for question {number}"
    again_more: str = "for question {number} ({turn})"
    again_part: str = "for question {number}: {part}"
    ask_sure: str = "Ask me how sure I am, before each check"
    calibration: str = "How sure you were, and how often you were right"
    sure_said: str = "You were"
    sure_count: str = "Questions"
    sure_right: str = "Right"
    level_guess: str = "guessing (1 in 4)"
    level_unsure: str = "unsure (1 in 2)"
    level_fairly: str = "fairly sure (3 in 4)"
    level_certain: str = "certain (19 in 20)"
    kept: str = "Your answers stay in this browser and go nowhere else."
    erase: str = "Erase my answers"
    all_progress: str = "Save, load or erase the progress of the whole course"
    script: ScriptWords = ScriptWords()

    @property
    def levels(self) -> tuple[str, ...]:
        """How sure somebody may be, from 0 to 3."""
        return self.level_guess, self.level_unsure, self.level_fairly, self.level_certain


ENGLISH = Words()


def script_words(words: Words) -> Mapping[str, str]:
    """Return what the script says, by the names of its ``data-`` attributes."""
    return {name.replace("_", "-"): text for name, text in asdict(words.script).items()}


def filled(template: str, **values: object) -> str:
    """Return a text of :class:`Words` with what stands in braces filled in."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", str(value))
    return template
