"""Finding the columns of a mapping in a header."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.items.choosing import TrueFalse
from factquiz.responses.plain import quoted
from factquiz.responses.tables.mapping import Shape
from factquiz.responses.tables.spoken import words
from factquiz.responses.tables.table import TableError

if TYPE_CHECKING:
    from collections.abc import Mapping as Lookup
    from collections.abc import Sequence

    from factquiz.assembly.form import FormItem, Key
    from factquiz.responses.tables.mapping import Mapping
    from factquiz.responses.tables.table import Table

Reference = int | str
"""What a column or a cell says of an item: its number on the form, or its id."""

_NUMBERED = re.compile(
    r"(?:(?:question|response|item|q|no\.?)\s*#?\s*)?(\d{1,4})\.?", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:\d+\s*[:.)]\s*)")


class Items:
    """The items of a key, by everything that a header may call them."""

    def __init__(self, key: Key) -> None:
        self._ids: set[str] = set()
        self._stems: dict[str, set[str]] = {}
        self._numbers = 0
        for form in key.forms:
            self._numbers = max(self._numbers, len(form.items))
            for placed in form.items:
                self._ids.add(placed.item.id)
                self._stems.setdefault(words(asked(placed)), set()).add(placed.item.id)

    def named(self, text: str, pattern: str) -> Reference | None:
        """Return the item that a text names under a pattern, if it names one."""
        before, _, rest = pattern.partition("{")
        kind, _, after = rest.partition("}")
        lowered = text.casefold()
        if not (lowered.startswith(before.casefold()) and lowered.endswith(after.casefold())):
            return None
        inner = text[len(before) : len(text) - len(after)].strip()
        return self._of_kind(inner, kind)

    def _of_kind(self, inner: str, kind: str) -> Reference | None:
        if kind == "item":
            return inner if inner in self._ids else None
        if kind == "number":
            found = _NUMBERED.fullmatch(inner)
            return int(found[1]) if found and 1 <= int(found[1]) <= self._numbers else None
        items = self._stems.get(words(_LEAD.sub("", inner))) or self._stems.get(words(inner))
        return next(iter(items)) if items and len(items) == 1 else None


def asked(placed: FormItem) -> str:
    """Return the question of an item as a platform would show it, its statement included."""
    item = placed.item
    return f"{item.stem} {item.statement}" if isinstance(item, TrueFalse) else item.stem


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns in a row; nothing where there is no such column.

    ``items`` maps the places of a wide table's responses to the items they answer.
    """

    student: int
    form: int | None
    arrived: int | None
    attempt: int | None
    item: int | None
    response: int | None
    items: Lookup[int, Reference]
    finished: Lookup[int, str]


def find(table: Table, mapping: Mapping, items: Items) -> Columns:
    """Return where a table has what a mapping names.

    Raises:
        TableError: there is no student, or nothing that is asked.

    """
    places = {name.casefold(): place for place, name in reversed(list(enumerate(table.header)))}
    student = next(
        (places[name.casefold()] for name in mapping.student if name.casefold() in places), None
    )
    if student is None:
        raise TableError(_missing(table, "the student", mapping.student))
    long = mapping.shape is Shape.LONG
    columns = Columns(
        student=student,
        form=places.get(mapping.form.casefold()),
        arrived=places.get(mapping.arrived.casefold()),
        attempt=places.get(mapping.attempt.casefold()),
        item=places.get(mapping.item.casefold()) if long else None,
        response=places.get(mapping.response.casefold()) if long else None,
        items={} if long else _responses(table, mapping, items),
        finished={
            places[name.casefold()]: text
            for name, text in mapping.finished.items()
            if name.casefold() in places
        },
    )
    if long and None in {columns.item, columns.response}:
        raise TableError(_missing(table, "item and response", (mapping.item, mapping.response)))
    if not long and not columns.items:
        raise TableError(_missing(table, "an item of the key", mapping.responses))
    return columns


def _responses(table: Table, mapping: Mapping, items: Items) -> dict[int, Reference]:
    """Return the columns of items; the first pattern that fits any column is the one."""
    for pattern in mapping.responses:
        found = {
            place: reference
            for place, name in enumerate(table.header)
            if (reference := items.named(name, pattern)) is not None
        }
        if found:
            _check_once(table, found)
            return found
    return {}


def _check_once(table: Table, found: Lookup[int, Reference]) -> None:
    first: dict[Reference, int] = {}
    for place, reference in found.items():
        if reference in first:
            raise TableError(
                f"{table.name}:1: the columns {quoted(table.header[first[reference]])} and"
                f" {quoted(table.header[place])} both answer the item {reference};"
                " rename one of them, or name the columns in a mapping"
            )
        first[reference] = place


def _missing(table: Table, what: str, wanted: Sequence[str]) -> str:
    named = ", ".join(quoted(name) for name in wanted)
    header = ", ".join(quoted(name, 30) for name in table.header[:12])
    more = " …" if len(table.header) > 12 else ""  # noqa: PLR2004 (enough to recognise it)
    return (
        f"{table.name}:1: no column for {what}: looked for {named}; the header has {header}{more}."
        " Rename a column, or say in a mapping file what each is (docs/grading.md)"
    )
