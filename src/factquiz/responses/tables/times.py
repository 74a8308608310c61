"""Times as tables have them, to the moment they name."""

from __future__ import annotations

from datetime import UTC, datetime, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from factquiz.responses.tables.table import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Times:
    """Reads times in given formats, ISO 8601 if there are none.

    ``zone`` is the time zone of those that do not name theirs: the name of one, or an offset such
    as +02:00; UTC if it is empty.

    Raises:
        TableError: there is no such zone.

    """

    def __init__(self, formats: Sequence[str], zone: str) -> None:
        self._formats = formats
        self._zone = time_zone(zone)

    def moment(self, text: str) -> str | None:
        """Return a time in UTC as ISO 8601, an empty text for none; nothing if it cannot be read.

        A time that the formats read in two ways (2 March, 3 February) is not read.
        """
        if not text:
            return ""
        found = {
            time.replace(tzinfo=time.tzinfo or self._zone).astimezone(UTC)
            for time in self._readings(text)
        }
        return found.pop().isoformat() if len(found) == 1 else None

    def _readings(self, text: str) -> Iterator[datetime]:
        for pattern in self._formats or ("",):
            try:
                yield _read(text, pattern)
            except ValueError:
                continue


def time_zone(name: str) -> tzinfo:
    """Return a time zone by its name or its offset; UTC of an empty one.

    Raises:
        TableError: there is no such zone.

    """
    if not name:
        return UTC
    try:
        if name[0] in "+-":
            offset = datetime.fromisoformat(f"2000-01-01T00:00{name}").utcoffset()
            return timezone(offset) if offset else UTC
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        message = f"there is no time zone {name!r}; write Europe/Paris, for instance, or +02:00"
        raise TableError(message) from None


def _read(text: str, pattern: str) -> datetime:
    """Return the time of a text. “UTC” written out is an offset of none, as platforms mean it."""
    if not pattern:
        return datetime.fromisoformat(text)
    found = datetime.strptime(text, pattern)  # noqa: DTZ007 (the zone is the caller's)
    return found.replace(tzinfo=UTC) if "%Z" in pattern else found
