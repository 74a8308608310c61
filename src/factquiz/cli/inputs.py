"""What several commands are given: checked before the work begins, and named if it will not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factquiz.gradebook.keyfile import read_key
from factquiz.reports.links import check_book_url
from factquiz.responses.roster import Roster, read_roster, roster_note
from factquiz.staging import ForeignFolderError, check_replaceable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from factquiz.assembly.form import Key
    from factquiz.diagnostics import Diagnostic
    from factquiz.gradebook.gradebook import Gradebook

BOOK_HELP = "Where the book stands, for links; as it was said when grading if absent."


def check_free(out: Path, stranger: Callable[[Path], str]) -> None:
    """Refuse a folder that holds what is not ours (:func:`factquiz.staging.staged`).

    Raises:
        click.BadParameter: it does.

    """
    try:
        check_replaceable(out, stranger)
    except ForeignFolderError as error:
        raise click.BadParameter(
            f"{error}. Give a new folder, or move it away.", param_hint="--out"
        ) from error


def checked_url(book_url: str) -> str:
    """Return where the book stands, as links are made of it; an empty text if it stands nowhere.

    Raises:
        click.BadParameter: it is no such address.

    """
    try:
        return check_book_url(book_url) if book_url else ""
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--book-url") from error


def book_of(gradebook: Gradebook, url: str) -> str:
    """Return where the book stands: as is said now, else as was said when the class was graded."""
    return url or checked_url(gradebook.book_url)


def roster_of(path: Path) -> Roster:
    """Return the roster of a file.

    Raises:
        click.BadParameter: it names nobody, or has mistakes; all of them are named.

    """
    if note := roster_note(path):
        click.echo(note, err=True)
    roster, found = read_roster(path)
    if found or not roster:
        reasons = listed(found) or f"{path} names no student."
        raise click.BadParameter(reasons, param_hint="--roster")
    return roster


def key_of(path: Path) -> tuple[Key, str]:
    """Return the frozen key of a file, and its digest.

    Raises:
        click.BadParameter: it is no key, or one with mistakes; all of them are named.

    """
    key, digest, found = read_key(path)
    if key is None:
        raise click.BadParameter(listed(found), param_hint="--key")
    return key, digest


def listed(found: Iterable[Diagnostic]) -> str:
    """Return mistakes as lines."""
    return "\n".join(map(str, found))
