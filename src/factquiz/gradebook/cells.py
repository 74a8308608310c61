"""CSV that a spreadsheet may open.

A spreadsheet runs a cell that begins like a formula, even one that was quoted,
so text from outside that begins so gets an apostrophe in front.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from factquiz.responses.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FORMULA = frozenset("=+-@|%＝＋－＠")

Cell = str | int


def text(value: str) -> str:
    """Return text from outside as a cell: in one line, and never a formula."""
    shown = plain(value)
    return f"'{shown}" if shown.lstrip()[:1] in _FORMULA and shown.strip() else shown


def write_csv(path: Path, header: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    """Write a table as UTF-8 with a byte-order mark, without which Excel garbles names."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
