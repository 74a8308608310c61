"""``factquiz feedback``: the feedback pages of a graded quiz, packed to be sent."""

from __future__ import annotations

from pathlib import Path

import click

from factquiz.cli.grades import Grades, opened
from factquiz.reports.bundle import write_bundle, write_mail
from factquiz.reports.links import check_book_url

_NEW_FILE = click.Path(dir_okay=False, path_type=Path)

_EPILOG = """\b
Example:
  factquiz feedback grades --out feedback.zip --withhold-keys --mail mail.csv

\b
Exit codes:
  0  written
  2  nothing was written: wrong usage, or no gradebook in GRADES
"""


@click.command("feedback", epilog=_EPILOG)
@click.argument("grades", type=Grades())
@click.option("--out", type=_NEW_FILE, required=True, help="The ZIP archive to write.")
@click.option("--withhold-keys", is_flag=True, help="Tell how each answer stands, and no more.")
@click.option("--mail", type=_NEW_FILE, help="Write a CSV for mail merge as well.")
@click.option("--book-url", default="", help="Where the book stands, for links.")
def command(
    *, grades: str, out: Path, withhold_keys: bool, mail: Path | None, book_url: str
) -> None:
    """Pack the feedback pages of GRADES.

    GRADES is the folder that factquiz grade wrote, or postgresql://host/database#quiz.

    One page for each graded student, to open in any browser; nothing in it is loaded from
    elsewhere.
    """
    try:
        url = check_book_url(book_url) if book_url else ""
        with opened(grades) as gradebook:
            count = write_bundle(gradebook, out, url, withheld=withhold_keys)
            if mail:
                write_mail(gradebook, mail)
    except (OSError, ValueError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    click.echo(f"Written: {out} ({count} pages)")
    if mail:
        click.echo(f"Written: {mail}")
