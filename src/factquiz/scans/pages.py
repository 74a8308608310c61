"""Every page of every file, read or set aside, in an order that is the same everywhere.

Several processes read at once; one that ends, hangs or wants too much memory costs the page it was
at, and another takes its place.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import msgspec

from factquiz.items.base import Record
from factquiz.responses.folder import received
from factquiz.responses.plain import plain
from factquiz.responses.quarantine import Quarantined
from factquiz.scans.rows import ReadRow
from factquiz.scans.setaside import Cause, SetAside
from factquiz.scans.sheets import Unknown
from factquiz.scans.worker import (
    Answer,
    Count,
    Counted,
    Filled,
    Find,
    Found,
    Question,
    Read,
    Refused,
    receive,
    send,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factquiz.scans.sheets import Known, Sheets

PATIENCE = 60.0
"""The seconds that a page may take: a hundred times what one takes."""

_MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class File:
    """A file of scans: where it is, and its name, fit to be shown."""

    path: str
    name: str


class ReadPage(Record, frozen=True, kw_only=True):
    """A page that was read: where it is, what its code says, its rows."""

    file: str
    page: int
    code: str
    rows: tuple[ReadRow, ...]


def files(paths: Iterable[Path]) -> Iterator[File | SetAside]:
    """Yield the files that some paths name: themselves, or all that is in a folder."""
    for path in paths:
        if not path.is_dir():
            yield File(os.fspath(path), plain(path.name))
            continue
        for found in received(path):
            if isinstance(found, Quarantined):
                yield SetAside(file=found.file, page=0, cause=Cause.UNREADABLE, reason=found.reason)
            else:
                yield File(found.path, found.file)


def read_pages(found: Iterable[File | SetAside], sheets: Sheets) -> Iterator[ReadPage | SetAside]:
    """Yield every page once, in the order of the files."""
    readers = _Readers()
    pool = ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_PROCESSES))
    try:
        pages = [page for some in pool.map(readers.counted, found) for page in some]
        yield from pool.map(lambda page: readers.read(page, sheets), pages)
    finally:
        readers.close()
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Page:
    file: File
    number: int
    alone: bool

    def set_aside(self, cause: Cause, reason: str, form: str = "") -> SetAside:
        number = 0 if self.alone else self.number
        return SetAside(file=self.file.name, page=number, cause=cause, reason=reason, form=form)


class _Readers:
    """The processes that read: one for each thread."""

    def __init__(self) -> None:
        self._local = threading.local()
        self._all: list[_Reader] = []
        self._looking_up = threading.Lock()
        self._over = threading.Event()

    def counted(self, file: File | SetAside) -> tuple[_Page | SetAside, ...]:
        """Return the pages of a file, or the file set aside."""
        if isinstance(file, SetAside):
            return (file,)
        answer = self._ask(Count(path=file.path))
        if isinstance(answer, Refused):
            return (_Page(file, 0, alone=True).set_aside(answer.cause, answer.reason),)
        assert isinstance(answer, Counted)  # noqa: S101 (the answer to Count)
        count = answer.pages
        return tuple(_Page(file, number, count == 1) for number in range(1, count + 1))

    def read(self, page: _Page | SetAside, sheets: Sheets) -> ReadPage | SetAside:
        """Return a page as it is filled in, or set aside."""
        if isinstance(page, SetAside):
            return page
        found = self._ask(Find(path=page.file.path, page=page.number))
        if isinstance(found, Refused):
            return page.set_aside(found.cause, found.reason)
        assert isinstance(found, Found)  # noqa: S101 (the answer to Find)
        if len(found.texts) != 1:
            return page.set_aside(*_not_one(found))
        with self._looking_up:
            known = sheets.of(found.texts[0])
        if isinstance(known, Unknown):
            return page.set_aside(known.cause, known.reason, known.form)
        return self._filled(page, known)

    def _filled(self, page: _Page, known: Known) -> ReadPage | SetAside:
        answer = self._ask(Read(format=known.format, layout=known.page.page))
        if isinstance(answer, Refused):
            return page.set_aside(answer.cause, answer.reason, known.form.code)
        assert isinstance(answer, Filled)  # noqa: S101 (the answer to Read)
        number = 0 if page.alone else page.number
        return ReadPage(file=page.file.name, page=number, code=known.page.text, rows=answer.rows)

    def _ask(self, question: Question) -> Answer:
        if self._over.is_set():
            return Refused(cause=Cause.GAVE_OUT, reason="The run was interrupted.")
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is None or not reader.lives:
            reader = self._local.reader = _Reader()
            self._all.append(reader)
        return reader.ask(question)

    def close(self) -> None:
        """End all processes, and begin none any more."""
        self._over.set()
        for reader in self._all:
            reader.close()


def _not_one(found: Found) -> tuple[Cause, str]:
    if found.texts:
        return Cause.SEVERAL_SHEETS, "There are several codes on it."
    if found.blank:
        return Cause.BLANK, "The page is blank."
    return Cause.NO_CODE, "No code of an answer sheet can be read on it."


class _Reader:
    """A process that is asked one question after the other."""

    def __init__(self) -> None:
        self.lives = True
        self._process = subprocess.Popen(
            [sys.executable, "-m", "factquiz.scans.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._decode = msgspec.msgpack.Decoder[Answer](Answer).decode

    def ask(self, question: Question) -> Answer:
        """Return the answer to a question; if there is none, the process is over."""
        watch = threading.Timer(PATIENCE, self._process.kill)
        watch.start()
        try:
            send(_there(self._process.stdin), question)
            data = receive(_there(self._process.stdout))
            if data:
                answer: Answer = self._decode(data)
                return answer
        except (OSError, ValueError, msgspec.DecodeError):
            pass
        finally:
            watch.cancel()
        self.close()
        return Refused(cause=Cause.GAVE_OUT, reason="What read it ended, or took too long.")

    def close(self) -> None:
        """End the process."""
        self.lives = False
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            _there(stream).close()


def _there(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 (both are piped)
    return stream
