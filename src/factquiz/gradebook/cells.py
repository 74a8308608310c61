"""CSV that a spreadsheet may open.

A spreadsheet runs a cell that begins like a formula, even one that was quoted,
so text from outside that begins so gets an apostrophe in front.
"""

from __future__ import annotations

import csv
from operator import itemgetter
from typing import IO, TYPE_CHECKING

from factquiz.responses.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_FORMULA = frozenset("=+-@|%＝＋－＠")
_SUSPECT = _FORMULA | {" "}

Cell = str | int


def text(value: str) -> str:
    """Return text from outside as a cell: in one line, and never a formula."""
    shown = plain(value)
    return f"'{shown}" if shown.lstrip()[:1] in _FORMULA and shown.strip() else shown


def in_csv(value: str) -> str:
    """Return text from outside as it stands in CSV: as a :func:`text`, in quotes if it must be."""
    shown = text(value)
    return '"' + shown.replace('"', '""') + '"' if "," in shown or '"' in shown else shown


def all_in_csv(values: Sequence[str]) -> Sequence[str]:
    """Return many texts as :func:`in_csv` returns one, but quicker if all may stand as they are."""
    joined = "".join(values)
    if (
        joined.isprintable()
        and "," not in joined
        and '"' not in joined
        and (
            not any(mark in joined for mark in _SUSPECT)
            or _SUSPECT.isdisjoint(map(itemgetter(0), filter(None, values)))
        )
    ):
        return values
    return list(map(in_csv, values))


def write_csv(path: Path, header: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> None:
    """Write a table as UTF-8 with a byte-order mark, without which Excel garbles names."""
    with _opened(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_lines(path: Path, header: tuple[str, ...], lines: Iterable[str]) -> None:
    """Write a table of which the lines are in CSV already, as :func:`write_csv` would."""
    with _opened(path) as file:
        file.write(",".join(header) + "\n")
        file.writelines(lines)


def _opened(path: Path) -> IO[str]:
    file = path.open("w", encoding="utf-8", newline="")
    file.write("\ufeff")
    return file
