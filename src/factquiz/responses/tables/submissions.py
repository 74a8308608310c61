"""Rows to submissions: one for each row of a wide table, one for each student of a long one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import getitem
from typing import TYPE_CHECKING

from factquiz.responses.arrival import Arrival
from factquiz.responses.batch import Batch
from factquiz.responses.parse import safe
from factquiz.responses.plain import quoted
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.submission import MAX_TEXT, SUBMISSION_FORMAT, Submission
from factquiz.responses.tables.columns import Items, find
from factquiz.responses.tables.forms import Forms, placed
from factquiz.responses.tables.mapping import Shape
from factquiz.responses.tables.spoken import response
from factquiz.responses.tables.table import BadRow, Grid
from factquiz.responses.tables.times import Times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factquiz.assembly.form import Form, FormItem, Key
    from factquiz.items.model import Item
    from factquiz.responses.submission import RawResponse
    from factquiz.responses.tables.mapping import Mapping
    from factquiz.responses.tables.table import Row, Table

Answered = dict[str, "RawResponse"]
"""Responses by the ids of their items."""

_REMEMBERED = 1 << 12
"""How many different cells of a column are remembered."""


_FEW = 8
"""So many rows are read one by one, if there is something about them."""


def submissions(table: Table, mapping: Mapping, key: Key) -> Iterator[Arrival | Batch]:
    """Return the submissions of a table, in the order of its rows.

    Raises:
        TableError: the table has not the columns that the mapping names.

    """
    reader = _Reader(table, mapping, key)
    return reader.long() if mapping.shape is Shape.LONG else reader.wide()


class _Cells(dict[str, "RawResponse"]):
    """What each cell of a column says, read once: students give the same few answers."""

    def __init__(self, item: Item, separator: str, pair: str) -> None:
        super().__init__()
        self._item, self._separator, self._pair = item, separator, pair

    def __missing__(self, cell: str) -> RawResponse:
        """Read a cell that is not remembered; the memory is bounded."""
        read = response(self._item, cell, self._separator, self._pair)
        if len(self) < _REMEMBERED and len(cell) <= MAX_TEXT:
            self[cell] = read
        return read


def _read(item: Item, separator: str, pair: str, cell: str | None) -> RawResponse | None:
    """Return the response that a cell holds as it was found; nothing if there is no such column."""
    return None if cell is None else response(item, cell.strip(), separator, pair)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the rows of one form are read.

    ``places`` has the place of each item's column, ``items`` their ids, ``columns`` what their
    cells say; ``strays`` the places and names of columns that the form lacks: an answer there is
    kept, to be noticed. ``all_places`` and ``reads`` say, for each item of the form, where its
    column is, if there is one, and how its cells are read.
    """

    places: tuple[int, ...]
    items: tuple[str, ...]
    columns: tuple[_Cells, ...]
    strays: tuple[tuple[int, str], ...]
    all_places: tuple[int | None, ...]
    reads: tuple[Callable[[str | None], RawResponse | None], ...]


class _Reader:
    """A table being read with a mapping and a key."""

    def __init__(self, table: Table, mapping: Mapping, key: Key) -> None:
        self._table = table
        self._mapping = mapping
        self._quiz = key.quiz
        self._items = Items(key)
        self._columns = find(table, mapping, self._items)
        self._forms = Forms(key)
        self._times = Times(mapping.time_format, mapping.zone)
        self._plans: dict[str, _Plan] = {}
        self._skip = {text.casefold() for text in mapping.skip}

    def wide(self) -> Iterator[Arrival | Batch]:
        """Yield what each row holds, in batches where rows are simple enough."""
        for part in self._table.parts:
            if isinstance(part, Grid):
                yield from self._grid(part)
            else:
                yield from self._wide(part)

    def _wide(self, row: Row | BadRow) -> Iterator[Arrival]:
        """Yield the arrival of one row."""
        for cells_of, form in self._answering((row,)):
            if isinstance(form, Arrival):
                yield form
                continue
            cells = cells_of[1]
            plan = self._plans.get(form.code) or self._planned(form)
            said = map(getitem, plan.columns, map(cells.__getitem__, plan.places))
            answered: Answered = dict(zip(plan.items, said, strict=True))
            for place, name in plan.strays:
                if cells[place]:
                    answered[name] = cells[place]
            yield self._made(cells_of, form, answered)

    def _grid(self, grid: Grid) -> Iterator[Arrival | Batch]:
        """Yield the rows of a grid as a batch; if something is odd in it, its halves, and so on."""
        batch = self._batch(grid)
        if batch is not None:
            yield batch
        elif len(grid) > _FEW and self._alike(grid):
            middle = len(grid) // 2
            yield from self._grid(grid.part(0, middle))
            yield from self._grid(grid.part(middle, len(grid)))
        else:
            yield from self._one_by_one(grid)

    def _one_by_one(self, grid: Grid) -> Iterator[Arrival]:
        for row in grid.rows():
            yield from self._wide(row)

    def _alike(self, grid: Grid) -> bool:
        """Tell whether all rows of a grid answer one form, as far as the table says so."""
        return self._forms.of_all(self._common(grid, self._columns.form) or "") is not None

    def _batch(self, grid: Grid) -> Batch | None:
        """Return a grid as a batch, if there is nothing to be said of any of its rows."""
        code = self._common(grid, self._columns.form)
        form = None if code is None else self._forms.of_all(code)
        students = list(map(str.strip, grid.columns[self._columns.student]))
        if form is None or not (all(students) and safe(students)) or self._skipped(students):
            return None
        arrived = self._arrived(grid)
        finished = all(
            (self._common(grid, place) or "").casefold() == wanted.casefold()
            for place, wanted in self._columns.finished.items()
        )
        plan = self._plans.get(form.code) or self._planned(form)
        strays = any(any(map(str.strip, grid.columns[place])) for place, _ in plan.strays)
        if strays or not finished or arrived is None:
            return None
        absent = (None,) * len(grid)
        places = [at for at in plan.all_places if at is not None]
        whole = len(places) == len(plan.all_places)
        return Batch(
            form=form,
            students=students,
            files=[f"{self._table.name}:{line}" for line in grid.lines],
            arrived=arrived,
            receipts=("",) * len(grid),
            columns=[absent if at is None else grid.columns[at] for at in plan.all_places],
            reads=plan.reads,
            one_by_one=lambda begin, end: self._one_by_one(grid.part(begin, end)),
            coded=grid.coded(places) if grid.coded and whole else None,
        )

    def _common(self, grid: Grid, place: int | None) -> str | None:
        """Return what all cells of a column say, if they agree; an empty text for no column."""
        if place is None:
            return ""
        said = set(map(str.strip, grid.columns[place]))
        return said.pop() if len(said) == 1 else None

    def _skipped(self, students: list[str]) -> bool:
        return bool(self._skip) and not self._skip.isdisjoint(map(str.casefold, students))

    def _arrived(self, grid: Grid) -> Sequence[str] | None:
        """Return the times of arrival, empty where there is none; nothing if one cannot be read."""
        place = self._columns.arrived
        if place is None:
            return ("",) * len(grid)
        moments = [self._times.moment(cell.strip()) for cell in grid.columns[place]]
        known = [moment for moment in moments if moment is not None]
        return known if len(known) == len(grid) else None

    def _planned(self, form: Form) -> _Plan:
        """Return how the rows of a form are read, worked out once."""
        mapping = self._mapping
        places, items, columns, strays = [], [], [], []
        for place, reference in self._columns.items.items():
            found = placed(form, reference)
            if found is None:
                strays.append((place, str(reference)))
            else:
                places.append(place)
                items.append(found.item.id)
                columns.append(_Cells(found.item, mapping.separator, mapping.pair))
        where = dict(zip(items, places, strict=True))
        plan = _Plan(
            places=tuple(places),
            items=tuple(items),
            columns=tuple(columns),
            strays=tuple(strays),
            all_places=tuple(where.get(each.item.id) for each in form.items),
            reads=tuple(
                partial(_read, each.item, mapping.separator, mapping.pair) for each in form.items
            ),
        )
        self._plans[form.code] = plan
        return plan

    def long(self) -> Iterator[Arrival]:
        """Yield one arrival for each student, form and attempt, named by its first row."""
        found: dict[tuple[str, str, str], tuple[Row, Form, Answered]] = {}
        for row, form in self._answering(self._table.rows):
            if isinstance(form, Arrival):
                yield form
                continue
            one = (self._cell(row, self._columns.student), form.code)
            attempt = self._cell(row, self._columns.attempt)
            _, _, answered = found.setdefault((*one, attempt), (row, form, {}))
            name = self._cell(row, self._columns.item)
            item = placed(form, self._reference(name))
            if (item.item.id if item else name) in answered:
                reason = f"The item {quoted(name)} is answered twice by this student."
                yield self._refused(row, Refusal.REPEATED_NAME, reason)
            else:
                self._answer(answered, item, name, self._cell(row, self._columns.response))
        for row, form, answered in found.values():
            yield self._made(row, form, answered)

    def _answering(self, rows: Iterable[Row | BadRow]) -> Iterator[tuple[Row, Form | Arrival]]:
        """Yield each row with the form it answers, or with what is to be reported of it."""
        for row in rows:
            if isinstance(row, BadRow):
                blank: Row = (row.line, ("",) * len(self._table.header))
                yield blank, self._refused(blank, Refusal.UNREADABLE_ROW, row.reason)
                continue
            student = self._cell(row, self._columns.student)
            if self._skip and student.casefold() in self._skip:
                continue
            form = self._forms.of(student, self._cell(row, self._columns.form))
            yield row, self._refused(row, *form) if isinstance(form, tuple) else form

    def _reference(self, name: str) -> int | str | None:
        return self._items.named(name, "{item}") or self._items.named(name, "{number}")

    def _answer(self, answered: Answered, item: FormItem | None, name: str, cell: str) -> None:
        """Add a response. That to an item which the form lacks is kept, so that it is noticed."""
        if item is not None:
            mapping = self._mapping
            answered[item.item.id] = response(item.item, cell, mapping.separator, mapping.pair)
        elif cell:
            answered[name] = cell

    def _made(self, row: Row, form: Form, answered: Answered) -> Arrival:
        for place, wanted in self._columns.finished.items():
            if row[1][place].casefold() != wanted.casefold():
                reason = f"The attempt is called {quoted(row[1][place])}, not “{wanted}”."
                return self._refused(row, Refusal.NOT_FINISHED, reason)
        time = self._cell(row, self._columns.arrived)
        arrived = self._times.moment(time)
        if arrived is None:
            reason = f"The time of arrival is {quoted(time)}."
            return self._refused(row, Refusal.BAD_TIME, reason)
        submission = Submission(
            format=SUBMISSION_FORMAT,
            quiz=self._quiz,
            form=form.code,
            student=self._cell(row, self._columns.student),
            responses=answered,
        )
        return Arrival(file=self._file(row), content=submission, arrived=arrived)

    def _refused(self, row: Row, code: Refusal, reason: str) -> Arrival:
        refused = Quarantined(
            file=self._table.name,
            code=code,
            reason=reason,
            line=row[0],
            column=1,
            student=self._cell(row, self._columns.student),
        )
        return Arrival(file=self._file(row), content=refused)

    def _file(self, row: Row) -> str:
        return f"{self._table.name}:{row[0]}"

    def _cell(self, row: Row, place: int | None) -> str:
        return "" if place is None else row[1][place]
