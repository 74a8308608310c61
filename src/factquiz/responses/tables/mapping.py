"""What the columns of a table mean: which one has the student, which ones the responses."""

from __future__ import annotations

import enum

import msgspec

from factquiz.items.base import Record


class Shape(enum.StrEnum):
    """How responses stand in a table."""

    WIDE = "wide"
    """A row is a submission; each item has a column."""

    LONG = "long"
    """A row is a response; columns name the student, the item and the response."""


class Mapping(Record, frozen=True, kw_only=True):
    """The meaning of a table's columns. A column is named as in the header; case plays no part.

    ``student``: the columns that may hold the student's id; the first one that exists counts.
    ``form``: the column with the code of the form, if students had different ones.
    ``arrived``: the column with the time of arrival; ``time_format`` as for Python's ``strptime``
    (ISO 8601 if empty); ``zone`` the time zone of times that do not name theirs, if it is known.
    ``attempt``: in a long table the column that tells the attempts of one student apart.
    ``item`` and ``response``: in a long table the columns with the item (its id, or its number on
    the form) and with the response.
    ``responses``: in a wide table how the column of an item is headed: ``Response {number}``,
    ``{item}`` with the item's id, ``{stem}`` with its question; text around it may stand there.
    ``separator`` stands between several answers in a cell, ``pair`` between a prompt and its
    target; if they are empty, those that are usual are tried.
    ``finished``: columns and what they must hold, or the row is set aside as unfinished.
    ``skip``: rows whose student column has one of these texts are no submissions: the summary
    lines that a platform adds.
    """

    shape: Shape = Shape.WIDE
    student: tuple[str, ...] = ("student",)
    form: str = ""
    arrived: str = ""
    time_format: tuple[str, ...] = ()
    zone: str = ""
    attempt: str = ""
    item: str = "item"
    response: str = "response"
    responses: tuple[str, ...] = ("{item}", "{number}", "{stem}")
    separator: str = ""
    pair: str = ""
    finished: dict[str, str] = msgspec.field(default_factory=dict)
    skip: tuple[str, ...] = ()
