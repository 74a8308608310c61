"""Feedback as PDF: what a student is told on her page, to be printed or kept.

What students type may hold any character; one that our fonts lack is shown by its number, so that
nobody's feedback fails for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factquiz.items.base import Record
from factquiz.items.codec import encode
from factquiz.papers.glyphs import missing, texts
from factquiz.papers.typeset import Look, Typesetter, look
from factquiz.reports.told import Head, ShownItem, head, shown_item
from factquiz.reports.told_by_hand import ShownMark, shown_marks

if TYPE_CHECKING:
    from factquiz.gradebook.model import Row
    from factquiz.languages import Language
    from factquiz.papers.formats import Format


class FeedbackDocument(Record, frozen=True, kw_only=True):
    """One document: the feedback of one student."""

    title: str
    look: Look
    head: Head
    items: tuple[ShownItem, ...]
    marks: tuple[ShownMark, ...]


class FeedbackPages:
    """Makes a PDF of each student's feedback; called with a row."""

    def __init__(
        self, title: str, format_: Format, words: Language, book_url: str = "", *, withheld: bool
    ) -> None:
        self._title = title
        self._look = look(format_, words)
        self._words = words
        self._url = book_url
        self._withheld = withheld
        self._setter = Typesetter("feedback")
        self._shown: dict[str, bool] = {}

    def __call__(self, row: Row) -> bytes:
        """Return the PDF of one student."""
        told = head(row, self._title, self._words, withheld=self._withheld)
        answered = zip(row.form.items, row.scores, strict=True)
        corrected = dict(row.corrected)
        document = FeedbackDocument(
            title=f"{told.title}: {told.student}",
            look=self._look,
            head=told,
            items=tuple(
                shown_item(
                    placed, scored, self._url, self._words, corrected.get(placed.item.id, "")
                )
                for placed, scored in answered
            ),
            marks=shown_marks(row, self._words),
        )
        return self._setter.pdf(self._printable(document))

    def _printable(self, document: FeedbackDocument) -> FeedbackDocument:
        """Return the document with a number for every character that no font has."""
        used = {each for text in texts(document) for each in text if not each.isascii()}
        unknown = sorted(used - self._shown.keys())
        lacking = missing(unknown)
        self._shown |= {each: each not in lacking for each in unknown}
        replaced = {ord(each): f"U+{ord(each):04X}" for each in used if not self._shown[each]}
        if not replaced:
            return document
        plain = msgspec.json.decode(encode(document))
        return msgspec.convert(_translated(plain, replaced), FeedbackDocument)


def _translated(value: object, replaced: dict[int, str]) -> object:
    match value:
        case str():
            return value.translate(replaced)
        case list():
            return [_translated(each, replaced) for each in value]
        case dict():
            return {name: _translated(each, replaced) for name, each in value.items()}
        case _:
            return value
