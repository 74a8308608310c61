"""Sheets as if they had been read: forms for whatever comes after the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.papers.formats import FORMATS
from factquiz.scans.pages import ReadPage
from factquiz.scans.rows import Judged, ReadRow, State
from factquiz.scans.sheets import Sheets
from factquiz.scans.sorting import ReadForm, sort_pages
from tests.sample_class import parts

if TYPE_CHECKING:
    from factquiz.scans.decisions import Decision

DOT = b"\xff\xd8\xff\xd9"
"""What stands for a picture."""

KEY = parts.key(("ada",))
SHEETS = Sheets(KEY)
(PAGE,) = SHEETS.pages("001", FORMATS[0])


def page(marks: dict[str, dict[str, State]] | None = None, written: str = "") -> ReadPage:
    """Return a page on which some bubbles of some rows are not empty, and one box is not."""
    given = marks or {}
    rows = tuple(
        ReadRow(
            item=row.item,
            part=row.part,
            label=row.label,
            bubbles=tuple(
                Judged(
                    label=bubble.label,
                    state=given.get(row.label, {}).get(bubble.label, State.EMPTY),
                    dark=0,
                    solid=True,
                )
                for bubble in row.bubbles
            ),
            written=row.label == written,
            picture=DOT,
        )
        for row in PAGE.page.page.rows
    )
    return ReadPage(file="a.png", page=0, code=PAGE.page.text, rows=rows)


def form(read: ReadPage, *decisions: Decision) -> ReadForm:
    """Return the form of a page, with what was decided on it."""
    decided = {(each.code, each.item, each.part): each for each in decisions}
    ((made,), aside) = sort_pages([read], SHEETS, decided, KEY.quiz)
    assert not aside
    return made
