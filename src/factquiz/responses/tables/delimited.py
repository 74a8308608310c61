"""CSV as programs really write it: any common separator and encoding, with or without a mark.

An encoding is never guessed word by word: what is valid UTF-8 is UTF-8, what begins with the mark
of UTF-16 is that, and all else is read as Windows-1252, which is said in a note.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import IO, TYPE_CHECKING

from factquiz.responses.tables.table import BadRow, Row, Table, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = 1 << 20
_SEPARATORS = ",;\t|"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_delimited(stream: IO[bytes], name: str) -> Table:
    """Return the table in a stream of CSV, which is read as its rows are asked for.

    Raises:
        TableError: it has no header.

    """
    encoding = _encoding(stream)
    note = "It is not UTF-8; read as Windows-1252." if encoding == "cp1252" else ""
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    start = text.tell()
    separator = _separator(text.readline(_BLOCK))
    text.seek(start)
    reader = csv.reader(text, delimiter=separator)
    try:
        header = next(reader, [])
    except csv.Error as error:
        raise TableError(f"{name}:1: the header cannot be read: {error}") from error
    if not any(map(str.strip, header)):
        raise TableError(f"{name}:1: there is no header; the first line names the columns")
    names = tuple(cell.strip() for cell in header)
    return Table(name=name, header=names, rows=_rows(text, reader, len(names)), note=note)


def _encoding(stream: IO[bytes]) -> str:
    """Look through the whole stream once, and go back to its beginning."""
    begin = stream.read(4)
    stream.seek(0)
    if begin.startswith(_UTF_16):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := stream.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        stream.seek(0)
    return "utf-8-sig"


def _separator(line: str) -> str:
    """Return the separator that stands most often in a header, outside quotation marks."""
    bare = "".join(line.split('"')[::2])
    return max(_SEPARATORS, key=bare.count)


def _rows(
    text: io.TextIOWrapper, reader: Iterator[list[str]], width: int
) -> Iterator[Row | BadRow]:
    try:
        for line, cells in _lines(reader):
            if isinstance(cells, str):
                yield BadRow(line, cells)
                continue
            texts = tuple(map(str.strip, cells))
            if any(texts[width:]):
                yield BadRow(line, f"The row has {len(cells)} cells, the header {width}.")
            elif any(texts):
                yield line, texts[:width] + ("",) * (width - len(texts))
    finally:
        text.detach()  # the stream is the caller's to close


def _lines(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | str]]:
    """Yield rows with the lines they begin on; of one that is no CSV, what is wrong."""
    while True:
        line: int = getattr(reader, "line_num", 0) + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"This is not CSV: {error}."
