"""An empty sheet of marks for a class, as :mod:`factquiz.gradebook.marksheet` reads it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from factquiz.figures import mixed
from factquiz.gradebook.cells import text
from factquiz.reports.exports.workbook import timeless

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from factquiz.gradebook.rubric import Criterion, Rubric
    from factquiz.responses.roster import Roster

_TITLE = 30
"""Excel cuts longer titles of messages."""

_WIDTHS = {"student": 16, "name": 28, "rubric": 14, "comment": 80}


def header(rubric: Rubric) -> tuple[str, ...]:
    """Return the headings of a sheet; each criterion has its highest score in brackets."""
    criteria = (f"{each.title} ({mixed(each.most)})" for each in rubric.criteria)
    return "student", "name", "rubric", *criteria, "comment"


def as_csv(rubric: Rubric, roster: Roster) -> bytes:
    """Return the sheet as CSV in UTF-8 with a byte-order mark, without which Excel garbles names.

    An id or a name that begins like a formula has an apostrophe in front (see
    :mod:`factquiz.gradebook.cells`).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header(rubric))
    blank = [""] * (len(rubric.criteria) + 1)
    for student in roster:
        writer.writerow([text(student.id), text(student.name), rubric.id, *blank])
    return out.getvalue().encode("utf-8-sig")


def as_workbook(rubric: Rubric, roster: Roster) -> bytes:
    """Return the sheet as a workbook that refuses scores out of range, with the levels behind it.

    Ids are text, so that 007 keeps its zeros. The same roster gives the same bytes.
    """
    # Only who wants a workbook pays for the import.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    _fill(book.worksheets[0], rubric, roster)
    _explain(book.create_sheet("rubric"), rubric)
    data = io.BytesIO()
    book.save(data)
    return timeless(data)


def _fill(sheet: Worksheet, rubric: Rubric, roster: Roster) -> None:
    """Write the sheet to be filled in."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet.title = "marks"
    sheet.freeze_panes = "C2"
    titles = header(rubric)
    sheet.append(titles)
    for student in roster:
        sheet.append([student.id, student.name, rubric.id])
        for cell in sheet[sheet.max_row][:3]:
            cell.data_type = "s"
            cell.number_format = "@"
        sheet.cell(sheet.max_row, len(titles)).alignment = Alignment(wrap_text=True)
    for place, title in enumerate(titles, 1):
        width = _WIDTHS.get(title, len(title) + 3)
        sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.cell(1, place).font = Font(bold=True)
    for place, criterion in enumerate(rubric.criteria, 4):
        letter = get_column_letter(place)
        _limit(sheet, criterion, f"{letter}2:{letter}{len(roster) + 1}")


def _limit(sheet: Worksheet, criterion: Criterion, cells: str) -> None:
    """Let a spreadsheet refuse what is out of range while it is typed."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    allowed = DataValidation(
        type="decimal",
        operator="between",
        formula1="0",
        formula2=str(float(criterion.most)),
        errorTitle=criterion.title[:_TITLE],
        error=f"A score from 0 to {mixed(criterion.most)}.",
        showErrorMessage=True,
    )
    allowed.add(cells)
    sheet.add_data_validation(allowed)


def _explain(sheet: Worksheet, rubric: Rubric) -> None:
    """Write what each score stands for."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    sheet.append(["criterion", "score", "what it stands for"])
    for criterion in rubric.criteria:
        for level in reversed(criterion.levels):
            sheet.append([criterion.title, mixed(level.points), level.text])
    for row in sheet.iter_rows():
        for cell in row:
            cell.data_type = "s"
            cell.font = Font(bold=cell.row == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in (("A", 24), ("B", 8), ("C", 90)):
        sheet.column_dimensions[letter].width = width
