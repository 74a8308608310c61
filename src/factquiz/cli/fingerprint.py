"""``factquiz fingerprint``: what lets a course be checked for copied sentences."""

from __future__ import annotations

from pathlib import Path

import click

from factquiz.checks.overlap import FINGERPRINT_FILE, RUN, Fingerprint
from factquiz.cli.context import course_option

_EPILOG = f"""\b
Example:
  factquiz fingerprint sources/note.txt sources/article.txt

The fingerprint goes to {FINGERPRINT_FILE}. It holds no text, so it may be published with the
course; `factquiz check` then warns of sentences that share {RUN} words in a row with a source.

\b
Exit codes:
  0  written
  2  a source is missing, or is no plain text in UTF-8
"""


@click.command("fingerprint", epilog=_EPILOG)
@click.argument(
    "sources",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@course_option
def command(*, sources: tuple[Path, ...], root: Path) -> None:
    """Take the fingerprint of SOURCES (plain text), to find sentences copied from them."""
    texts = []
    for source in sources:
        try:
            texts.append(source.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            message = f"{source} is not UTF-8: byte {error.start} does not fit."
            raise click.BadParameter(message, param_hint="SOURCES") from error
    found = Fingerprint.of(texts)
    (root / FINGERPRINT_FILE).write_text(found.write(), encoding="ascii")
    click.echo(f"{len(found.digests)} runs of {RUN} words: {FINGERPRINT_FILE}")
