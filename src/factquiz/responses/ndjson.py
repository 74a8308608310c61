"""Many submissions in one file, one JSON object in each line."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from factquiz.responses.arrival import Arrival
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.reader import MAX_BYTES
from factquiz.responses.sent import Sent

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = (".ndjson", ".jsonl")


def is_ndjson(file: str) -> bool:
    """Tell whether a file has a submission in each line, by its name."""
    return file.casefold().endswith(_NAMES)


def read_ndjson(stream: IO[bytes], file: str) -> Iterator[Sent | Arrival]:
    """Yield every line that is not blank; the file is never in memory as a whole.

    ``file`` is the name under which to report; lines count from one.
    """
    for number, line in enumerate(_lines(stream), 1):
        if line is None:
            reason = f"The line has more than {MAX_BYTES:,} bytes."
            refused = Quarantined(file=file, code=Refusal.TOO_LARGE, reason=reason, line=number)
            yield Arrival(file=f"{file}:{number}", content=refused)
        elif line.strip():
            yield Sent(line, file, number)


def _lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Yield lines; nothing for one that is longer than a submission can be."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
        yield None
