"""The roster: who is in the class.

A CSV file with a header: a column ``student`` (the id) and, if wanted, a column ``name``.
Further columns are ignored, so that the export of a learning platform can be used as it is
once its columns are named.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from factquiz.diagnostics import Diagnostic, Place
from factquiz.items.base import Record
from factquiz.responses.parse import unsafe
from factquiz.responses.plain import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Student(Record, frozen=True, kw_only=True):
    """A student of the class: the id that submissions carry, and a name for people."""

    id: str
    name: str = ""


Roster = tuple[Student, ...]

_HEADER = "Begin the file with a line such as: student,name"


def read_roster(path: Path) -> tuple[Roster, tuple[Diagnostic, ...]]:
    """Return the students in the order of the file, and every mistake found in it.

    Commas, semicolons and tabs are recognised as separators; the text is UTF-8,
    with or without a byte-order mark.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return (), (_found("roster-unreadable", f"cannot be read: {error.strerror}", path, 0),)
    except UnicodeDecodeError as error:
        message = f"byte 0x{error.object[error.start]:02X} at {error.start} is not UTF-8"
        return (), (
            _found("roster-encoding", message, path, 0, "Save the roster as CSV in UTF-8."),
        )
    return _students(text, path)


def _students(text: str, path: Path) -> tuple[Roster, tuple[Diagnostic, ...]]:
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    names = [name.strip().casefold() for name in next(rows, [])]
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
