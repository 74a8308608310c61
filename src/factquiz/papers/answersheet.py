"""Where everything stands on an answer sheet: reckoned here, drawn by Typst, found by a scanner.

An item has a row of bubbles for each answer it asks for, or a box to write in.
The columns are filled one after the other, and an item goes to the next one whole if it can.
Lengths are in millimetres from the upper left corner of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.items.base import Record
from factquiz.papers.formats import SIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.assembly.sheet import SheetItem, SheetOption
    from factquiz.papers.formats import Format, Measures


class Bubble(Record, frozen=True, kw_only=True):
    """A circle to fill: its middle, and the label of the response that filling it gives.

    ``shown`` is what stands in the circle.
    """

    label: str
    shown: str
    x: float
    y: float


class Box(Record, frozen=True, kw_only=True):
    """A frame to write in: its upper left corner and its size, and the unit printed in it."""

    x: float
    y: float
    width: float
    height: float
    unit: str


class AnswerRow(Record, frozen=True, kw_only=True, omit_defaults=False):
    """A row: bubbles, or a box to write in.

    ``part`` counts from 1 what an item asks for (prompts, places, gaps; else it is 1).
    ``label`` is printed in front, ``7`` or ``7.2``; it is empty where a long row goes on.
    ``x`` is the left edge, ``y`` the middle.
    """

    item: str
    part: int
    label: str
    x: float
    y: float
    bubbles: tuple[Bubble, ...] = ()
    box: Box | None = None


class AnswerPage(Record, frozen=True, kw_only=True):
    """One page of an answer sheet. Pages count from 1."""

    number: int
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: options to choose from, or none, and then a box to write in."""

    item: str
    part: int
    label: str
    options: tuple[SheetOption, ...] = ()
    unit: str = ""
    initials: bool = False


def rows(item: SheetItem) -> tuple[Row, ...]:
    """Return the rows that an item has on an answer sheet."""
    asked: Iterable[tuple[SheetOption, ...]]
    if item.prompts:
        asked = [item.targets for _ in item.prompts]
    elif item.entries:
        asked = [item.entries for _ in item.entries]
    elif item.gaps:
        asked = [gap.options for gap in item.gaps]
    else:
        initials = item.interaction == "true_false"
        return (Row(item.id, 1, str(item.number), item.options, item.unit, initials),)
    return tuple(
        Row(item.id, part, f"{item.number}.{part}", options)
        for part, options in enumerate(asked, 1)
    )


def shown(option: SheetOption, *, initials: bool) -> str:
    """Return what stands in a bubble: the letter, or the first one of *True* and *False*."""
    return option.text[:1].upper() if initials else option.label


def answer_pages(items: Iterable[SheetItem], format_: Format) -> tuple[AnswerPage, ...]:
    """Return the answer sheet of a form, page by page."""
    columns = _Columns(format_)
    for item in items:
        lines = [line for row in rows(item) for line in _lines(row, columns)]
        columns.make_room(sum(line.height for line in lines))
        for line in lines:
            columns.put(line)
        columns.y += columns.measures.gap
    return tuple(
        AnswerPage(number=number, rows=tuple(placed))
        for number, placed in enumerate(columns.pages, 1)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands side by side: a row, or a part of one that is too long for its column."""

    row: Row
    options: tuple[SheetOption, ...]
    height: float
    first: bool


def _lines(row: Row, columns: _Columns) -> Iterator[_Line]:
    if not row.options:
        yield _Line(row, (), columns.measures.writing, first=True)
    for start in range(0, len(row.options), columns.bubbles):
        part = row.options[start : start + columns.bubbles]
        yield _Line(row, part, columns.measures.row, first=start == 0)


class _Columns:
    """The columns of an answer sheet as they fill; ``y`` is where the next line begins."""

    def __init__(self, format_: Format) -> None:
        self.measures: Measures = format_.measures
        many = self.measures.columns
        self.width = (format_.width - 2 * SIDE - (many - 1) * self.measures.gutter) / many
        self.end = format_.height - self.measures.bottom
        self.bubbles = int((self.width - self.measures.label) // self.measures.pitch)
        self.pages: list[list[AnswerRow]] = [[]]
        self.column = 0
        self.y = self.measures.top

    @property
    def x(self) -> float:
        """The left edge of the column."""
        return SIDE + self.column * (self.width + self.measures.gutter)

    def make_room(self, height: float) -> None:
        """Go to the next column if so much does not fit into what is left of this one."""
        if self.y + height > self.end and self.y > self.measures.top:
            self.y = self.measures.top
            self.column += 1
            if self.column == self.measures.columns:
                self.column = 0
                self.pages.append([])

    def put(self, line: _Line) -> None:
        """Place a line."""
        self.make_room(line.height)
        row, middle = line.row, _mm(self.y + line.height / 2)
        left = self.x + self.measures.label
        bubbles = (
            Bubble(
                label=option.label,
                shown=shown(option, initials=row.initials),
                x=_mm(left + (place + 0.5) * self.measures.pitch),
                y=middle,
            )
            for place, option in enumerate(line.options)
        )
        placed = AnswerRow(
            item=row.item,
            part=row.part,
            label=row.label if line.first else "",
            x=_mm(self.x),
            y=middle,
            bubbles=tuple(bubbles),
            box=None if line.options else self._box(row, left),
        )
        self.pages[-1].append(placed)
        self.y += line.height

    def _box(self, row: Row, left: float) -> Box:
        margin = self.measures.gap / 2
        return Box(
            x=_mm(left),
            y=_mm(self.y + margin),
            width=_mm(self.x + self.width - left),
            height=_mm(self.measures.writing - 2 * margin),
            unit=row.unit,
        )


def _mm(length: float) -> float:
    """Return a length to the hundredth, so that it is the same text on every machine."""
    return round(length, 2)
