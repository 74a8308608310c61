"""Submissions as they were sent: the bytes, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from msgspec.structs import replace

from factquiz.responses.arrival import Arrival
from factquiz.responses.parse import parse
from factquiz.responses.quarantine import Quarantined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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


class Some(Protocol):
    """What some students sent, one after the other."""

    def __len__(self) -> int:
        """Return how many pieces there are."""

    def datas(self) -> Sequence[bytes]:
        """Return the bytes of each piece, without the end of the line it may stand on."""

    def names(self) -> Sequence[str]:
        """Return where each piece stands, fit to be shown."""

    def part(self, begin: int, end: int) -> Self:
        """Return the pieces from one place to another."""

    def each(self) -> Iterator[Sent]:
        """Yield those pieces that are not blank lines."""


@dataclass(frozen=True, slots=True)
class Files:
    """What stands in a file of its own each."""

    sent: Sequence[Sent]

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.sent)

    def datas(self) -> Sequence[bytes]:
        """Return the bytes of each file."""
        return [each.data for each in self.sent]

    def names(self) -> Sequence[str]:
        """Return the name of each file, fit to be shown."""
        return [each.name for each in self.sent]

    def part(self, begin: int, end: int) -> Files:
        """Return the files from one place to another."""
        return Files(self.sent[begin:end])

    def each(self) -> Iterator[Sent]:
        """Yield the files."""
        yield from self.sent


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a file that follow each other, without their ends; ``first`` is the number of one.

    ``ended`` tells whether the last of them has an end.
    """

    lines: Sequence[bytes]
    file: str
    first: int
    ended: bool = True

    def __len__(self) -> int:
        """Return how many lines there are, blank ones among them."""
        return len(self.lines)

    def datas(self) -> Sequence[bytes]:
        """Return the lines."""
        return self.lines

    def names(self) -> Sequence[str]:
        """Return where each line stands, fit to be shown."""
        return [f"{self.file}:{line}" for line in range(self.first, self.first + len(self))]

    def part(self, begin: int, end: int) -> Lines:
        """Return the lines from one place to another."""
        ended = self.ended or end < len(self)
        return Lines(self.lines[begin:end], self.file, self.first + begin, ended)

    def each(self) -> Iterator[Sent]:
        """Yield the lines that are not blank, with their ends."""
        last = len(self) - (not self.ended)
        for place, line in enumerate(self.lines):
            if line.strip():
                yield Sent(line + b"\n" * (place < last), self.file, self.first + place)
