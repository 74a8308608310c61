"""The QR code of an answer sheet: which form, which page, and a checksum of where its bubbles are.

Whoever reads a scan needs the key alone: the format whose layout has this checksum is the one that
was printed, and if none has it, the sheet is of another key or of another version.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from factquiz.items.base import Record
from factquiz.items.codec import encode

if TYPE_CHECKING:
    from factquiz.papers.answersheet import AnswerPage
    from factquiz.papers.formats import Format

_MAGIC = "FQ1"
_TEXT = re.compile(rf"{_MAGIC}:(.+):([1-9][0-9]{{0,3}}):([0-9A-F]{{8}})")


class SheetCode(Record, frozen=True, kw_only=True):
    """What a QR code says; ``page`` counts the pages of the answer sheet from 1."""

    form: str
    page: int
    checksum: str

    @property
    def text(self) -> str:
        """The text of the QR code: ``FQ1:K7Q2-89AB:1:0A1B2C3D``."""
        return f"{_MAGIC}:{self.form}:{self.page}:{self.checksum}"


def sheet_code(quiz: str, form: str, page: AnswerPage, format_: Format) -> SheetCode:
    """Return the code of a page of an answer sheet."""
    made = hashlib.sha256(f"{quiz}\n{form}\n".encode())
    made.update(encode(format_))
    made.update(encode(page))
    return SheetCode(form=form, page=page.number, checksum=made.hexdigest()[:8].upper())


def read_code(text: str) -> SheetCode | None:
    """Return what a QR code says, or nothing if it is not one of ours."""
    found = _TEXT.fullmatch(text)
    return found and SheetCode(form=found[1], page=int(found[2]), checksum=found[3])
