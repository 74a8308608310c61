"""``factquiz marks``: the marks of a graded quiz, in the format of another program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.grades import Grades, opened
from factquiz.gradebook.cells import write_csv
from factquiz.reports.exports.columns import as_parquet
from factquiz.reports.exports.platforms import as_canvas, as_moodle
from factquiz.reports.exports.tables import TABLES
from factquiz.reports.exports.workbook import as_workbook
from factquiz.responses.plain import quoted

if TYPE_CHECKING:
    from factquiz.gradebook.gradebook import Gradebook

_MAIL = "Email address"
_MOODLE = ("ID number", "Username", _MAIL)
_CANVAS = ("SIS User ID", "SIS Login ID", "ID")

_EPILOG = """\b
Examples:
  factquiz marks grades --format moodle --out marks.csv
  factquiz marks grades --format moodle --students-by "Email address" --out marks.csv
  factquiz marks grades --format xlsx --out marks.xlsx

\b
Formats:
  moodle   CSV for Grades → Import. Students by: ID number, Username, Email address
  canvas   CSV for Grades → Import. Students by: SIS User ID, SIS Login ID, ID
  csv      one table (--table), of any size
  xlsx     a workbook with a sheet for each table
  parquet  one table (--table), for programs; needs factquiz[parquet]

\b
Exit codes:
  0  written
  2  nothing was written: wrong usage, or no gradebook in GRADES
"""


@click.command("marks", epilog=_EPILOG)
@click.argument("grades", type=Grades())
@click.option(
    "--format",
    "name",
    type=click.Choice(["moodle", "canvas", "csv", "xlsx", "parquet"]),
    required=True,
    help="The program that reads it.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write.",
)
@click.option(
    "--students-by",
    default="",
    help="What the ids of the students are: ID number or SIS User ID if absent.",
)
@click.option(
    "--table",
    type=click.Choice(list(TABLES)),
    default="gradebook",
    show_default=True,
    help="Of csv and parquet: which table.",
)
def command(*, grades: str, name: str, out: Path, students_by: str, table: str) -> None:
    """Write the marks of GRADES for another program.

    GRADES is the folder that factquiz grade wrote, or postgresql://host/database#quiz.
    """
    by = _student_column(name, students_by)
    try:
        with opened(grades) as gradebook:
            partial = out.with_name(f".{out.name}.partial")
            if name == "csv":  # the one that may be larger than the memory
                header, rows = TABLES[table]
                write_csv(partial, header, rows(gradebook))
            else:
                partial.write_bytes(_data(gradebook, name, by, table))
            partial.replace(out)
            note = _unlike(by, gradebook)
            told = _left_out(gradebook) if name in {"moodle", "canvas"} else ""
    except (OSError, ValueError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    except ImportError as error:
        raise click.UsageError("Parquet needs: pip install 'factquiz[parquet]'") from error
    click.echo(f"Written: {out}{told}")
    if note:
        click.echo(note, err=True)


def _left_out(gradebook: Gradebook) -> str:
    """Return how many students are in a file that has only those with a score."""
    without = Counter(
        status.value for some in gradebook.results() for status in some.absent.values()
    )
    graded = sum(len(some.reached) - len(some.absent) for some in gradebook.results())
    others = ", ".join(f"{count} {status}" for status, count in sorted(without.items()))
    left = f"; left out, for they have no score: {others}" if others else ""
    return f" ({graded} student{'' if graded == 1 else 's'}{left})"


def _unlike(by: str, gradebook: Gradebook) -> str:
    """Return a note if the ids are not what they are said to be, and no student would be found."""
    first = next(gradebook.students(), "")
    if by != _MAIL or not first or any("@" in student for student in gradebook.students()):
        return ""
    return (
        f"The ids of the students are no e-mail addresses ({quoted(first)}), so Moodle will not"
        " find them by those; leave --students-by away, or say Username."
    )


def _student_column(name: str, given: str) -> str:
    allowed = {"moodle": _MOODLE, "canvas": _CANVAS}.get(name, ())
    if not given:
        return allowed[0] if allowed else ""
    for column in allowed:
        if column.casefold() == given.casefold():
            return column
    named = ", ".join(allowed) or f"nothing: {name} does not need it"
    raise click.BadParameter(f"{given!r}; allowed is {named}.", param_hint="--students-by")


def _data(gradebook: Gradebook, name: str, by: str, table: str) -> bytes:
    match name:
        case "moodle":
            return as_moodle(gradebook, by)
        case "canvas":
            return as_canvas(gradebook, by)
        case "xlsx":
            return as_workbook(gradebook)
        case _:
            return as_parquet(gradebook, table)
