"""The folder that ``factquiz grade`` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

import factquiz
from factquiz.gradebook import tables
from factquiz.gradebook.cells import write_csv, write_lines
from factquiz.gradebook.class_table import GRADEBOOK_HEADER, gradebook_csv
from factquiz.gradebook.summary import SUMMARY_FILE, SUMMARY_FORMAT, Summariser
from factquiz.items.codec import encode_pretty
from factquiz.languages import ENGLISH
from factquiz.reports.feedback import feedback_page
from factquiz.reports.names import page_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.gradebook.cells import Cell
    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.gradebook.summary import Summary
    from factquiz.languages import Language

    Rows = Iterator[tuple[Cell, ...]]

FEEDBACK = "feedback"
STORE = "gradebook.sqlite"
CHANGES = "changes.csv"
RESPONSES = "responses.csv"
MARKS = "marks_by_hand.csv"
ASIDE = "marks_set_aside.csv"
FILES = (
    STORE,
    CHANGES,
    "gradebook.csv",
    RESPONSES,
    "quarantine.csv",
    "duplicates.csv",
    MARKS,
    ASIDE,
    SUMMARY_FILE,
)


class _Signature(msgspec.Struct):
    format: str


def stranger(folder: Path) -> str:
    """Return the name of something in a folder that no earlier grading wrote there, if any."""
    try:
        signature = msgspec.json.decode((folder / SUMMARY_FILE).read_bytes(), type=_Signature)
    except (OSError, msgspec.DecodeError):
        return "no gradebook of ours but other files"
    if signature.format != SUMMARY_FORMAT:
        return f"a {SUMMARY_FILE} of another format"
    for entry in sorted(folder.iterdir()):
        if entry.name not in {*FILES, FEEDBACK}:
            return entry.name
    pages = (folder / FEEDBACK).glob("*")
    others = sorted(page.name for page in pages if page.suffix != ".html")
    return f"{FEEDBACK}/{others[0]}" if others else ""


def write_reports(  # noqa: PLR0913 (what a gradebook and its pages have)
    gradebook: Gradebook,
    key: str,
    new: Path,
    book_url: str = "",
    *,
    each: bool = True,
    words: Language = ENGLISH,
) -> Summary:
    """Write tables, summary and feedback pages into a folder (see :mod:`factquiz.staging`).

    Returns the summary. ``key`` is the digest of the key's file. With ``each`` there is a feedback
    page for each student, in ``words``, and a table with each response; both can be had later.

    Raises:
        OSError: the disk or the permissions do not allow it.

    """
    if each:
        _write_feedback(gradebook, new / FEEDBACK, book_url, words)
        write_csv(new / RESPONSES, tables.RESPONSES_HEADER, tables.response_rows(gradebook))
    summariser = Summariser()
    results = summariser.watch(gradebook.results())
    lines = gradebook_csv(results, page_path if each else None)
    write_lines(new / "gradebook.csv", GRADEBOOK_HEADER, lines)
    for name, header, rows in (
        ("quarantine.csv", tables.QUARANTINE_HEADER, tables.quarantine_rows(gradebook)),
        ("duplicates.csv", tables.DUPLICATES_HEADER, tables.duplicate_rows(gradebook)),
        (CHANGES, tables.CHANGES_HEADER, tables.change_rows(gradebook)),
        *(_by_hand(gradebook) if gradebook.by_hand.rubrics else ()),
    ):
        write_csv(new / name, header, rows)
    summary = summariser.summary(gradebook, key=key, version=factquiz.__version__)
    (new / SUMMARY_FILE).write_bytes(encode_pretty(summary))
    return summary


def _by_hand(gradebook: Gradebook) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    """Yield the tables of what was marked by hand."""
    yield MARKS, tables.MARKS_HEADER, tables.mark_rows(gradebook)
    yield ASIDE, tables.QUARANTINE_HEADER, tables.aside_rows(gradebook)


def page_path(student: str) -> str:
    """Return where the feedback page of a student stands, from the folder of the gradebook."""
    return f"{FEEDBACK}/{page_name(student)}"


def _write_feedback(gradebook: Gradebook, folder: Path, book_url: str, words: Language) -> None:
    """Write a page for each graded student."""
    folder.mkdir()
    for row in gradebook.rows():
        page = feedback_page(row, gradebook.title, book_url, words=words)
        file = folder / page_name(row.student.id)
        file.write_text(page, encoding="utf-8", newline="\n")
