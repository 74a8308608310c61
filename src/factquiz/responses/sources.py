"""Everything that was handed in, whatever it came as, one submission after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.responses.arrival import Arrival
from factquiz.responses.folder import received
from factquiz.responses.quarantine import Quarantined
from factquiz.responses.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_folder(folder: Path) -> Iterator[Arrival]:
    """Yield every file of a folder once, read, in an order that is the same everywhere."""
    for found in received(folder):
        content = found if isinstance(found, Quarantined) else read(found)
        yield Arrival(file=found.file, content=content)
