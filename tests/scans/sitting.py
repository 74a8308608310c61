"""A class sits an exam on paper: answer sheets from the real PDF, filled in by program."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2

from factquiz.languages import ENGLISH
from factquiz.papers.layout import CodedPage, coded_pages
from factquiz.papers.run import PrintRun
from tests.papers import printed
from tests.scans.filling import DPI, Filler, Hand, Pen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factquiz.assembly.form import Form, Key
    from factquiz.papers.answersheet import AnswerRow
    from factquiz.papers.formats import Format
    from factquiz.responses.submission import RawResponse
    from factquiz.scans.types import Grey

PEN = Pen(0.85, 0.5)


@dataclass(frozen=True, slots=True)
class Blank:
    """A page of an answer sheet as it was printed."""

    coded: CodedPage
    picture: Grey


@cache
def blanks(key: Key, form: Form, format_: Format) -> tuple[Blank, ...]:
    """Return the answer sheet of a form as it comes from the printer."""
    run = PrintRun(key, (form,), ("Somebody",), format_, ENGLISH)
    (sheet,) = run.sheets()
    coded = coded_pages(sheet, format_)
    with pypdfium2.PdfDocument(printed.pdf(run)) as document:
        first = len(document) - len(coded)
        return tuple(
            Blank(page, _drawn(document, first + place)) for place, page in enumerate(coded)
        )


def _drawn(document: pypdfium2.PdfDocument, place: int) -> Grey:
    made = document[place].render(scale=DPI / 72, grayscale=True)
    return np.array(made.to_numpy(), np.uint8).reshape(made.height, made.width)


def answered(row: AnswerRow, responses: Mapping[str, RawResponse]) -> tuple[str, ...]:
    """Return what a student puts into a row: labels to mark, or a text to write."""
    raw = responses.get(row.item, "")
    if isinstance(raw, tuple) and row.bubbles and _together(row, raw):
        return raw
    part = raw if isinstance(raw, str) else raw[row.part - 1] if len(raw) >= row.part else ""
    return (part,) if part else ()


def _together(row: AnswerRow, raw: tuple[str, ...]) -> bool:
    """Tell whether all labels go into one row: a multiple response has a whole number for label."""
    return "." not in row.label and row.part == 1 and bool(raw)


def filled(
    blank: Blank,
    format_: Format,
    responses: Mapping[str, RawResponse],
    hand: Hand = Hand.FULL,
    seed: int = 0,
) -> Grey:
    """Return a page with a student's responses on it."""
    filler = Filler(blank.picture, np.random.default_rng(seed))
    radius = format_.measures.bubble / 2
    for row in blank.coded.page.rows:
        labels = answered(row, responses)
        for bubble in row.bubbles:
            if bubble.label in labels:
                filler.mark(bubble, radius, hand, PEN)
        if row.box and labels:
            filler.write(row.box, PEN)
    return filler.picture


def written(blank: Blank, responses: Mapping[str, RawResponse]) -> Iterator[tuple[AnswerRow, str]]:
    """Yield the boxes of a page in which something stands, and what."""
    for row in blank.coded.page.rows:
        if row.box and (labels := answered(row, responses)):
            yield row, labels[0]


def as_pdf(pictures: list[Path], path: Path, dpi: float) -> None:
    """Write JPEG files as the pages of a PDF, as a scanner does."""
    document = pypdfium2.PdfDocument.new()
    for picture in pictures:
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(picture)
        wide, high = (side / dpi * 72 for side in image.get_px_size())
        image.set_matrix(pypdfium2.PdfMatrix().scale(wide, high))
        page = document.new_page(wide, high)
        page.insert_obj(image)
        page.gen_content()
    document.save(path)
    document.close()
