"""All tables of a gradebook as sheets of one XLSX workbook.

Text is written as text, so that no cell is a formula whatever a student typed. The file has no
date of its own in it: the same gradebook gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from factquiz.reports.exports.tables import TABLES

if TYPE_CHECKING:
    from factquiz.gradebook.gradebook import Gradebook

_WIDEST = 60
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can name."""


def as_workbook(gradebook: Gradebook) -> bytes:
    """Return the workbook: a sheet for each table, its header in bold and always in sight."""
    # Only who wants a workbook pays for the import.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    for name, (header, rows) in TABLES.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for place, title in enumerate(header, 1):
            width = min(_WIDEST, max(10, len(title) + 2))
            sheet.column_dimensions[get_column_letter(place)].width = width
        titles = [WriteOnlyCell(sheet, value=title) for title in header]
        for cell in titles:
            cell.font = Font(bold=True)
        sheet.append(titles)
        for row in rows(gradebook):
            cells = [WriteOnlyCell(sheet, value=_number(value)) for value in row]
            for cell, value in zip(cells, row, strict=True):
                if isinstance(_number(value), str):
                    cell.data_type = "s"
            sheet.append(cells)
    data = io.BytesIO()
    book.save(data)
    return timeless(data)


def _number(value: str | int) -> str | int | float:
    """Return a score as a number, so that a spreadsheet can reckon with it; text as it is."""
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,6}\.\d{1,2}", value):
        return float(value)
    return value


def timeless(data: io.BytesIO) -> bytes:
    """Return an archive without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(data) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(made.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            kept.writestr(zipfile.ZipInfo(name, _DAY_ONE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
