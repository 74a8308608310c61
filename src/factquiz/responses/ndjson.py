"""Many submissions in one file, one JSON object in each line."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from factquiz.responses.arrival import Arrival
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.reader import MAX_BYTES
from factquiz.responses.sent import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

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
            yield from _checked(data, file, number)
            number += 1 + data.count(b"\n")
        if dropping or len(rest) > MAX_BYTES:
            rest, dropping = b"", True
    if dropping:
        yield _too_large(file, number)
    elif rest:
        yield Lines(rest, file, number, ended=False)


def _checked(data: bytes, file: str, number: int) -> Iterator[Lines | Arrival]:
    """Yield lines, but those that are longer than a submission can be."""
    if len(data) <= MAX_BYTES or max(map(len, data.split(b"\n"))) <= MAX_BYTES:
        yield Lines(data, file, number)
        return
    for place, line in enumerate(data.split(b"\n"), number):
        yield Lines(line, file, place) if len(line) <= MAX_BYTES else _too_large(file, place)


def _too_large(file: str, number: int) -> Arrival:
    reason = f"The line has more than {MAX_BYTES:,} bytes."
    refused = Quarantined(file=file, code=Refusal.TOO_LARGE, reason=reason, line=number)
    return Arrival(file=f"{file}:{number}", content=refused)
