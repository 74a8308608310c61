"""``factquiz paper``: the forms of a frozen key as exam papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.inputs import roster_of
from factquiz.cli.progress import counted
from factquiz.cli.speech import language_option
from factquiz.cli.telling import tell
from factquiz.gradebook.keyfile import read_key
from factquiz.papers.formats import Format, Paper
from factquiz.staging import ForeignFolderError, check_replaceable, staged
from factquiz.typefaces import TypefacesError

if TYPE_CHECKING:
    from factquiz.assembly.form import Key
    from factquiz.languages import Language
    from factquiz.papers.run import PrintRun
    from factquiz.responses.roster import Roster

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_SHOWN = 10

_EPILOG = """\b
Example:
  factquiz paper answers/midterm.key.json --roster class.csv --out papers

\b
KEY is the file that factquiz assemble froze: paper and screen have the same
forms. OUT gets
  all-papers.pdf          every paper in the order of the roster, for a
                          printer that prints on both sides
  papers/FORM.pdf         one file for each student
  papers.csv              who gets which
  marker/key-booklet.pdf  keys and reasons; keep it from students
  marker/layout.json      where every bubble is, in millimetres

\b
Exit codes:
  0  written
  1  something cannot be printed; nothing was written
  2  wrong usage; nothing was written
"""


@click.command("paper", epilog=_EPILOG)
@click.argument("key_file", metavar="KEY", type=_FILE)
@click.option(
    "--roster",
    "roster_file",
    type=_FILE,
    help="CSV: student, name. It gives the order and the names; without it, all forms of KEY.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder for the papers.",
)
@click.option(
    "--paper",
    type=click.Choice([each.value for each in Paper]),
    default=Paper.A4.value,
    show_default=True,
    help="The size of the paper.",
)
@language_option
@click.option("--large", is_flag=True, help="Large print: 18 points.")
@click.option(
    "--typefaces",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of typefaces (.otf, .ttf) for scripts that ours do not have.",
)
def command(  # noqa: PLR0913 (one for each option)
    *,
    key_file: Path,
    roster_file: Path | None,
    out: Path,
    paper: str,
    words: Language,
    large: bool,
    typefaces: Path | None,
) -> None:
    """Print the forms of KEY: a paper for each student, without keys.

    The same key and roster give the same papers, byte for byte.
    """
    key, _, found = read_key(key_file)
    if key is None:
        raise click.BadParameter("\n".join(map(str, found)), param_hint="KEY")
    roster = _roster(roster_file, key) if roster_file else None
    format_ = Format(paper=Paper(paper), large=large)
    try:
        from factquiz.papers.run import print_run  # noqa: PLC0415 (typst and segno are an extra)

        run = replace(print_run(key, roster, format_, words), typefaces=typefaces)
        if not run.forms:
            raise click.UsageError(f"{key_file} has no form. Nothing was written.")
        _write(run, key_file, roster_file, out)
    except ImportError as error:
        raise click.UsageError("Papers need: pip install 'factquiz[paper]'") from error
    left = len(key.forms) - len(run.forms)
    also = f"; forms left out, of students who are not on the roster: {left}" if left else ""
    click.echo(f"Papers: {len(run.forms)}, in {out}{also}")
    click.echo(f"Key booklet: {out / 'marker'} (keep it from students)")


def _roster(path: Path, key: Key) -> Roster:
    from factquiz.papers.run import without_form  # noqa: PLC0415 (as above)

    roster = roster_of(path)
    if missing := without_form(key, roster):
        shown = ", ".join(missing[:_SHOWN]) + (" …" if len(missing) > _SHOWN else "")
        raise click.BadParameter(
            f"the key has no form for {len(missing)} of its students: {shown}. "
            "Assemble the forms anew with this roster.",
            param_hint="--roster",
        )
    return roster


def _write(run: PrintRun, key_file: Path, roster_file: Path | None, out: Path) -> None:
    from factquiz.papers import folder  # noqa: PLC0415 (as above)
    from factquiz.papers.printable import unprintable  # noqa: PLC0415 (as above)

    try:
        check_replaceable(out, folder.stranger)
        papers = tuple(counted(run.papers(), "papers laid out", stride=1))
        if found := unprintable(run, papers, key_file, roster_file):
            tell(found)
            raise click.ClickException(
                f"{len(found)} texts cannot be printed; nothing was written."
            )
        with staged(out, folder.stranger) as new:
            for _ in counted(folder.write_papers(papers, run, new), "papers set", stride=1):
                pass
            folder.write_all_papers(papers, run, new)
            folder.write_marker(run, new)
    except (ForeignFolderError, TypefacesError, OSError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
