"""Files that nobody should send, by what is wrong with them: the corpus of hostile files.

They are made when they are asked for, so that no program that looks through the repository for
harm finds any. None of them is larger than a few hundred kilobytes.
"""

from __future__ import annotations

import io
import json
import stat
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

import pyarrow as pa
from openpyxl import Workbook
from pyarrow import parquet

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = [
    {"student": f"s{number:02d}", "1": "A", "2": "false", "3": "A; B"} for number in range(1, 31)
]
SCRIPT = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("http://attacker.example","x")'
_LINK = (stat.S_IFLNK | 0o777) << 16
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise("abcdefghi"))
    + "]>"
)


def csv(*lines: str) -> bytes:
    """Return a table of the class with more lines at its end."""
    header = ",".join(ROWS[0])
    rows = [",".join(f'"{cell}"' for cell in row.values()) for row in ROWS[:3]]
    return "\n".join([header, *rows, *lines]).encode("utf-8", "surrogatepass")


def workbook() -> bytes:
    """Return the class as a workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(ROWS[0]))
    for row in ROWS:
        sheet.append(list(row.values()))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rebuilt(changed: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the workbook with some of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(out, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return out.getvalue()


def columns() -> bytes:
    """Return the class in Parquet."""
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(ROWS), out, compression="NONE")
    return out.getvalue()


def _sheet(cell: str, head: str = "") -> bytes:
    return (
        f'{head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cell}</sheetData></worksheet>"
    ).encode()


def archive(name: str, data: bytes = b"{}", attributes: int = 0) -> bytes:
    """Return a ZIP with one member of any name and kind."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        member = zipfile.ZipInfo(name)
        member.external_attr = attributes
        new.writestr(member, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _damaged(data: bytes, share: float) -> bytes:
    """Return data with sixteen bytes in some place turned round."""
    at = int(len(data) * share)
    return data[:at] + bytes(each ^ 0xFF for each in data[at : at + 16]) + data[at + 16 :]


def _shared(size: int) -> bytes:
    return b"<sst><si><t>" + b"x" * size + b"</t></si></sst>"


_SHEET = "xl/worksheets/sheet1.xml"

TABLES: Mapping[str, bytes] = {
    "nul.csv": csv("s04,\0,,"),
    "formula.csv": csv(f'"{FORMULA.replace(chr(34), chr(34) * 2)}",A,A,A'),
    "html.csv": csv(f's04,{SCRIPT},"<img src=x onerror=alert(1)>",A'),
    "path.csv": csv("../../etc/passwd,A,A,A"),
    "long-cell.csv": csv("s04," + "x" * 200_000 + ",,"),
    "quotes.csv": csv('"' * 999),
    "open-quote.csv": csv('"s04,A,A,A'),
    "wide.csv": csv("s04" + "," * 5000 + "x"),
    "surrogate.csv": csv("s04,\ud800,,"),
    "latin-1.csv": csv("s04,caf\xe9,,").decode().encode("latin-1"),
    "utf-16.csv": csv("s04,caf\xe9,,").decode().encode("utf-16"),
    "half-utf-16.csv": csv().decode().encode("utf-16")[:-1],
    "control.csv": csv('s04,"\x1b]0;owned\x07\u202e","",'),
    "empty.csv": b"",
    "only-mark.csv": b"\xef\xbb\xbf",
    "no-workbook.xlsx": b"PK\x03\x04 and no more",
    "laughs.xlsx": rebuilt({_SHEET: _sheet("<row><c><v>&i;</v></c></row>", _LAUGHS)}),
    "outside.xlsx": rebuilt(
        {
            _SHEET: _sheet(
                "<row><c><v>&x;</v></c></row>",
                '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
            )
        }
    ),
    "shared.xlsx": rebuilt({"xl/sharedStrings.xml": _shared(1 << 26)}),
    "bomb.xlsx": rebuilt({_SHEET: _sheet("<row/>" * 3_000_000)}),
    "far-cell.xlsx": rebuilt({_SHEET: _sheet('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>')}),
    "no-sheet.xlsx": rebuilt({_SHEET: b""}),
    "broken-sheet.xlsx": rebuilt({_SHEET: _sheet("<row><c><v>1</v></row>")}),
    "odd-method.xlsx": rebuilt({}, zipfile.ZIP_STORED).replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0\0\0", b"PK\x01\x02\x14\x03\x14\0\0\0\x63\0"
    ),
    "head.parquet": _damaged(columns(), 0.02),
    "page.parquet": _damaged(columns(), 0.2),
    "middle.parquet": _damaged(columns(), 0.5),
    "footer.parquet": _damaged(columns(), 0.9),
    "cut.parquet": columns()[:-40],
    "no-parquet.parquet": b"PAR1" * 4,
    "deep.json": b"[" * 100_000,
    "deep-cell.json": b'[{"student": ' + b"[" * 50_000 + b"]" * 50_000 + b"}]",
    "nan.json": b'[{"student": NaN}]',
    "infinity.json": b'[{"student": 1e999, "1": "A"}]',
    "huge-number.json": b'[{"student": ' + b"9" * 10_000 + b', "1": "A"}]',
    "twice.json": b'[{"student": "s01", "student": "s02", "1": "A"}]',
    "not-utf-8.json": b'[{"student": "\xff\xfe"}]',
    "cut.json": json.dumps(ROWS).encode()[:-20],
    "many-columns.json": json.dumps([{str(number): 1 for number in range(5000)}]).encode(),
}
"""Tables, given to ``factquiz grade`` as they are."""

FILES: Mapping[str, bytes] = {
    "deep.json": b'{"a":' * 50_000,
    "nan.json": b'{"format": NaN}',
    "twice.json": b'{"quiz": "a", "quiz": "b"}',
    "not-utf-8.json": b'{"quiz": "\xff"}',
    "nul.json": b"\0" * 4096,
    "control.json": b'{"quiz": "\x1b[2J"}',
    "escaped.json": b'{"quiz": "\\ud800"}',
    "up.zip": archive("../../outside.json"),
    "root.zip": archive("/etc/cron.d/x"),
    "drive.zip": archive("C:\\x.json"),
    "link.zip": archive("link.json", b"/etc/passwd", _LINK),
    "bomb.zip": archive("bomb.json", b" " * (32 << 20)),
    "in-itself.zip": archive("a.zip", archive("b.zip", archive("c.zip", archive("d.json")))),
    "cut.zip": archive("a.json")[:-10],
    "lines.ndjson": b'{"a":1}\n' + b"[" * 50_000 + b"\nNaN\n\xff\n" + b"x" * (2 << 20) + b"\n",
    "name\x1b[2J.json": b"{}",
}
"""Files in a folder of submissions."""
