"""What is handed out for a graded quiz: a page and a sheet for each student, and a list.

A folder of it holds no key: only sheets come near it.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from factquiz.items.codec import encode_pretty
from factquiz.languages import ENGLISH
from factquiz.rendering.form_page import form_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factquiz.assembly.sheet import Sheet
    from factquiz.languages import Language

LIST_FILE = "forms.csv"
_SUFFIXES = (".html", ".sheet.json")


def write_handout(sheets: Iterable[Sheet], folder: Path, words: Language = ENGLISH) -> None:
    """Write a page and a JSON sheet for each form, and the list of who gets which."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("student", "form", "page"))
    for sheet in sheets:
        (folder / f"{sheet.code}.html").write_text(form_page(sheet, words), encoding="utf-8")
        (folder / f"{sheet.code}.sheet.json").write_bytes(encode_pretty(sheet))
        writer.writerow((sheet.student, sheet.code, f"{sheet.code}.html"))
    (folder / LIST_FILE).write_text(table.getvalue(), encoding="utf-8")


def stranger(folder: Path) -> str:
    """Name something in a folder that is not of a handout, or return an empty text."""
    return next(_strangers(folder), "")


def _strangers(folder: Path) -> Iterator[str]:
    for entry in sorted(folder.iterdir()):
        ours = entry.name == LIST_FILE or entry.name.endswith(_SUFFIXES)
        if not ours or not entry.is_file():
            yield entry.name
