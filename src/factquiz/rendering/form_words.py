"""Every fixed word of the graded form page, in one place for a translator."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FormScriptWords:
    """What the script says; it fills in the words in braces."""

    answered: str = "{count} of {total} answered"
    twice: str = "{label} is chosen more than once."
    moved: str = "{entry}: place {place} of {total}"
    not_kept: str = "This browser does not keep answers: save before you close the page."
    restored: str = "Your answers are as you left them."
    restored_saved: str = "They are saved, with the receipt code {receipt}."
    restored_changed: str = "They have changed since you saved them: save them again."
    elsewhere: str = "Your answers were changed in another window; here they are."
    student_first: str = "Type your student id first."
    saved: str = "Saved as submission.json. Now hand in that file."
    receipt: str = "Its receipt code is {receipt}: write it down."
    not_answered: str = "Not answered: {count} of {total}."
    open: str = "left open"
    left_open: str = "Not answered"
    receipt_now: str = (
        "Receipt code of these answers: {receipt}. "
        "It changes with every answer, and your instructor sees the code of what came in."
    )
    no_receipt: str = (
        "This browser gives no receipt code for a page that came over an insecure connection. "
        "Open the page from a folder to get one."
    )
    loaded: str = "The answers of the file are here: {count} of {total} questions."
    load_wrong: str = "That is not a submission that this page has saved. Nothing was changed."
    load_other: str = "That file belongs to another form or another student. Nothing was changed."
    taken_back: str = "Your answers are as they were before you loaded the file."


@dataclass(frozen=True, slots=True)
class FormWords:
    """What stands in the page from the beginning, and what the script says."""

    page_title: str = "{title}: form {code}"
    form: str = "Form"
    for_student: str = "for student"
    questions: str = "{count} questions"
    points: str = "{points} point|{points} points"
    any_order: str = "Answer in any order. A question that you leave open costs nothing."
    wrong_costs: str = (
        "A wrong answer can cost points. "
        "How many at most stands beside each question where that is so."
    )
    nothing_sent: str = (
        "Nothing is sent anywhere. This browser keeps your answers, "
        "so you may close the page and open it here again."
    )
    when_done: str = (
        "When you have finished, choose {save}, and hand in that file as your instructor "
        "has told you. Do not edit it."
    )
    how_receipt: str = (
        "Saving gives you a receipt code. Write it down: the gradebook has the same code "
        "if exactly your answers have arrived."
    )
    no_script: str = (
        "This page cannot save your answers, because JavaScript is switched off in your browser. "
        "Switch it on, or print the page and answer on paper."
    )
    student_id: str = "Your student id"
    student_help: str = "as it stands on the class list"
    question: str = "Question {number}"
    costs: str = "a wrong answer costs up to {points}"
    your_answer: str = "Your answer"
    gap: str = "Gap {number}"
    move_up: str = "Move up: {entry}"
    move_down: str = "Move down: {entry}"
    clear: str = "Clear my answer"
    clear_of: str = "to question {number}"
    save: str = "Save submission.json"
    look_over: str = "Look over my answers"
    load: str = "Load a saved submission"
    take_back: str = "Take back the loading"
    summary: str = "Your answers"
    summary_help: str = "This is what the file will hold, question by question."
    back: str = "Back to the questions"
    choice: str = "Choose one."
    multiple_response: str = "Choose all that apply."
    true_false: str = "Choose one."
    short_answer: str = "Type a word or a few."
    numeric: str = "Type a number, such as 12.5, or a range, such as 10–20."
    date: str = "Type a date, such as 3 March 1848, March 1848 or 1848."
    match: str = "Choose one for each. None is used twice, and some may be left over."
    classify: str = "Choose where each belongs. One place may take several, or none."
    order: str = "Move them into order with the buttons. As they stand, they are not in order."
    cloze: str = "Fill in every gap."
    script: FormScriptWords = FormScriptWords()

    def instruction(self, interaction: str) -> str:
        """Return what a student has to do, for an interaction by its name in files."""
        text: str = getattr(self, interaction)
        return text


ENGLISH = FormWords()


def form_script_words(words: FormWords) -> Mapping[str, str]:
    """Return what the script says, by the names of its ``data-say-`` attributes."""
    return {name.replace("_", "-"): text for name, text in asdict(words.script).items()}
