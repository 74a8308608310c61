"""What came in: one submission, or one thing that is none, with its place and its time."""

from __future__ import annotations

from factquiz.items.base import Record
from factquiz.responses.quarantine import Quarantined
from factquiz.responses.submission import Submission


class Arrival(Record, frozen=True, kw_only=True):
    """One submission as it arrived.

    ``file`` says where it stands, fit to be shown: a file, or a row of one.
    ``arrived`` is when the learning platform took it in (ISO 8601 with its offset from UTC),
    empty where nobody vouches for a time: the clock of the student's own machine proves nothing.
    """

    file: str
    content: Submission | Quarantined
    arrived: str = ""
