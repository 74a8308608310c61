"""The shape of a submission: what the form page saves and ``factquiz grade`` reads."""

from __future__ import annotations

from typing import TypeAlias

from factquiz.items.base import Record

SUBMISSION_FORMAT = "factquiz-submission/1"

MAX_TEXT = 200
"""The characters that a typed answer may have; the form page lets nobody type more."""

RawResponse: TypeAlias = str | tuple[str, ...]
"""One response as it was sent: a label, several labels, or typed text."""


class Submission(Record, frozen=True, kw_only=True):
    """One student's responses to one form.

    ``responses`` maps item ids to raw responses; an item that is absent, or whose response is
    an empty string or list, was omitted.
    ``saved`` is the student's own clock (ISO 8601) and proves nothing.
    """

    format: str
    quiz: str
    form: str
    student: str
    responses: dict[str, RawResponse]
    saved: str = ""
