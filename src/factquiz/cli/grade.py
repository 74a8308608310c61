"""``factquiz grade``: a folder of submissions in, a gradebook out."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

import factquiz
from factquiz.cli.progress import counted
from factquiz.gradebook.attempts import Counts
from factquiz.gradebook.keyfile import read_key
from factquiz.gradebook.lateness import Deadline, moment, penalty_rule
from factquiz.gradebook.ledger import grade
from factquiz.gradebook.rules import Rules
from factquiz.gradebook.store import create
from factquiz.gradebook.summary import Summary, summarise
from factquiz.items.codec import encode
from factquiz.reports.folder import STORE, stranger, write_reports
from factquiz.reports.links import check_book_url
from factquiz.responses.roster import Roster, read_roster
from factquiz.responses.sources import read_folder
from factquiz.staging import ForeignFolderError, check_replaceable, staged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from factquiz.assembly.form import Key
    from factquiz.diagnostics import Diagnostic
    from factquiz.responses.quarantine import Quarantined

T = TypeVar("T")

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
summary.json, gradebook.sqlite (all of it, with its history), and a page for
each student in feedback/. It is written all at once; an earlier gradebook
there is replaced, anything else is never touched.

\b
Exit codes:
  0  every file was graded, every response scored
  1  graded, but files were set aside or responses wait for a person
  2  nothing was written: wrong usage, key, roster or folder
"""


def _read_deadline(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> datetime | None:
    return _checked_value(moment, value)


def _read_late(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> tuple[Fraction, int, Fraction] | None:
    return _checked_value(penalty_rule, value)


def _checked_value(read: Callable[[str], T], value: str | None) -> T | None:
    if value is None:
        return None
    try:
        return read(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


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
@click.option(
    "--attempts",
    type=click.Choice([each.value for each in Counts]),
    default=Counts.ONE.value,
    show_default=True,
    help="Which of a student's differing submissions counts; “one”: none, a person chooses.",
)
@click.option(
    "--deadline", callback=_read_deadline, help="When it was due: 2026-05-01T12:00+02:00."
)
@click.option(
    "--late", callback=_read_late, help="What lateness costs: “10% per day, at most 50%”."
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(  # noqa: PLR0913 (one for each option)
    *,
    submissions: Path,
    key_file: Path,
    out: Path,
    roster_file: Path | None,
    book_url: str,
    attempts: str,
    deadline: datetime | None,
    late: tuple[Fraction, int, Fraction] | None,
    as_json: bool,
) -> None:
    """Grade the folder SUBMISSIONS, whatever is in it.

    Every file is graded, or set aside with a reason; none stops the others.
    """
    _check_out(out, submissions)
    url = _checked_url(book_url)
    key, digest = _key(key_file)
    roster = _roster(roster_file)
    rules = _rules(attempts, deadline, late)
    try:
        with staged(out, stranger) as new:
            gradebook = grade(
                counted(read_folder(submissions), "submissions read"),
                key,
                roster,
                rules=rules,
                store=create(new / STORE),
            )
            summary = summarise(gradebook, key=digest, version=factquiz.__version__)
            write_reports(gradebook, summary, new, url)
            set_aside = tuple(islice(gradebook.quarantined(), _SHOWN))
            attention = gradebook.needs_attention()
            gradebook.store.close()
    except (ForeignFolderError, OSError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    if as_json:
        click.echo(encode(summary))
    else:
        _tell(set_aside, summary, out)
    click.get_current_context().exit(int(attention))


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


def _rules(
    attempts: str, deadline: datetime | None, late: tuple[Fraction, int, Fraction] | None
) -> Rules:
    if late and deadline is None:
        raise click.BadParameter("needs a --deadline.", param_hint="--late")
    if deadline is None:
        return Rules(counts=Counts(attempts))
    share, period, most = late or (Fraction(0), 1, Fraction(1))
    due = Deadline(at=deadline, share=share, period=period, most=most)
    return Rules(counts=Counts(attempts), deadline=due)


def _listed(found: Iterable[Diagnostic]) -> str:
    return "\n".join(map(str, found))


def _tell(set_aside: tuple[Quarantined, ...], summary: Summary, out: Path) -> None:
    for each in set_aside:
        click.echo(str(each))
    more = summary.files.quarantined - len(set_aside)
    if more:
        click.echo(f"… and {more} more in quarantine.csv")
    click.echo(f"Files: {summary.files}")
    click.echo("Students: " + _counts(summary.students))
    click.echo("Responses: " + _counts(summary.responses))
    if summary.mean_percent:
        click.echo(f"Score: mean {summary.mean_percent} %, median {summary.median_percent} %")
    click.echo(f"Written: {out}")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
