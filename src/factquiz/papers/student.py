"""A student's paper as plain records: all that its pages show, made from a sheet alone.

A :class:`~factquiz.assembly.sheet.Sheet` holds no key, so no key can come from here.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.assembly.sheet import SheetOption
from factquiz.items.base import Record
from factquiz.papers.answersheet import AnswerPage, answer_pages, shown
from factquiz.papers.code import sheet_code
from factquiz.papers.qr import qr_svg
from factquiz.rendering.counted import points, questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.assembly.sheet import Sheet, SheetItem
    from factquiz.languages import Language
    from factquiz.papers.formats import Format


class PrintedItem(Record, frozen=True, kw_only=True):
    """A question in print.

    ``numbered`` is what has a row each on the answer sheet, ``lettered`` what is chosen from;
    ``texts`` stand around gaps, and each gap has its own ``choices``, empty if it is written in.
    """

    number: str
    heading: str
    worth: str
    stem: str
    statement: str
    instruction: str
    numbered: tuple[str, ...]
    lettered: tuple[SheetOption, ...]
    texts: tuple[str, ...]
    choices: tuple[tuple[SheetOption, ...], ...]


class PrintedSheet(Record, frozen=True, kw_only=True):
    """A page of the answer sheet in print: its places, and its QR code as SVG."""

    heading: str
    code: str
    qr: str
    page: AnswerPage


class StudentPaper(Record, frozen=True, kw_only=True):
    """A paper: cover, questions, answer sheet."""

    title: str
    form: str
    student: str
    name: str
    cover: tuple[str, ...]
    items: tuple[PrintedItem, ...]
    sheets: tuple[PrintedSheet, ...]


def student_paper(sheet: Sheet, name: str, format_: Format, words: Language) -> StudentPaper:
    """Return the paper for a sheet; ``name`` is that of the student, if it is known."""
    return StudentPaper(
        title=sheet.title,
        form=sheet.code,
        student=sheet.student,
        name=name,
        cover=_cover(sheet, words),
        items=tuple(_item(item, words) for item in sheet.items),
        sheets=_sheets(sheet, format_, words),
    )


def _cover(sheet: Sheet, words: Language) -> tuple[str, ...]:
    total = sum((item.points for item in sheet.items), Fraction(0))
    contents = words.gettext(
        "{questions}, {points}.",
        questions=questions(len(sheet.items), words),
        points=points(total, words),
    )
    costs = words.gettext(
        "A wrong answer can cost points. "
        "How many at most stands beside each question where that is so."
    )
    return (
        contents,
        # how many there are is known when they have been set
        words.gettext("This paper has {pages} pages. Make sure that none is missing."),
        words.gettext(
            "Mark your answers on the answer sheet, at the end. Only what is there counts."
        ),
        words.gettext("Answer in any order. A question that you leave open costs nothing."),
        *([costs] if sheet.costs else []),
        words.gettext(
            "Fill a bubble completely, with a dark pen or a soft pencil. "
            "Write only inside the boxes."
        ),
        words.gettext(
            "To take an answer back, rub it out, or cross its bubble out with a large X "
            "and fill another one. A person will look at it."
        ),
    )


def instructions(words: Language) -> Mapping[str, str]:
    """Return what a student has to do on paper, by the name of an interaction in files."""
    return {
        "choice": words.gettext("Choose one."),
        "multiple_response": words.gettext("Choose all that apply."),
        "true_false": words.gettext("Choose one."),
        "short_answer": words.gettext("Write a word or a few."),
        "numeric": words.gettext("Write a number, such as 12.5, or a range, such as 10–20."),
        "date": words.gettext("Write a date, such as 3 March 1848, March 1848 or 1848."),
        "match": words.gettext(
            "Choose one letter for each number. None is used twice, and some may be left over."
        ),
        "classify": words.gettext(
            "Choose one letter for each number. A letter may be used several times, or never."
        ),
        "order": words.gettext(
            "Put them in order: the first row on the answer sheet is for what comes first."
        ),
        "cloze": words.gettext("Fill in every gap: each has a row on the answer sheet."),
    }


def _item(item: SheetItem, words: Language) -> PrintedItem:
    return PrintedItem(
        number=str(item.number),
        heading=words.gettext("Question {number}", number=item.number),
        worth=_worth(item, words),
        stem=item.stem,
        statement=item.statement,
        instruction=instructions(words)[item.interaction],
        numbered=item.prompts,
        lettered=_lettered(item),
        texts=item.texts,
        choices=tuple(gap.options for gap in item.gaps),
    )


def _worth(item: SheetItem, words: Language) -> str:
    worth = points(item.points, words)
    if not item.penalty:
        return worth
    costs = words.gettext("a wrong answer costs up to {points}", points=points(item.penalty, words))
    return f"{worth}; {costs}"


def _lettered(item: SheetItem) -> tuple[SheetOption, ...]:
    """Return what is chosen from, under what stands in the bubbles."""
    initials = item.interaction == "true_false"
    return tuple(
        SheetOption(label=shown(option, initials=initials), text=option.text)
        for option in (*item.options, *item.targets, *item.entries)
    )


def _sheets(sheet: Sheet, format_: Format, words: Language) -> tuple[PrintedSheet, ...]:
    pages = answer_pages(sheet.items, format_)
    return tuple(
        PrintedSheet(
            heading=words.gettext("Sheet {page} of {pages}", page=page.number, pages=len(pages)),
            code=words.gettext(
                "Code of this sheet: form {form}, sheet {page}", form=sheet.code, page=page.number
            ),
            qr=qr_svg(sheet_code(sheet.quiz, sheet.code, page, format_)),
            page=page,
        )
        for page in pages
    )
