"""The fixed words of a paper: the one place to add a language.

A language is one more :class:`Words`; the type checker tells what is missing.
Words in braces are filled in: keep them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.figures import mixed
from factquiz.items.base import Record

if TYPE_CHECKING:
    from fractions import Fraction


class Words(Record, frozen=True, kw_only=True):
    """All that a paper or a booklet says beside its items.

    ``language`` is a language tag, ``region`` that of its spelling (may be empty).
    ``instructions`` says for each interaction what a student has to do, on paper.
    """

    language: str
    region: str
    instructions: dict[str, str]

    # the cover
    name: str
    student: str
    form: str
    date: str
    signature: str
    how: str
    contents: str
    pages: str
    sheet_only: str
    any_order: str
    costs: str
    fill: str
    undo: str
    wait: str

    # the questions
    questions: str
    question: str
    worth: str
    worth_costs: str
    point: str
    points: str
    page: str
    blank: str

    # the answer sheet
    answer_sheet: str
    sheet_page: str
    sheet_help: str
    code: str

    # the key booklet
    booklet: str
    markers_only: str
    keys: str
    reasons: str
    reasons_help: str
    on_forms: str
    right: str
    wrong: str
    no_evidence: str

    def worth_of(self, value: Fraction) -> str:
        """Return a number of points in words."""
        return f"{mixed(value)} {self.points if value > 1 else self.point}"


ENGLISH = Words(
    language="en",
    region="GB",
    instructions={
        "choice": "Choose one.",
        "multiple_response": "Choose all that apply.",
        "true_false": "Choose one.",
        "short_answer": "Write a word or a few.",
        "numeric": "Write a number, such as 12.5, or a range, such as 10–20.",
        "date": "Write a date, such as 3 March 1848, March 1848 or 1848.",
        "match": "Choose one letter for each number. "
        "None is used twice, and some may be left over.",
        "classify": "Choose one letter for each number. "
        "A letter may be used several times, or never.",
        "order": "Put them in order: the first row on the answer sheet is for what comes first.",
        "cloze": "Fill in every gap: each has a row on the answer sheet.",
    },
    name="Name",
    student="Student id",
    form="Form",
    date="Date",
    signature="Signature",
    how="How to answer",
    contents="{count} questions, {points}.",
    pages="This paper has {pages} pages. Make sure that none is missing.",
    sheet_only="Mark your answers on the answer sheet, at the end. Only what is there counts.",
    any_order="Answer in any order. A question that you leave open costs nothing.",
    costs="A wrong answer can cost points. "
    "How many at most stands beside each question where that is so.",
    fill="Fill a bubble completely, with a dark pen or a soft pencil. Write only inside the boxes.",
    undo="To take an answer back, rub it out, or cross its bubble out with a large X "
    "and fill another one. A person will look at it.",
    wait="Do not turn this page until you are told to.",
    questions="Questions",
    question="Question {number}",
    worth="{points}",
    worth_costs="{points}; a wrong answer costs up to {penalty}",
    point="point",
    points="points",
    page="Page {page} of {pages}",
    blank="This page is left blank.",
    answer_sheet="Answer sheet",
    sheet_page="Sheet {page} of {pages}",
    sheet_help="Fill bubbles completely, like this. Keep the corners and the square code clean.",
    code="Code of this sheet: form {form}, sheet {page}",
    booklet="Key booklet",
    markers_only="For markers only. Keep it from students.",
    keys="Keys, form by form",
    reasons="Reasons, question by question",
    reasons_help="Each question stands here once, with every option that some form shows.",
    on_forms="on {count} of {forms} forms",
    right="right",
    wrong="wrong",
    no_evidence="no reference",
)
