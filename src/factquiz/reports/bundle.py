"""All feedback pages in one archive, and a table to send them by."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

from factquiz.figures import decimal, percent
from factquiz.gradebook.cells import text, write_csv
from factquiz.languages import ENGLISH
from factquiz.reports.feedback import feedback_page
from factquiz.reports.names import page_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factquiz.gradebook.cells import Cell
    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.gradebook.model import Row
    from factquiz.languages import Language

_DAY_ONE = (1980, 1, 1, 0, 0, 0)

MAIL_HEADER = ("student", "name", "score", "max_score", "percent", "status", "file")


Page = Callable[["Row"], bytes]
"""What makes a student's page of her row."""


def html_pages(
    title: str, book_url: str = "", *, withheld: bool = False, words: Language = ENGLISH
) -> Page:
    """Return what makes pages for a browser."""
    return lambda row: feedback_page(row, title, book_url, withheld=withheld, words=words).encode()


def write_bundle(rows: Iterable[Row], path: Path, page: Page, suffix: str = ".html") -> int:
    """Write a ZIP with a page for each graded student; return how many.

    The archive has no times in it: the same gradebook gives the same bytes. It is written beside
    ``path`` and takes its place when it is complete.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            for row in rows:
                member = zipfile.ZipInfo(file_name(row.student.id, suffix), _DAY_ONE)
                archive.writestr(member, page(row), zipfile.ZIP_DEFLATED)
            count = len(archive.filelist)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return count


def file_name(student: str, suffix: str) -> str:
    """Return the name of a student's page in the archive."""
    return page_name(student).removesuffix(".html") + suffix


def write_mail(gradebook: Gradebook, path: Path, suffix: str = ".html") -> None:
    """Write a table for mail merge: who gets which page, and what she has reached."""
    partial = path.with_name(f".{path.name}.partial")
    write_csv(partial, MAIL_HEADER, _mail(gradebook, suffix))
    partial.replace(path)


def _mail(gradebook: Gradebook, suffix: str) -> Iterator[tuple[Cell, ...]]:
    for row in gradebook.rows():
        yield (
            text(row.student.id),
            text(row.student.name),
            decimal(row.score),
            decimal(row.max_score),
            percent(row.score, row.max_score),
            row.status.value,
            file_name(row.student.id, suffix),
        )
