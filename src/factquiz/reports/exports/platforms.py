"""Marks as Moodle and Canvas import them.

Only students with a score have a row: importing changes nothing for the others.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from factquiz.figures import decimal
from factquiz.gradebook.cells import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.gradebook.cells import Cell
    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.gradebook.model import Row

_MOODLE_PLACES = 5
_CANVAS_PLACES = 2


def as_moodle(gradebook: Gradebook, student_column: str = "ID number") -> bytes:
    """Return a CSV for Moodle's "Import grades": a student column, a grade, a comment.

    ``student_column`` says what the students' ids are: ID number, Username or Email address.
    Moodle keeps five decimal places.
    """
    header = (student_column, gradebook.title, "Feedback comments")
    rows = (
        (text(row.student.id), decimal(row.score, _MOODLE_PLACES), _comment(row))
        for row in gradebook.rows()
    )
    return _csv((header, *rows))


def as_canvas(gradebook: Gradebook, student_column: str = "SIS User ID") -> bytes:
    """Return a CSV for the import of Canvas' gradebook: who, and the points of one assignment.

    The second line has the points possible. ``student_column`` says what the students' ids are:
    ID, SIS User ID or SIS Login ID; the others stand empty, and Canvas goes by the one it has.
    An assignment is found by its title, and Canvas asks before it makes a new one.
    """
    ids = ("ID", "SIS User ID", "SIS Login ID")
    header = ("Student", *ids, "Section", gradebook.title)
    rows = list(gradebook.rows())
    most = max((row.max_score for row in rows), default=None)
    possible = "" if most is None else decimal(most, _CANVAS_PLACES)
    marks = (
        (
            text(row.student.name or row.student.id),
            *(text(row.student.id) if name == student_column else "" for name in ids),
            "",
            decimal(row.score, _CANVAS_PLACES),
        )
        for row in rows
    )
    return _csv((header, ("    Points Possible", "", "", "", "", possible), *marks))


def _comment(row: Row) -> str:
    said = []
    if row.missed is not None:
        said.append("Nothing came in for the quiz, which counts as 0.")
    if row.deducted:
        said.append(f"Late: {decimal(row.deducted)} points were deducted.")
    if row.status.value == "to check":
        said.append("Provisional: something is still to be looked at.")
    return " ".join(said)


def _csv(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    """Return UTF-8 without a mark, which both platforms expect."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()
