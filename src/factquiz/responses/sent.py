"""Submissions as they were sent: the bytes, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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

    def size(self) -> int:
        """Return how many bytes they have, about."""

    def datas(self) -> Sequence[bytes]:
        """Return the bytes of each piece, without the end of the line it may stand on."""

    def together(self) -> tuple[bytes, Sequence[int] | None]:
        """Return all pieces with a line feed between two, and how many bytes each has.

        Nothing instead of the sizes: there is no other line feed.
        """

    def counted(self, count: int) -> None:
        """Take note of how many pieces there are, from who has counted them."""

    def names(self, begin: int, end: int) -> Sequence[str]:
        """Return where some of the pieces stand, fit to be shown."""

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

    def size(self) -> int:
        """Return how many bytes they have."""
        return sum(map(len, self.datas()))

    def datas(self) -> Sequence[bytes]:
        """Return the bytes of each file."""
        return [each.data for each in self.sent]

    def together(self) -> tuple[bytes, Sequence[int]]:
        """Return all files with a line feed between two, and their sizes."""
        datas = self.datas()
        return b"\n".join(datas), list(map(len, datas))

    def counted(self, count: int) -> None:
        """Do nothing: it is known."""

    def names(self, begin: int, end: int) -> Sequence[str]:
        """Return the names of some of the files, fit to be shown."""
        return [each.name for each in self.sent[begin:end]]

    def part(self, begin: int, end: int) -> Files:
        """Return the files from one place to another."""
        return Files(self.sent[begin:end])

    def each(self) -> Iterator[Sent]:
        """Yield the files."""
        yield from self.sent


class Lines:
    """Lines of a file that follow each other; ``first`` is the number of one.

    ``data`` has them with a line feed between two; ``ended`` tells whether the last has one, too.
    """

    def __init__(self, data: bytes, file: str, first: int, *, ended: bool = True) -> None:
        self._data = data
        self._file = file
        self._first = first
        self._ended = ended

        self._count = 0

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._data.split(b"\n")

    def __len__(self) -> int:
        """Return how many lines there are, blank ones among them."""
        return self._count or self._data.count(b"\n") + 1

    def counted(self, count: int) -> None:
        """Take note of how many lines there are."""
        self._count = count

    def size(self) -> int:
        """Return how many bytes they have, the ends of the lines among them."""
        return len(self._data)

    def together(self) -> tuple[bytes, None]:
        """Return all lines with a line feed between two; there is none in them."""
        return self._data, None

    def datas(self) -> Sequence[bytes]:
        """Return the lines."""
        return self._lines

    def names(self, begin: int, end: int) -> Sequence[str]:
        """Return where some of the lines stand, fit to be shown."""
        return [f"{self._file}:{line}" for line in range(self._first + begin, self._first + end)]

    def part(self, begin: int, end: int) -> Lines:
        """Return the lines from one place to another."""
        lines = self._lines[begin:end]
        ended = self._ended or begin + len(lines) < len(self._lines)
        return Lines(b"\n".join(lines), self._file, self._first + begin, ended=ended)

    def each(self) -> Iterator[Sent]:
        """Yield the lines that are not blank, with their ends."""
        last = len(self._lines) - (not self._ended)
        for place, line in enumerate(self._lines):
            if line.strip():
                yield Sent(line + b"\n" * (place < last), self._file, self._first + place)
