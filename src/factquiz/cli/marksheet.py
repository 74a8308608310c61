"""``factquiz marksheet``: an empty sheet for the marks of a class, to be filled in by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.byhand import read_rubrics
from factquiz.cli.inputs import roster_of
from factquiz.reports.marksheet import as_csv, as_workbook

if TYPE_CHECKING:
    from factquiz.gradebook.rubric import Rubric
    from factquiz.responses.roster import Roster

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_EPILOG = """\b
Example:
  factquiz marksheet essay.yml --roster class.csv --out essay.xlsx
  factquiz grade submissions --key key.json --out grades \\
      --rubric essay.yml --by-hand essay.xlsx

\b
The rubric, a YAML file:
  rubric: essay
  title: Essay of 1,500 words
  points: 30                 # in the total; left out: the sum of the criteria
  criteria:
    - id: attribution
      title: Attribution
      most: 4
      levels:                # students read the one they reached
        4: Every judgement has its holder.
        2: Several have none.

\b
The sheet has a row for each student of the roster and a column for each
criterion. An empty row waits to be marked; 0 is for what is worth nothing.

\b
Exit codes:
  0  written
  2  nothing was written: wrong usage, rubric or roster
"""


@click.command("marksheet", epilog=_EPILOG)
@click.argument("rubric_file", metavar="RUBRIC", type=_FILE)
@click.option("--roster", "roster_file", type=_FILE, required=True, help="CSV: student, name.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The .xlsx or .csv file to write.",
)
@click.option("--replace", is_flag=True, help="Replace the file if it is there already.")
def command(*, rubric_file: Path, roster_file: Path, out: Path, replace: bool) -> None:
    """Write an empty sheet for marks by RUBRIC, to be filled in with a spreadsheet."""
    (rubric,) = read_rubrics((rubric_file,))
    roster = roster_of(roster_file)
    if out.exists() and not replace:
        raise click.BadParameter(
            f"{out} is there already, perhaps with marks in it; name another file, or --replace.",
            param_hint="--out",
        )
    data = _data(out, rubric, roster)
    partial = out.with_name(f".{out.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(out)
    except OSError as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    click.echo(f"Written: {out} ({len(roster)} students)")


def _data(out: Path, rubric: Rubric, roster: Roster) -> bytes:
    match out.suffix.casefold():
        case ".xlsx":
            return as_workbook(rubric, roster)
        case ".csv":
            return as_csv(rubric, roster)
        case _:
            raise click.BadParameter("must end in .xlsx or .csv.", param_hint="--out")
