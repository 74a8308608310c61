"""The exported geometry against the printed page: ink is where the layout says, to half a mm."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2
import pytest

from factquiz.papers.code import read_code
from factquiz.papers.formats import FORMATS, QR_SIDE, Format
from factquiz.papers.layout import coded_pages
from tests.papers import printed

if TYPE_CHECKING:
    from collections.abc import Callable

SCALE = 8
"""Pixels for a millimetre."""


def _answer_pages(format_: Format) -> list[np.ndarray]:
    """Return the pages of the answer sheet of one paper, which are its last, as grey pictures."""
    run = printed.run(printed.key().forms[:1], format_)
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


@pytest.mark.parametrize("format_", FORMATS, ids=str)
def test_ink_is_where_the_layout_says(format_: Format) -> None:
    """Corner squares, QR code, every bubble and every box, on each format."""
    (sheet,) = printed.run(printed.key().forms[:1], format_).sheets()
    radius = format_.measures.bubble / 2
    turns = [math.tau * step / 8 for step in range(8)]
    pairs = zip(_answer_pages(format_), coded_pages(sheet, format_), strict=True)
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
    (sheet,) = printed.run(printed.key().forms[:1], format_).sheets()
    for picture, coded in zip(_answer_pages(format_), coded_pages(sheet, format_), strict=True):
        left, top = format_.qr
        around = slice(round((top - 6) * SCALE), round((top + QR_SIDE + 6) * SCALE))
        across = slice(round((left - 6) * SCALE), round((left + QR_SIDE + 6) * SCALE))
        text, _, _ = cv2.QRCodeDetector().detectAndDecode(picture[around, across])
        assert text == coded.text
        assert read_code(text) == coded.code
