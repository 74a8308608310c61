"""All feedback pages in one archive, and a table to send them by."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from factquiz.figures import decimal, percent
from factquiz.gradebook.cells import text, write_csv
from factquiz.reports.feedback import feedback_page
from factquiz.reports.names import page_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.gradebook.cells import Cell
    from factquiz.gradebook.gradebook import Gradebook

_DAY_ONE = (1980, 1, 1, 0, 0, 0)

MAIL_HEADER = ("student", "name", "score", "max_score", "percent", "status", "file")


def write_bundle(
    gradebook: Gradebook, path: Path, book_url: str = "", *, withheld: bool = False
) -> int:
    """Write a ZIP with a page for each graded student; return how many.

    The archive has no times in it: the same gradebook gives the same bytes. It is written beside
    ``path`` and takes its place when it is complete.
    """
    partial = path.with_name(f".{path.name}.partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        for row in gradebook.rows():
            page = feedback_page(row, gradebook.title, book_url, withheld=withheld)
            member = zipfile.ZipInfo(page_name(row.student.id), _DAY_ONE)
            archive.writestr(member, page, zipfile.ZIP_DEFLATED)
        count = len(archive.filelist)
    partial.replace(path)
    return count


def write_mail(gradebook: Gradebook, path: Path) -> None:
    """Write a table for mail merge: who gets which page, and what she has reached."""
    partial = path.with_name(f".{path.name}.partial")
    write_csv(partial, MAIL_HEADER, _mail(gradebook))
    partial.replace(path)


def _mail(gradebook: Gradebook) -> Iterator[tuple[Cell, ...]]:
    for row in gradebook.rows():
        yield (
            text(row.student.id),
            text(row.student.name),
            decimal(row.score),
            decimal(row.max_score),
            percent(row.score, row.max_score),
            row.status.value,
            page_name(row.student.id),
        )
