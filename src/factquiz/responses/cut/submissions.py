"""Submissions in JSON to batches: cut with NumPy where they have one shape, and nothing odd."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from factquiz.responses.batch import Batch
from factquiz.responses.cut.answered import Fixed, Told, texts
from factquiz.responses.cut.block import Block, runs
from factquiz.responses.cut.cells import Cells
from factquiz.responses.cut.coded import CodedCells
from factquiz.responses.cut.codes import Coder
from factquiz.responses.cut.receipts import Receipts
from factquiz.responses.cut.shape import INNER, KNOWN, SAVED, STUDENT, Shape
from factquiz.responses.cut.style import Style, learn
from factquiz.responses.parse import safe, unsafe
from factquiz.responses.submission import SUBMISSION_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factquiz.assembly.form import Form
    from factquiz.responses.arrival import Arrival
    from factquiz.responses.cut.shape import Found
    from factquiz.responses.cut.words import Words
    from factquiz.responses.sent import Some

_FEW: Final = 32
"""So many in a row that could be cut are not worth a batch of their own."""

_SHAPES: Final = 8
"""How many styles are remembered."""

_LOOKED_AT: Final = 8
"""From how many submissions a style is learnt at most, until one has one."""

_LONGEST_PAUSE: Final = 64
"""After how many blocks at most cutting is tried again where it did not help."""


class Cutter:
    """Cuts submissions to one form. What it met it remembers.

    Raises:
        ValueError: the form has no items, or such that cannot be cut.

    """

    def __init__(self, quiz: str, form: Form) -> None:
        self._form = form
        self._items = [placed.item.id for placed in form.items]
        self._known = (SUBMISSION_FORMAT, quiz, form.code, "")
        self._fixed = [Fixed() for _ in self._known]
        self._told = [Told(item) for item in self._items]
        self._reads = tuple(told.response for told in self._told)
        self._coder = Coder(len(self._fixed) + len(self._told))
        self._receipts = Receipts(quiz, form.code, self._items)
        self._shapes: dict[Style, Shape] = {}
        self._shape = self._learnt(Style())
        self._pause = self._skipped = 0

    def _learnt(self, style: Style) -> Shape:
        """Return the shape of submissions in a style, which is remembered."""
        if style not in self._shapes:
            shape = self._shapes[style] = Shape(self._items, style)
            for place, (fixed, value) in enumerate(zip(self._fixed, self._known, strict=True)):
                fixed.allow(shape.known(KNOWN + place, value))
            for place, told in enumerate(self._told, INNER):
                told.allow(shape.heads(place))
        return self._shapes[style]

    def read(self, some: Some) -> Iterator[Batch | Some]:
        """Yield batches, and between them what is left to be read in another way."""
        if self._skipped < self._pause:
            self._skipped += 1
            yield some
            return
        block = Block(some)
        found = self._cut(block) if block.is_text() else None
        if found is None:
            self._skipped, self._pause = 0, min(_LONGEST_PAUSE, 2 * self._pause + 1)
            yield some
            return
        self._pause = 0
        yield from self._batches(some, block, found)

    def _cut(self, block: Block) -> Found | None:
        """Return the cells of a block; nothing if most of it has a shape that cannot be learnt."""
        found = self._shape.cut(block.words, block.begins, block.ends)
        if _most(found):
            return found
        odd = int(found.good.argmin())
        style = next(filter(None, map(learn, islice(block.each(odd), _LOOKED_AT))), None)
        if style is None or (style not in self._shapes and len(self._shapes) >= _SHAPES):
            return None
        self._shape = self._learnt(style)
        found = self._shape.cut(block.words, block.begins, block.ends)
        return found if _most(found) else None

    def _batches(self, some: Some, block: Block, found: Found) -> Iterator[Batch | Some]:
        """Yield batches of those that have the shape, unless something is odd about their cells."""
        good, starts, ends = found.good, found.starts[KNOWN:], found.ends[KNOWN:]
        codes = self._coder.code(block.words, starts, ends, np.arange(len(starts)))
        known, answers = codes.split(len(self._fixed))
        coded = CodedCells(lambda: answers)
        told = _told(coded, self._told)
        fixed = CodedCells(lambda: known)
        for cells, each in ((coded, told), (fixed, _told(fixed, self._fixed))):
            wrong = [[one is None for one in column] for column in each]
            if any(map(any, wrong)):
                good[cells.marked(wrong)] = False
        students = _texts(block.words, found, STUDENT)
        saved = _texts(block.words, found, SAVED)
        if not safe(students):
            good[[unsafe(student) for student in students]] = False
        columns = [Cells(block.words, *each) for each in zip(found.starts, found.ends, strict=True)]
        for begin, end, alike in runs(good, _FEW):
            if not alike:
                yield some.part(begin, end)
                continue
            rows = slice(begin, end)
            if end - begin < len(block):
                cells = coded.part(begin, end)
                mine = _told(cells, self._told)
            else:
                cells, mine = coded, told
            yield Batch(
                form=self._form,
                students=students[rows],
                files=some.names(begin, end),
                arrived=("",) * (end - begin),
                receipts=self._receipts.of(students[rows], saved[rows], cells, mine),
                columns=[each[rows] for each in columns[INNER:]],
                reads=self._reads,
                coded=cells,
                one_by_one=partial(_one_by_one, some, begin),
            )


def _told(
    cells: CodedCells, meant: Sequence[Mapping[str, bytes | None]]
) -> list[list[bytes | None]]:
    """Return what each distinct cell of each column tells; nothing for a cell that is none."""
    return [
        list(map(known.__getitem__, texts))
        for known, texts in zip(meant, cells.texts(), strict=True)
    ]


def _most(found: Found) -> bool:
    return 2 * int(np.count_nonzero(found.good)) >= len(found.good)


def _one_by_one(some: Some, first: int, begin: int, end: int) -> Iterator[Arrival]:
    return (each.arrival() for each in some.part(first + begin, first + end).each())


def _texts(words: Words, found: Found, place: int) -> list[str]:
    """Return the text that stands beside a name, empty where none does.

    Where it is no text, the submission is not good.
    """
    starts, ends, good = found.starts[place], found.ends[place], found.good
    where = np.flatnonzero(good & (starts > 0))
    cells = list(words.texts(starts[where], ends[where]))
    read = texts(cells)
    if read is None:
        alone = [texts([cell]) for cell in cells]
        good[where[[one is None for one in alone]]] = False
        read = [one[0] if one else "" for one in alone]
    if len(read) == len(good):
        return read
    whole = [""] * len(good)
    for at, text in zip(where.tolist(), read, strict=True):
        whole[at] = text
    return whole
