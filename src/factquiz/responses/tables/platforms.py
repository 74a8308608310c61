"""The exports of learning platforms, known by their headers.

Column names are those of the English interfaces; for another language, or for columns that were
renamed, an instructor writes a mapping of her own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factquiz.responses.tables.mapping import Mapping, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

MOODLE: Final = Mapping(
    student=("ID number", "Username", "Email address"),
    arrived="Completed",
    time_format=("%d %B %Y %I:%M %p", "%d %B %Y %H:%M"),
    responses=("Response {number}",),
    separator="; ",
    pair=" -> ",
    finished={"Status": "Finished", "State": "Finished"},
    skip=("", "Overall average"),
)
"""Quiz → Results → Responses → Download table data. Moodle writes times in the zone of whoever
downloads, so ``zone`` must be given where time matters; an attempt without an id is the line of
averages."""

CANVAS: Final = Mapping(
    student=("sis_id", "id"),
    arrived="submitted",
    time_format=("%Y-%m-%d %H:%M:%S %Z",),
    responses=("{stem}",),
    separator=",",
    pair="=>",
)
"""Quiz statistics → Student Analysis: a column "number: question" for each item, and its points
after it. Times are in UTC."""

GOOGLE_FORMS: Final = Mapping(
    student=("Student id", "Student", "Email Address", "Username"),
    arrived="Timestamp",
    time_format=("%m/%d/%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%Y/%m/%d %I:%M:%S %p %Z"),
    responses=("{stem}", "{number}"),
    separator=", ",
)
"""Responses → Download responses. A timestamp such as 02/03/2026 can be read in two ways: the first
format that fits all rows is not guessed, so give ``time_format`` where time matters."""

MICROSOFT_FORMS: Final = Mapping(
    student=("Student id", "Student", "Email"),
    arrived="Completion time",
    time_format=("%Y-%m-%d %H:%M:%S", "%m/%d/%y %H:%M:%S"),
    responses=("{stem}", "{number}"),
    separator=";",
)
"""Open in Excel: ID, Start time, Completion time, Email, Name, then the questions."""

OWN_WIDE: Final = Mapping(form="form", arrived="arrived")
OWN_LONG: Final = Mapping(shape=Shape.LONG, form="form", arrived="arrived", attempt="attempt")

_CANVAS_ITEM = re.compile(r"\d+: ")


def _is_moodle(names: frozenset[str]) -> bool:
    return "response 1" in names and not names.isdisjoint({"state", "status"})


def _is_canvas(names: frozenset[str]) -> bool:
    return names >= {"name", "id", "submitted", "attempt"} and any(map(_CANVAS_ITEM.match, names))


_KNOWN: Final = (
    ("Moodle", MOODLE, _is_moodle),
    ("Canvas", CANVAS, _is_canvas),
    (
        "Microsoft Forms",
        MICROSOFT_FORMS,
        frozenset({"id", "start time", "completion time", "email"}).issubset,
    ),
    ("Google Forms", GOOGLE_FORMS, frozenset({"timestamp"}).issubset),
    ("", OWN_LONG, frozenset({"student", "item", "response"}).issubset),
    ("", OWN_WIDE, frozenset({"student"}).issubset),
)


def recognise(header: Sequence[str]) -> tuple[str, Mapping] | None:
    """Return the name of a platform and the mapping of its export, if the header is known."""
    names = frozenset(name.casefold() for name in header)
    return next(((name, mapping) for name, mapping, fits in _KNOWN if fits(names)), None)
