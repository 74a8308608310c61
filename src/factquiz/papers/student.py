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

if TYPE_CHECKING:
    from factquiz.assembly.sheet import Sheet, SheetItem
    from factquiz.papers.formats import Format
    from factquiz.papers.words import Words


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


def student_paper(sheet: Sheet, name: str, format_: Format, words: Words) -> StudentPaper:
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


def _cover(sheet: Sheet, words: Words) -> tuple[str, ...]:
    total = sum((item.points for item in sheet.items), Fraction(0))
    contents = words.contents.format(count=len(sheet.items), points=words.worth_of(total))
    costs = (words.costs,) if sheet.costs else ()
    return (
        contents,
        words.pages,  # how many there are is known when they have been set
        words.sheet_only,
        words.any_order,
        *costs,
        words.fill,
        words.undo,
    )


def _item(item: SheetItem, words: Words) -> PrintedItem:
    return PrintedItem(
        number=str(item.number),
        heading=words.question.format(number=item.number),
        worth=_worth(item, words),
        stem=item.stem,
        statement=item.statement,
        instruction=words.instructions[item.interaction],
        numbered=item.prompts,
        lettered=_lettered(item),
        texts=item.texts,
        choices=tuple(gap.options for gap in item.gaps),
    )


def _worth(item: SheetItem, words: Words) -> str:
    points = words.worth_of(item.points)
    if not item.penalty:
        return words.worth.format(points=points)
    return words.worth_costs.format(points=points, penalty=words.worth_of(item.penalty))


def _lettered(item: SheetItem) -> tuple[SheetOption, ...]:
    """Return what is chosen from, under what stands in the bubbles."""
    initials = item.interaction == "true_false"
    return tuple(
        SheetOption(label=shown(option, initials=initials), text=option.text)
        for option in (*item.options, *item.targets, *item.entries)
    )


def _sheets(sheet: Sheet, format_: Format, words: Words) -> tuple[PrintedSheet, ...]:
    pages = answer_pages(sheet.items, format_)
    return tuple(
        PrintedSheet(
            heading=words.sheet_page.format(page=page.number, pages=len(pages)),
            code=words.code.format(form=sheet.code, page=page.number),
            qr=qr_svg(sheet_code(sheet.quiz, sheet.code, page, format_)),
            page=page,
        )
        for page in pages
    )
