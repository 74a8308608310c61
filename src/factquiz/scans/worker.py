"""A process that opens and reads pictures: ``python -m factquiz.scans.worker``.

A file may be built to crash, to hang or to eat all memory, so it is opened here, where nothing is
lost with it; the process knows where bubbles are, and no key. It takes questions on its standard
input and answers on its standard output, each as its length in four bytes and then MessagePack.
"""

from __future__ import annotations

import contextlib
import sys
from typing import IO, TYPE_CHECKING, TypeAlias

import msgspec

from factquiz.items.base import Record
from factquiz.papers.answersheet import AnswerPage
from factquiz.papers.formats import Format
from factquiz.scans.rows import ReadRow
from factquiz.scans.setaside import Cause

if TYPE_CHECKING:
    from factquiz.scans.finding import Code
    from factquiz.scans.types import Grey

MAX_MEMORY = 4 << 30
"""The bytes of memory that may be reserved, on systems that can hold a process to it."""

_LENGTH = 4


class Count(Record, frozen=True, kw_only=True, tag=True):
    """Asks how many pages a file has."""

    path: str


class Find(Record, frozen=True, kw_only=True, tag=True):
    """Asks which codes are on a page."""

    path: str
    page: int


class Read(Record, frozen=True, kw_only=True, tag=True):
    """Asks how the page is filled in that was asked for last."""

    format: Format
    layout: AnswerPage


class Counted(Record, frozen=True, kw_only=True, tag=True):
    """So many pages."""

    pages: int


class Found(Record, frozen=True, kw_only=True, tag=True):
    """The texts of all codes; ``blank`` if there is nothing at all."""

    texts: tuple[str, ...]
    blank: bool = False


class Filled(Record, frozen=True, kw_only=True, tag=True):
    """The rows as they are filled in."""

    rows: tuple[ReadRow, ...]


class Refused(Record, frozen=True, kw_only=True, tag=True):
    """It cannot be done."""

    cause: Cause
    reason: str


Question: TypeAlias = Count | Find | Read
Answer: TypeAlias = Counted | Found | Filled | Refused

_encode = msgspec.msgpack.Encoder().encode


def send(stream: IO[bytes], message: Question | Answer) -> None:
    """Write a message to a stream."""
    data = _encode(message)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Return the next message of a stream; nothing if it has ended."""
    length = stream.read(_LENGTH)
    data = stream.read(int.from_bytes(length, "big"))
    return data if length and len(data) == int.from_bytes(length, "big") else b""


class _Worker:
    """Answers questions, and remembers the page that was asked for last."""

    def __init__(self) -> None:
        self._grey: Grey | None = None
        self._codes: tuple[Code, ...] = ()

    def answer(self, question: Question) -> Answer:
        """Return the answer to a question."""
        # Only a worker needs OpenCV and pdfium; who asks needs neither.
        from factquiz.scans import finding, picture, reading  # noqa: PLC0415

        try:
            match question:
                case Count():
                    return Counted(pages=picture.pages(question.path))
                case Find():
                    self._grey = picture.picture(question.path, question.page)
                    self._codes = finding.codes(self._grey)
                    blank = not self._codes and picture.is_blank(self._grey)
                    return Found(texts=tuple(each.text for each in self._codes), blank=blank)
                case Read():
                    assert self._grey is not None  # noqa: S101 (it is asked after Find)
                    rows = reading.read_sheet(
                        self._grey, self._codes[0], question.layout, question.format
                    )
                    return Filled(rows=rows)
        except picture.UnreadableError as error:
            return Refused(cause=error.cause, reason=str(error))
        except MemoryError:
            return Refused(cause=Cause.GAVE_OUT, reason="It wants more memory than there is.")


def main() -> None:
    """Answer questions until there are none."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # as much as the system can
        import resource  # noqa: PLC0415 (not on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import cv2  # noqa: PLC0415 (as above)

    cv2.setNumThreads(1)
    worker = _Worker()
    decode = msgspec.msgpack.Decoder(Question).decode
    while data := receive(sys.stdin.buffer):
        send(sys.stdout.buffer, worker.answer(decode(data)))


if __name__ == "__main__":
    main()
