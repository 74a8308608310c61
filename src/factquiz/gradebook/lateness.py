"""The deadline of a quiz, and what it costs to miss it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Final

from factquiz.items.base import Record

_PERIODS: Final = {"minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_RULE = re.compile(
    r"(?P<share>\d+(?:\.\d+)?)\s*%\s*(?:/|per|a)\s*(?P<period>minute|hour|day|week)"
    r"(?:\s*,?\s*(?:at most|max\.?)\s*(?P<most>\d+(?:\.\d+)?)\s*%)?"
)
_CENT = 100


class Deadline(Record, frozen=True, kw_only=True):
    """When a quiz was due, and the share of its points that each period begun since then costs.

    ``at`` has its offset from UTC. ``period`` and ``grace`` are in seconds.
    The deduction is ``share`` of the form's points for each period that has begun, ``most`` at
    most, and takes nobody below nothing (as Canvas deducts "for each day or hour late",
    of the points possible).
    """

    at: datetime
    share: Fraction = Fraction(0)
    period: int = 86_400
    most: Fraction = Fraction(1)
    grace: int = 0

    def seconds_late(self, arrived: str) -> int:
        """Return by how many seconds something came too late; 0 if in time, or no time is known."""
        if not arrived:
            return 0
        late = moment(arrived) - self.at
        return max(0, int(late / timedelta(seconds=1))) if late > self._allowed else 0

    @property
    def _allowed(self) -> timedelta:
        return timedelta(seconds=self.grace)

    def deduction(self, late: int, points: Fraction, max_score: Fraction) -> Fraction:
        """Return the points that so many seconds cost a submission that has reached ``points``."""
        begun = -(-late // self.period)
        share = min(self.share * begun, self.most)
        return min(share * max_score, max(points, Fraction(0)))


def moment(text: str) -> datetime:
    """Return the moment that an ISO 8601 time with its offset from UTC names, in UTC.

    Raises:
        ValueError: it is no such time, or has no offset.

    """
    return local_moment(text).astimezone(UTC)


def local_moment(text: str) -> datetime:
    """Return the same with its own offset.

    Raises:
        ValueError: it is no such time, or has no offset.

    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a time such as 2026-05-01T12:00+02:00") from None
    if found.tzinfo is None:
        raise ValueError(
            f"{text!r} does not say of which time zone it is: write 2026-05-01T12:00+02:00,"
            " or Z for UTC"
        )
    return found


def penalty_rule(text: str) -> tuple[Fraction, int, Fraction]:
    """Return share, period in seconds and greatest share of a rule: "10% per day, at most 50%".

    Raises:
        ValueError: it is no such rule.

    """
    found = _RULE.fullmatch(text.strip().casefold())
    if found is None:
        raise ValueError(f"{text!r} is not a rule such as “10% per day, at most 50%”")
    share = Fraction(found["share"]) / _CENT
    most = Fraction(found["most"]) / _CENT if found["most"] else Fraction(1)
    if share > 1 or most > 1:
        raise ValueError(f"{text!r} takes more than all the points")
    return share, _PERIODS[found["period"]], most
