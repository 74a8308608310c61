"""A submission as it was sent: the bytes, and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from factquiz.responses.arrival import Arrival
from factquiz.responses.parse import parse
from factquiz.responses.quarantine import Quarantined


class Sent(NamedTuple):
    """What one student sent: a file of its own, or a line of a file (its number; 0 for none)."""

    data: bytes
    file: str
    line: int = 0

    @property
    def name(self) -> str:
        """Where it stands, fit to be shown."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def arrival(self) -> Arrival:
        """Return it, read."""
        content = parse(self.data, self.file)
        if self.line and isinstance(content, Quarantined):
            content = replace(content, line=self.line)
        return Arrival(file=self.name, content=content)
