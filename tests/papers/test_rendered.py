"""The exported geometry against the printed page: ink is where the layout says, to half a mm."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2
import pytest
from msgspec.structs import replace

from factquiz.papers.code import read_code
from factquiz.papers.formats import FORMATS, QR_SIDE, Format
from factquiz.papers.layout import coded_pages
from tests.papers import printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from factquiz.papers.run import PrintRun

SCALE = 8
"""Pixels for a millimetre."""


LONG = "A very long name or title, which goes on and on, von und zu Something-Somewhere. " * 4


def _run(format_: Format, words: str) -> PrintRun:
    """Return a run of one form whose title and name are as given."""
    (form, *_) = printed.key().forms
    return printed.run((replace(form, title=words, student=words[:80]),), format_, name=words)


def _answer_pages(run: PrintRun, format_: Format) -> list[np.ndarray]:
    """Return the pages of the answer sheet of one paper, which are its last, as grey pictures."""
    (sheet,) = run.sheets()
    with pypdfium2.PdfDocument(printed.pdf(run)) as document:
        first = len(document) - len(coded_pages(sheet, format_))
        return [
            np.array(document[number].render(scale=SCALE * 25.4 / 72, grayscale=True).to_numpy())
            for number in range(first, len(document))
        ]


def _darkness(picture: np.ndarray) -> Callable[[float, float], float]:
    """Return how dark a picture is around a place in millimetres: 0 is white, 1 black."""

    def at(x: float, y: float) -> float:
        row, column = round(y * SCALE), round(x * SCALE)
        return 1 - float(picture[row - 1 : row + 2, column - 1 : column + 2].min()) / 255

    return at


@pytest.mark.parametrize("words", ["Bread", LONG], ids=["short", "long"])
@pytest.mark.parametrize("format_", FORMATS, ids=str)
def test_ink_is_where_the_layout_says(format_: Format, words: str) -> None:
    """Corner squares, every bubble, every box, and nothing else there, however long a name is."""
    run = _run(format_, words)
    (sheet,) = run.sheets()
    radius = format_.measures.bubble / 2
    turns = [math.tau * step / 8 for step in range(8)]
    pairs = zip(_answer_pages(run, format_), coded_pages(sheet, format_), strict=True)
    for picture, coded in pairs:
        dark = _darkness(picture)
        for x, y in format_.marks:
            assert dark(x, y) > 0.9
            assert dark(x + 2.5, y - 2.5) > 0.9
            assert dark(x + 3.6, y) < 0.1
        for row in coded.page.rows:
            for bubble in row.bubbles:
                for turn in turns:
                    across, down = math.cos(turn), math.sin(turn)
                    assert dark(bubble.x + radius * across, bubble.y + radius * down) > 0.5
                    beyond = radius + 0.5
                    assert dark(bubble.x + beyond * across, bubble.y + beyond * down) < 0.1
            if row.box:
                left, top = row.box.x, row.box.y
                assert dark(left, top + row.box.height / 2) > 0.5
                assert dark(left + row.box.width / 2, top + row.box.height) > 0.5
                assert dark(left + row.box.width / 2, top + row.box.height / 2) < 0.1


@pytest.mark.parametrize("format_", FORMATS, ids=str)
def test_a_reader_of_qr_codes_reads_the_sheet(format_: Format) -> None:
    """Each page's code says form, page and checksum, and stands where the layout says."""
    run = _run(format_, LONG)
    (sheet,) = run.sheets()
    for picture, coded in zip(
        _answer_pages(run, format_), coded_pages(sheet, format_), strict=True
    ):
        left, top = format_.qr
        around = slice(round((top - 6) * SCALE), round((top + QR_SIDE + 6) * SCALE))
        across = slice(round((left - 6) * SCALE), round((left + QR_SIDE + 6) * SCALE))
        text, _, _ = cv2.QRCodeDetector().detectAndDecode(picture[around, across])
        assert text == coded.text
        assert read_code(text) == coded.code
