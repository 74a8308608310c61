"""Many submissions in one file, one JSON object in each line."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from factquiz.responses.arrival import Arrival
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.reader import MAX_BYTES
from factquiz.responses.sent import Lines

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_NAMES = (".ndjson", ".jsonl")

_BLOCK = 1 << 19
"""Bytes read at once: some hundred submissions, few enough to stay in the processor's cache."""


def is_ndjson(file: str) -> bool:
    """Tell whether a file has a submission in each line, by its name."""
    return file.casefold().endswith(_NAMES)


def read_ndjson(stream: IO[bytes], file: str) -> Iterator[Lines | Arrival]:
    """Yield every line; the file is never in memory as a whole.

    ``file`` is the name under which to report; lines count from one.
    """
    number, rest, dropping = 1, b"", False
    while block := stream.read(_BLOCK):
        data, feed, rest = (rest + block).rpartition(b"\n")
        if feed and dropping:
            yield _too_large(file, number)
            number += 1
            _, feed, data = data.partition(b"\n")
            dropping = False
        if feed:
            number += yield from _checked(data, file, number)
        if dropping or len(rest) > MAX_BYTES:
            rest, dropping = b"", True
    if dropping:
        yield _too_large(file, number)
    elif rest:
        yield Lines(rest, file, number, ended=False)


def _checked(data: bytes, file: str, number: int) -> Generator[Lines | Arrival, None, int]:
    """Yield lines, but those that are longer than a submission can be; return how many there are.

    Who takes the lines may have counted them meanwhile.
    """
    if len(data) <= MAX_BYTES or max(map(len, data.split(b"\n"))) <= MAX_BYTES:
        lines = Lines(data, file, number)
        yield lines
        return len(lines)
    each = data.split(b"\n")
    for place, line in enumerate(each, number):
        yield Lines(line, file, place) if len(line) <= MAX_BYTES else _too_large(file, place)
    return len(each)


def _too_large(file: str, number: int) -> Arrival:
    reason = f"The line has more than {MAX_BYTES:,} bytes."
    refused = Quarantined(file=file, code=Refusal.TOO_LARGE, reason=reason, line=number)
    return Arrival(file=f"{file}:{number}", content=refused)
