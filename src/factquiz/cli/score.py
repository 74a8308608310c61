"""``factquiz score``: a long table of responses in, scores out, on Polars, DuckDB or Spark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.inputs import check_free, key_of, roster_of
from factquiz.items.codec import encode
from factquiz.staging import ForeignFolderError, staged

if TYPE_CHECKING:
    from factquiz.assembly.form import Key
    from factquiz.engines.engine import Engine, Name
    from factquiz.engines.expression import Frame
    from factquiz.engines.folder import Summary

_PATH = click.Path(exists=True, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_EPILOG = """\b
Example:
  factquiz score responses.parquet --key key.json --roster class.csv \\
      --engine duckdb --out scores

\b
RESPONSES are Parquet, or CSV in UTF-8, with a row for each response:
  student   the student's id
  form      the code of the form (left out: her own form, or the only one)
  item      its id, or its number on the form
  response  a label (A), several with a semicolon between them, or words

\b
OUT gets scores.parquet (a row for each student; points in whole parts, of
which summary.json says how many make a point), answers.parquet (each distinct
answer and its worth) and summary.json. For feedback, regrading and the item
analysis of a class, use factquiz grade; this is for what one machine cannot
hold.

\b
Exit codes:
  0  every student was counted, every response scored
  1  scored, but students were set aside
  2  nothing was written: wrong usage, key, table or folder
"""


@click.command("score", epilog=_EPILOG)
@click.argument("responses", type=_PATH, nargs=-1, required=True)
@click.option("--key", "key_file", type=_FILE, required=True, help="The frozen key of the quiz.")
@click.option("--roster", type=_PATH, help="CSV or Parquet: a column student.")
@click.option(
    "--engine",
    "name",
    type=click.Choice(["polars", "duckdb", "spark"]),
    default="polars",
    show_default=True,
    help="What reckons; Spark as its own settings say.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write the scores to.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(  # noqa: PLR0913 (one for each option)
    *,
    responses: tuple[Path, ...],
    key_file: Path,
    roster: Path | None,
    name: str,
    out: Path,
    as_json: bool,
) -> None:
    """Score RESPONSES of a class of any size: long tables, joined and summed by an engine."""
    key, digest = key_of(key_file)
    named, engine = _engine(name)
    # Only who has such a class waits for what reads it.
    from factquiz.engines.folder import stranger  # noqa: PLC0415

    check_free(out, stranger)
    try:
        with staged(out, stranger) as new:
            summary = _scored(
                engine,
                named,
                responses=responses,
                key=key,
                digest=digest,
                roster=roster,
                new=new,
            )
    except (ForeignFolderError, OSError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    if as_json:
        click.echo(encode(summary))
    else:
        _tell(summary, out)
    click.get_current_context().exit(int(summary.needs_attention))


def _engine(name: str) -> tuple[Name, Engine]:
    try:
        from factquiz.engines.engine import Name, engine  # noqa: PLC0415 (an extra)

        return Name(name), engine(Name(name))
    except ImportError as error:
        extra = "spark" if name == "spark" else "engines"
        message = f"{name} needs: pip install 'factquiz[{extra}]'"
        raise click.BadParameter(message, param_hint="--engine") from error


def _scored(  # noqa: PLR0913 (what the command was given)
    engine: Engine,
    name: Name,
    *,
    responses: tuple[Path, ...],
    key: Key,
    digest: str,
    roster: Path | None,
    new: Path,
) -> Summary:
    """Write the scores into a folder.

    Raises:
        click.UsageError: the engine cannot read a table, or a table lacks a column.

    """
    from factquiz.engines.folder import write_scores  # noqa: PLC0415 (an extra)
    from factquiz.engines.scored import score_responses  # noqa: PLC0415 (an extra)

    students = _students(engine, roster) if roster else None
    try:
        scored = score_responses(engine, engine.read(responses), key, students)
        return write_scores(engine, name, scored, digest, new)
    except (OSError, click.ClickException):
        raise
    except Exception as error:  # each engine has errors of its own
        reason = str(error).strip().partition("\n")[0]
        raise click.UsageError(f"Nothing was written: {name} says: {reason}") from error


def _students(engine: Engine, path: Path) -> Frame:
    """Return the ids of a class: of a roster in CSV as everywhere, or a table of the engine."""
    from factquiz.engines.engine import is_parquet  # noqa: PLC0415 (an extra)
    from factquiz.engines.scored import known  # noqa: PLC0415 (an extra)

    if is_parquet([path]):
        return engine.read([path])
    return known(engine, (student.id for student in roster_of(path)))


def _tell(summary: Summary, out: Path) -> None:
    aside = summary.received - summary.counted
    for standing, count in summary.students.items():
        if standing != "counted":
            click.echo(f"Set aside: {count} {standing}")
    click.echo(f"Students: {summary.counted} counted + {aside} set aside = {summary.received}")
    click.echo(f"Distinct answers judged: {summary.answers}")
    if summary.mean_percent:
        click.echo(f"Score: mean {summary.mean_percent} %")
    click.echo(f"Written: {out}")
