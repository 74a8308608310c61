"""Moodle's quiz responses in JSON: rows of cells, whose columns nobody has named.

Moodle's writer of JSON leaves the header out. The columns stand in the order of the report all the
same: last name, first name, what identifies the person, then the status, three times, the grade,
and the responses. So the status tells where we are, and what identifies is told by what it looks
like. All of this is said in a note, for an instructor to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factquiz.responses.tables.table import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STATUS: Final = frozenset(
    {"finished", "in progress", "overdue", "never submitted", "abandoned", "submitted"}
)
_NAMES: Final = ("Last name", "First name")
_AFTER: Final = ("Status", "Started", "Completed", "Duration", "Grade")

Cells = list[str]


def columns(rows: Sequence[Cells], name: str) -> tuple[str, ...]:
    """Return the names of the columns that Moodle would have written.

    Raises:
        TableError: the rows are not those of this report.

    """
    width = max(map(len, rows), default=0)
    status = _place_of_status(rows)
    before = range(len(_NAMES), status)
    responses = width - status - len(_AFTER)
    if status < len(_NAMES) or responses < 1:
        raise TableError(
            f"{name}: its rows have no names of columns, and are not those of Moodle's report of"
            " responses; download them as CSV or Excel"
        )
    attempts = [row for row in rows if row[status : status + 1] and _is_status(row[status])]
    return (
        *_NAMES,
        *_identities([[row[place] for row in attempts] for place in before]),
        *_AFTER,
        *(f"Response {number}" for number in range(1, responses + 1)),
    )


def _is_status(cell: str) -> bool:
    return cell.casefold() in _STATUS


def _place_of_status(rows: Sequence[Cells]) -> int:
    """Return the first column that has a status in most rows; −1 if there is none."""
    width = max(map(len, rows), default=0)
    for place in range(width):
        found = sum(_is_status(row[place]) for row in rows if place < len(row))
        if 2 * found > len(rows):
            return place
    return -1


def _identities(found: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield names for what identifies a person: an address has an @, an id is one word and hers."""
    named: set[str] = set()
    for number, cells in enumerate(found, 1):
        name = f"Identity {number}"
        if all("@" in cell for cell in cells):
            name = "Email address"
        elif all(cell and " " not in cell for cell in cells) and 2 * len(set(cells)) > len(cells):
            name = "ID number"  # of a person, not of a department: hardly two have the same
        yield name if name not in named else f"Identity {number}"
        named.add(name)
