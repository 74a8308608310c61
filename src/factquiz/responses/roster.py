"""The roster: who is in the class.

A CSV file with a header: a column ``student`` (the id) and, if wanted, a column ``name``.
Further columns are ignored, so that the export of a learning platform can be used as it is
once its columns are named.
"""

from __future__ import annotations

import csv
import io
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, NamedTuple

from factquiz.diagnostics import Diagnostic, Place
from factquiz.items.base import Record
from factquiz.responses.parse import safe, unsafe
from factquiz.responses.plain import quoted
from factquiz.responses.tables.delimited import NOT_UTF_8, WINDOWS, encoding_of
from factquiz.responses.tables.table import TableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


class Student(Record, frozen=True, kw_only=True):
    """A student of the class: the id that submissions carry, and a name for people."""

    id: str
    name: str = ""


class Listed(NamedTuple):
    """Some students who follow each other on the roster: their ids, and their names."""

    ids: Sequence[str]
    names: Sequence[str]


Roster = tuple[Student, ...]

_SOME = 1024
"""How many rows are looked at together."""

_HEADER = "Begin the file with a line such as: student,name"


def read_roster(path: Path) -> tuple[Roster, tuple[Diagnostic, ...]]:
    """Return the students in the order of the file, and every mistake found in it.

    Commas, semicolons and tabs are recognised as separators, and encodings as of any table
    (:mod:`factquiz.responses.tables.delimited`).
    """
    try:
        with _opened(path) as file:
            text = file.read()
    except OSError as error:
        return (), (_found("roster-unreadable", f"cannot be read: {error.strerror}", path, 0),)
    except TableError as error:
        return (), (_found("roster-csv", f"not CSV: {error}", path, 1),)
    return _students(text, path)


def _opened(path: Path) -> io.TextIOWrapper:
    """Open a roster in the encoding it has.

    Raises:
        OSError: the system does not let us.
        TableError: it has a line without an end.

    """
    stream = path.open("rb")
    try:
        encoding = encoding_of(stream, path.name)
    except BaseException:
        stream.close()
        raise
    return io.TextIOWrapper(stream, encoding, errors="replace", newline="")


def roster_note(path: Path) -> str:
    """Return what had to be assumed to read a roster, if anything; names may be wrong by it."""
    try:
        with path.open("rb") as stream:
            windows = encoding_of(stream, path.name) == WINDOWS
    except (OSError, TableError):
        return ""
    return f"{path}: {NOT_UTF_8} Look at the names." if windows else ""


class RosterError(ValueError):
    """There is a mistake in a roster; :func:`read_roster` says what and where."""


def roster_stream(path: Path) -> Iterator[Listed]:
    """Yield the students of :func:`read_roster`, some at a time, for a class of any size.

    That an id stands twice is not noticed.

    Raises:
        RosterError: there is another mistake in it.

    """
    try:
        with _opened(path) as file:
            first = file.readline()
            separator = _separator(first)
            names = _names(csv.reader(chain((first,), file), delimiter=separator))
            if "student" not in names:
                raise RosterError
            # Of two columns of one name the last one counts.
            student = len(names) - 1 - names[::-1].index("student")
            name = len(names) - 1 - names[::-1].index("name") if "name" in names else len(names)
            while lines := list(islice(file, _SOME)):
                listed = _cut(lines, separator, student, name)
                # A quoted cell may go on over more lines: then the file is read on from here.
                yield listed or _checked_some(
                    list(islice(csv.reader(chain(lines, file), delimiter=separator), _SOME)),
                    student,
                    name,
                )
    except (OSError, TableError, csv.Error) as error:
        raise RosterError from error


def _cut(lines: list[str], separator: str, student: int, name: int) -> Listed | None:
    """Return the students of lines that are cut where the separators are.

    There is nothing if the module csv might see more in them, if they are not all as wide, or if
    there is something to say of them.
    """
    text = "".join(lines)
    separators = set(map(str.count, lines, repeat(separator)))
    width = max(separators) + 1
    if len(separators) > 1 or width <= student or any(mark in text for mark in '"\r\0'):
        return None
    if max(map(len, lines)) > csv.field_size_limit():
        return None
    cells = text.removesuffix("\n").replace("\n", separator).split(separator)
    ids = list(map(str.strip, cells[student::width]))
    if not all(ids) or not safe(ids):
        return None
    names = map(str.strip, cells[name::width]) if name < width else repeat("", len(ids))
    return Listed(ids, list(names))


def _checked_some(rows: list[list[str]], student: int, name: int) -> Listed:
    """Return the students of some rows.

    Raises:
        RosterError: there is a mistake in them.

    """
    wide = [row for row in rows if len(row) > student and row[student].strip()]
    if len(wide) < len(rows) and sum(any(map(str.strip, row)) for row in rows) > len(wide):
        raise RosterError
    ids = [row[student].strip() for row in wide]
    if not safe(ids):
        raise RosterError
    return Listed(ids, [row[name].strip() if len(row) > name else "" for row in wide])


def _separator(header: str) -> str:
    return max(",;\t", key=header.count)


def _names(rows: Iterator[list[str]]) -> list[str]:
    return [name.strip().casefold() for name in next(rows, [])]


def _students(text: str, path: Path) -> tuple[Roster, tuple[Diagnostic, ...]]:
    header = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(header))
    names = _names(rows)
    if "student" not in names:
        message = f"no column “student” in the header {quoted(header)}"
        return (), (_found("roster-header", message, path, 1, _HEADER),)
    try:
        return _checked(names, _lines(rows), path)
    except csv.Error as error:
        return (), (_found("roster-csv", f"not CSV: {error}", path, rows.line_num),)


def _checked(
    names: list[str], rows: Iterable[tuple[int, list[str]]], path: Path
) -> tuple[Roster, tuple[Diagnostic, ...]]:
    students: dict[str, Student] = {}
    found: list[Diagnostic] = []
    for line, row in rows:
        cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
        student = Student(id=cells.get("student", ""), name=cells.get("name", ""))
        if message := _mistake(student, students):
            found.append(_found("roster-student", message, path, line))
        else:
            students[student.id] = student
    return tuple(students.values()), tuple(found)


def _lines(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the line it stands on (but for line breaks)."""
    return ((line, row) for line, row in enumerate(rows, 2) if any(map(str.strip, row)))


def _mistake(student: Student, known: dict[str, Student]) -> str:
    if not student.id:
        return "a row without a student id"
    if unsafe(student.id):
        return f"the student id {quoted(student.id)} looks like a path or cannot be printed"
    if student.id in known:
        return f"the student id {quoted(student.id)} stands twice"
    return ""


def _found(code: str, message: str, path: Path, line: int, hint: str = "") -> Diagnostic:
    place = Place(path.as_posix(), line, 1 if line else 0)
    return Diagnostic(code, message, place, hint or "Correct the roster and run again.")
