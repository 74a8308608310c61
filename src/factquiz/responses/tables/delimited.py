"""CSV as programs really write it: any common separator and encoding, with or without a mark.

An encoding is never guessed word by word: what is valid UTF-8 is UTF-8, what begins with the mark
of UTF-16 is that, and all else is read as Windows-1252, which is said in a note.
"""

from __future__ import annotations

import codecs
import csv
import io
from itertools import chain, islice, repeat
from typing import IO, TYPE_CHECKING, Protocol

from factquiz.responses.tables.table import BadRow, Grid, Row, Table, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    lines = iter(text)
    reader = csv.reader(lines, delimiter=separator)
    try:
        header = next(reader, [])
    except csv.Error as error:
        raise TableError(f"{name}:1: the header cannot be read: {error}") from error
    if not any(map(str.strip, header)):
        raise TableError(f"{name}:1: there is no header; the first line names the columns")
    names = tuple(cell.strip() for cell in header)
    parts = _parts(text, lines, reader.line_num + 1, separator, len(names))
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


def _parts(
    text: io.TextIOWrapper, lines: Iterator[str], line: int, separator: str, width: int
) -> Iterator[Row | BadRow | Grid]:
    """Yield the rows of some lines at a time; ``line`` is where the first of them stands."""
    try:
        while some := list(islice(lines, _LINES)):
            if _simple(some, separator, width):
                cells = separator.join(some).split(separator)
                columns = [cells[place::width] for place in range(width)]
                yield Grid(range(line, line + len(some)), columns)
                line += len(some)
            else:
                reader = csv.reader(chain(some, lines), delimiter=separator)
                yield from _gathered(_rows(reader, len(some), line, width))
                line += reader.line_num
    finally:
        text.detach()  # the stream is the caller's to close


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
