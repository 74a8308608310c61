"""``factquiz grade``: a folder of submissions in, a gradebook out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import factquiz
from factquiz.cli.progress import counted
from factquiz.gradebook.keyfile import read_key
from factquiz.gradebook.ledger import grade, read_folder
from factquiz.gradebook.summary import Summary, summarise
from factquiz.items.codec import encode
from factquiz.reports.folder import stranger, write_gradebook
from factquiz.reports.links import check_book_url
from factquiz.responses.roster import Roster, read_roster
from factquiz.staging import ForeignFolderError, check_replaceable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.assembly.form import Key
    from factquiz.diagnostics import Diagnostic
    from factquiz.gradebook.model import Gradebook

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN = 20
"""How many files set aside are shown; the list in the folder has all of them."""

_EPILOG = """\b
Example:
  factquiz grade submissions --key answers/seminar.key.json \\
      --roster class.csv --out grades --book-url https://example.org/course

\b
OUT gets gradebook.csv, responses.csv, quarantine.csv, duplicates.csv,
summary.json, and a page for each student in feedback/. It is written all at
once; an earlier gradebook there is replaced, anything else is never touched.

\b
Exit codes:
  0  every file was graded, every response scored
  1  graded, but files were set aside or responses wait for a person
  2  nothing was written: wrong usage, key, roster or folder
"""


@click.command("grade", epilog=_EPILOG)
@click.argument("submissions", type=_FOLDER)
@click.option("--key", "key_file", type=_FILE, required=True, help="The frozen key of the quiz.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write the gradebook to.",
)
@click.option("--roster", "roster_file", type=_FILE, help="CSV: columns student and name.")
@click.option("--book-url", default="", help="Where the book stands, for links in the feedback.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(  # noqa: PLR0913 (one for each option)
    *,
    submissions: Path,
    key_file: Path,
    out: Path,
    roster_file: Path | None,
    book_url: str,
    as_json: bool,
) -> None:
    """Grade the folder SUBMISSIONS, whatever is in it.

    Every file is graded, or set aside with a reason; none stops the others.
    """
    _check_out(out, submissions)
    url = _checked_url(book_url)
    key, digest = _key(key_file)
    roster = _roster(roster_file)
    files = counted(read_folder(submissions), "files read")
    gradebook = grade(files, key, roster)
    summary = summarise(gradebook, key=digest, policy=key.policy, version=factquiz.__version__)
    try:
        write_gradebook(gradebook, summary, out, url)
    except (ForeignFolderError, OSError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    if as_json:
        click.echo(encode(summary))
    else:
        _tell(gradebook, summary, out)
    click.get_current_context().exit(int(gradebook.needs_attention))


def _check_out(out: Path, submissions: Path) -> None:
    """Refuse early what would be refused, or do harm, after a long run."""
    target, source = out.resolve(), submissions.resolve()
    if target.is_relative_to(source) or source.is_relative_to(target):
        raise click.BadParameter(
            f"{out} and {submissions} lie one in the other; give a folder beside it.",
            param_hint="--out",
        )
    try:
        check_replaceable(out, stranger)
    except ForeignFolderError as error:
        raise click.BadParameter(
            f"{error}. Give a new folder, or move it away.", param_hint="--out"
        ) from error


def _checked_url(book_url: str) -> str:
    try:
        return check_book_url(book_url) if book_url else ""
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--book-url") from error


def _key(path: Path) -> tuple[Key, str]:
    key, digest, found = read_key(path)
    if key is None:
        raise click.BadParameter(_listed(found), param_hint="--key")
    return key, digest


def _roster(path: Path | None) -> Roster:
    if path is None:
        return ()
    roster, found = read_roster(path)
    if found:
        raise click.BadParameter(_listed(found), param_hint="--roster")
    return roster


def _listed(found: Iterable[Diagnostic]) -> str:
    return "\n".join(map(str, found))


def _tell(gradebook: Gradebook, summary: Summary, out: Path) -> None:
    for each in gradebook.quarantined[:_SHOWN]:
        click.echo(str(each))
    if len(gradebook.quarantined) > _SHOWN:
        click.echo(f"… and {len(gradebook.quarantined) - _SHOWN} more in quarantine.csv")
    click.echo(f"Files: {summary.files}")
    click.echo("Students: " + _counts(summary.students))
    click.echo("Responses: " + _counts(summary.responses))
    if summary.mean_percent:
        click.echo(f"Score: mean {summary.mean_percent} %, median {summary.median_percent} %")
    click.echo(f"Written: {out}")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
