"""What the instructor decides beside the key."""

from __future__ import annotations

from factquiz.gradebook.attempts import Counts
from factquiz.gradebook.lateness import Deadline
from factquiz.items.base import Record


class Rules(Record, frozen=True, kw_only=True):
    """Which of several attempts counts, and when the quiz was due, if it was."""

    counts: Counts = Counts.ONE
    deadline: Deadline | None = None
