"""``factquiz feedback``: the feedback pages of a graded quiz, packed to be sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.grades import Grades, opened
from factquiz.cli.inputs import BOOK_HELP, book_of, checked_url
from factquiz.cli.progress import counted
from factquiz.cli.speech import language_option
from factquiz.reports.bundle import html_pages, write_bundle, write_mail

if TYPE_CHECKING:
    from factquiz.languages import Language
    from factquiz.reports.bundle import Page

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
@click.option("--pdf", is_flag=True, help="Pages as PDF, to print; else for a browser.")
@language_option
@click.option("--mail", type=_NEW_FILE, help="Write a CSV for mail merge as well.")
@click.option("--book-url", default="", help=BOOK_HELP)
def command(  # noqa: PLR0913 (one for each option)
    *,
    grades: str,
    out: Path,
    withhold_keys: bool,
    pdf: bool,
    words: Language,
    mail: Path | None,
    book_url: str,
) -> None:
    """Pack the feedback pages of GRADES.

    GRADES is the folder that factquiz grade wrote, or postgresql://host/database#quiz.

    One page for each graded student, to open in any browser; nothing in it is loaded from
    elsewhere. With --pdf, a document for each instead.
    """
    url = checked_url(book_url)
    try:
        with opened(grades) as gradebook:
            book = book_of(gradebook, url)
            page = _page(gradebook.title, book, words, withheld=withhold_keys, pdf=pdf)
            suffix = ".pdf" if pdf else ".html"
            rows = counted(gradebook.rows(), "pages made")
            count = write_bundle(rows, out, page, suffix)
            if mail:
                write_mail(gradebook, mail, suffix)
    except (OSError, ValueError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    click.echo(f"Written: {out} ({count} pages)")
    if mail:
        click.echo(f"Written: {mail}")


def _page(title: str, url: str, words: Language, *, withheld: bool, pdf: bool) -> Page:
    if not pdf:
        return html_pages(title, url, withheld=withheld, words=words)
    # Only who prints waits for what sets type.
    try:
        from factquiz.papers.feedback import FeedbackPages  # noqa: PLC0415
        from factquiz.papers.formats import Format, Paper  # noqa: PLC0415
    except ImportError as error:
        raise click.UsageError("PDF needs: pip install 'factquiz[paper]'") from error
    return FeedbackPages(title, Format(paper=Paper.A4, large=False), words, url, withheld=withheld)
