"""CSV as programs really write it: any common separator and encoding, with or without a mark.

An encoding is never guessed word by word: what is valid UTF-8 is UTF-8, what begins with the mark
of UTF-16 is that, and all else is read as Windows-1252, which is said in a note.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from itertools import chain, islice, repeat
from typing import IO, TYPE_CHECKING, Protocol

from factquiz.responses.tables.table import BadRow, Grid, Row, Table, TableError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from factquiz.responses.tables.cutting import Cutter


class _Reader(Protocol):
    """What we use of a reader of the module csv, which has no public name."""

    line_num: int

    def __next__(self) -> list[str]: ...


WINDOWS = "cp1252"
NOT_UTF_8 = "It is not UTF-8; read as Windows-1252."

_BLOCK = 1 << 20
_LINES = 128
"""How many lines are read at once: few enough for their cells to stay in the processor's cache."""

MAX_LINE = 1 << 24
"""Bytes of a line: one that is longer belongs to no table, and would fill the memory."""

_LARGE = 1 << 23
"""Bytes of a file above which NumPy saves more time than it takes to load."""

_AT_ONCE = 3 << 16
"""Bytes that are cut at once: more save little time, and take twenty times as much memory."""

_SECOND = 2
"""The line after a header of one line."""

_SEPARATORS = ",;\t|"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_delimited(stream: IO[bytes], name: str) -> Table:
    """Return the table in a stream of CSV, which is read as its rows are asked for.

    Raises:
        TableError: it has no header.

    """
    encoding = encoding_of(stream, name)
    note = NOT_UTF_8 if encoding == WINDOWS else ""
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    start = text.tell()
    separator = _separator(text.readline(_BLOCK))
    text.seek(start)
    lines: Iterator[str] = iter(text)
    reader = csv.reader(lines, delimiter=separator)
    try:
        header = next(reader, [])
    except csv.Error as error:
        raise TableError(f"{name}:1: the header cannot be read: {error}") from error
    if not any(map(str.strip, header)):
        raise TableError(f"{name}:1: there is no header; the first line names the columns")
    names = tuple(cell.strip() for cell in header)
    after = reader.line_num + 1
    cutter = _cutter(stream, separator, len(names)) if encoding == "utf-8-sig" else None
    if cutter is not None and after == _SECOND:
        text.detach()
        parts = _parts_at_once(stream, cutter, separator, len(names))
    else:
        parts = _parts(text, lines, after, separator, len(names))
    return Table(name=name, header=names, parts=parts, note=note)


def encoding_of(stream: IO[bytes], name: str) -> str:
    """Look through the whole stream once, and go back to its beginning; return its encoding.

    Raises:
        TableError: a line has no end.

    """
    utf_16 = stream.read(4).startswith(_UTF_16)
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf_8, since = True, 0
    while block := stream.read(_BLOCK):
        end = max(block.rfind(b"\n"), block.rfind(b"\r"))
        since = since + len(block) if end < 0 else len(block) - end
        if since > MAX_LINE:
            raise TableError(f"{name} has a line of more than {MAX_LINE:,} bytes: it is no CSV")
        is_utf_8 = is_utf_8 and not utf_16 and _decodes(decoder, block)
    is_utf_8 = is_utf_8 and _decodes(decoder, b"", final=True)
    stream.seek(0)
    return "utf-16" if utf_16 else "utf-8-sig" if is_utf_8 else WINDOWS


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final=final)
    except UnicodeDecodeError:
        return False
    return True


def _separator(line: str) -> str:
    """Return the separator that stands most often in a header, outside quotation marks."""
    bare = "".join(line.split('"')[::2])
    return max(_SEPARATORS, key=bare.count)


def _cutter(stream: IO[bytes], separator: str, width: int) -> Cutter | None:
    """Return what cuts many lines at once, if the stream is worth it and NumPy is there."""
    at = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(at)
    if size < _LARGE:
        return None
    try:
        from factquiz.responses.tables.cutting import Cutter  # noqa: PLC0415 (as said)
    except ImportError:
        return None
    return Cutter(separator, width)


def _parts(
    text: io.TextIOWrapper, lines: Iterator[str], line: int, separator: str, width: int
) -> Iterator[Row | BadRow | Grid]:
    """Yield the rows of some lines at a time; ``line`` is where the first of them stands."""
    try:
        while some := list(islice(lines, _LINES)):
            line += yield from _of_some(some, lines, line, separator, width)
    finally:
        text.detach()  # the stream is the caller's to close


def _parts_at_once(
    stream: IO[bytes], cutter: Cutter, separator: str, width: int
) -> Iterator[Row | BadRow | Grid]:
    """Yield the rows of very many lines at a time, where nothing is odd about them.

    The header is one line of a stream in UTF-8.
    """
    stream.seek(0)
    stream.readline()
    lines, line = _Lines(stream), _SECOND
    try:
        while True:
            data = lines.block()
            grid = cutter.cut(data, line) if data else None
            if grid is not None:
                yield grid
                line += len(grid)
                continue
            lines.put(data)
            some = list(islice(lines, _LINES))
            if not some:
                return
            line += yield from _of_some(some, lines, line, separator, width)
    finally:
        lines.detach()


class _Lines:
    """The lines of a stream in UTF-8, one by one as texts, or very many at once as bytes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._waiting: deque[str] = deque()
        self._rest: io.TextIOWrapper | None = None

    def block(self) -> bytes:
        """Return many whole lines, or nothing: at the end, or while there are lines that wait.

        A line ends with a line feed; the last one has one in any case.
        """
        if self._waiting or self._rest is not None:
            return b""
        at = self._stream.tell()
        data = self._stream.read(_AT_ONCE)
        if data and not data.endswith(b"\n"):
            data += self._stream.readline(MAX_LINE)
            if not data.endswith(b"\n") and self._stream.read(1):
                # No line is so long: here they end otherwise, and then never with a line feed.
                self._stream.seek(at)
                self._rest = io.TextIOWrapper(self._stream, "utf-8", newline="")
                return b""
        return data if data.endswith(b"\n") or not data else data + b"\n"

    def put(self, data: bytes) -> None:
        """Let lines wait that are to be taken one by one."""
        self._waiting.extend(io.StringIO(data.decode(), newline=""))

    def detach(self) -> None:
        """Leave the stream to the caller."""
        if self._rest is not None:
            self._rest.detach()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if not self._waiting:
            self.put(self.block())
        if self._waiting:
            return self._waiting.popleft()
        if self._rest is None:
            raise StopIteration
        return next(self._rest)


def _of_some(
    some: list[str], lines: Iterator[str], line: int, separator: str, width: int
) -> Generator[Row | BadRow | Grid, None, int]:
    """Yield the rows that begin in some lines; return how many lines they took.

    ``lines`` are those that follow, ``line`` is where the first one stands.
    """
    if _simple(some, separator, width):
        cells = separator.join(some).split(separator)
        yield Grid(range(line, line + len(some)), [cells[place::width] for place in range(width)])
        return len(some)
    reader = csv.reader(chain(some, lines), delimiter=separator)
    yield from _gathered(_rows(reader, len(some), line, width))
    return reader.line_num


def _simple(lines: list[str], separator: str, width: int) -> bool:
    """Tell whether lines can simply be cut at the separators: nothing is quoted in any of them.

    The line end goes with the last cell, and is taken off with the space around it.
    """
    return (
        set(map(str.count, lines, repeat(separator))) == {width - 1}
        and max(map(len, lines)) < csv.field_size_limit()
        and not any('"' in line for line in lines)
    )


def _rows(
    reader: _Reader, until: int, line: int, width: int
) -> Iterator[tuple[int, list[str]] | BadRow]:
    """Yield the rows of a reader that begin before a line of its own, each as wide as the header.

    Rows that are blank may be among them. ``line`` is where the reader's first line stands.
    """
    while reader.line_num < until:
        at = line + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRow(at, f"This is not CSV: {error}.")
            continue
        if any(map(str.strip, cells[width:])):
            yield BadRow(at, f"The row has {len(cells)} cells, the header {width}.")
        else:
            yield at, cells[:width] + [""] * (width - len(cells))


def _gathered(rows: Iterator[tuple[int, list[str]] | BadRow]) -> Iterator[BadRow | Grid]:
    """Yield rows in grids, between those that are none."""
    lines: list[int] = []
    cells: list[list[str]] = []
    for row in rows:
        if isinstance(row, BadRow):
            if lines:
                yield Grid(tuple(lines), list(zip(*cells, strict=True)))
            lines.clear()
            cells.clear()
            yield row
        else:
            lines.append(row[0])
            cells.append(row[1])
    if lines:
        yield Grid(tuple(lines), list(zip(*cells, strict=True)))
