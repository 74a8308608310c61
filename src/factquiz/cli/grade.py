"""``factquiz grade``: a folder of submissions in, a gradebook out."""

from __future__ import annotations

import gc
import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.byhand import by_hand_options, differences, open_sheets, without_quiz
from factquiz.cli.inputs import check_free, checked_url, key_of, listed, roster_of
from factquiz.cli.lateness import Late, offset_of, rule_options, rules_of
from factquiz.cli.outcome import set_aside, tell_outcome
from factquiz.cli.progress import counted
from factquiz.cli.speech import language_option
from factquiz.gradebook.byhand import enter
from factquiz.gradebook.class_list import RepeatedStudentError
from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.ledger import grade
from factquiz.gradebook.markers import read_marks
from factquiz.gradebook.server import create_on_server, open_on_server
from factquiz.gradebook.store import create, open_file
from factquiz.items.codec import encode
from factquiz.reports.folder import STORE, stranger, write_reports
from factquiz.responses.batch import Batch
from factquiz.responses.roster import RosterError, roster_note, roster_stream
from factquiz.responses.sources import gather_path, is_table
from factquiz.responses.tables.table import TableError
from factquiz.staging import ForeignFolderError, staged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from factquiz.assembly.form import Key
    from factquiz.gradebook.markers import TwoMarks
    from factquiz.gradebook.store import Store
    from factquiz.languages import Language
    from factquiz.responses.arrival import Arrival
    from factquiz.responses.roster import Listed
    from factquiz.responses.tables.mapping import Mapping

_PATH = click.Path(exists=True, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SELDOM = 100_000
"""After how many new objects cycles are looked for."""

EACH_UP_TO = 5000
"""How many graded students have a page each, and their responses in a table, if nobody says so."""

_EPILOG = """\b
Example:
  factquiz grade submissions --key answers/seminar.key.json \\
      --roster class.csv --out grades --book-url https://example.org/course

\b
SUBMISSIONS may be
  a folder, in it submission.json files, archives, .ndjson files, in any depth
  a ZIP archive, as a learning platform gives it
  an .ndjson file, one submission in each line
  a table (.csv, .xlsx, .parquet, .json): an export of Moodle, Canvas, Google
  or Microsoft Forms is known by its header; for others give a --mapping

\b
OUT gets gradebook.csv, responses.csv, quarantine.csv, duplicates.csv,
summary.json, gradebook.sqlite (all of it, with its history), and a page for
each student in feedback/. It is written all at once; an earlier gradebook
there is replaced, anything else is never touched. A class of thousands gets
no page each and no responses.csv, unless you ask for them with --feedback.

\b
Exit codes:
  0  every file was graded, every response scored
  1  graded, but files were set aside or responses wait for a person
  2  nothing was written: wrong usage, key, roster or folder
"""


@click.command("grade", epilog=_EPILOG)
@click.argument("submissions", type=_PATH)
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
    "--mapping", "mapping_file", type=_FILE, help="YAML: what the columns of a table are."
)
@click.option(
    "--database",
    default="",
    help="Keep the gradebook on a server: postgresql://host/database (not in OUT).",
)
@rule_options
@by_hand_options
@language_option
@click.option(
    "--feedback/--no-feedback",
    default=None,
    help=f"Write feedback/ and responses.csv, or not. Up to {EACH_UP_TO:,} students: yes.",
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
    late: Late | None,
    zone: str,
    rubric_files: tuple[Path, ...],
    sheets: tuple[Path, ...],
    rule: TwoMarks,
    mapping_file: Path | None,
    database: str,
    words: Language,
    feedback: bool | None,
    as_json: bool,
) -> None:
    """Grade SUBMISSIONS: a folder or a ZIP of files, whatever is in it, or a table.

    Every submission is graded, or set aside with a reason; none stops the others.
    """
    # NumPy would start a thread for each processor, for linear algebra that nobody does here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Batches come and go without cycles; looking for these through all that is kept finds nothing.
    gc.set_threshold(_SELDOM)
    _check_out(out, submissions)
    url = checked_url(book_url)
    key, digest = key_of(key_file)
    rubrics, marks = open_sheets(rubric_files, sheets)
    given = frozenset(each.id for each in rubrics) if marks else frozenset()
    _check_kept(out, database, key.quiz, given)
    rules = rules_of(attempts, deadline, late)
    arrivals = _arrivals(submissions, key, mapping_file, (zone, offset_of(deadline)))
    try:
        with staged(out, stranger) as new:
            gradebook = grade(
                counted(arrivals, "submissions read", many=_many),
                key,
                _roster(roster_file) if roster_file else (),
                rules=rules,
                store=_store(new, database, key),
            )
            if rubrics:
                enter(gradebook.store, 1, rubrics, read_marks(marks, gradebook.students(), rule))
                gradebook = Gradebook(gradebook.store)
            gradebook.store.say(book_url=url)
            each = _wanted(feedback, gradebook)
            summary = write_reports(gradebook, digest, new, url, each=each, words=words)
            aside = set_aside(gradebook)
            on_marks = (differences(gradebook), *without_quiz(gradebook))
            gradebook.store.commit()
            gradebook.store.close()
    except (RosterError, RepeatedStudentError) as error:
        raise _roster_mistakes(roster_file, error) from error
    except (ForeignFolderError, OSError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    if as_json:
        click.echo(encode(summary))
    else:
        tell_outcome(summary, aside, on_marks, out, each=each)
    click.get_current_context().exit(int(summary.needs_attention))


def _check_out(out: Path, submissions: Path) -> None:
    """Refuse early what would be refused, or do harm, after a long run."""
    target, source = out.resolve(), submissions.resolve()
    if target.is_relative_to(source) or source.is_relative_to(target):
        raise click.BadParameter(
            f"{out} and {submissions} lie one in the other; give a folder beside it.",
            param_hint="--out",
        )
    check_free(out, stranger)


def _check_kept(out: Path, database: str, quiz: str, given: frozenset[str]) -> None:
    """Refuse to replace a gradebook that has marks by rubrics which are not given again."""
    target = f"{database}#{quiz}" if database else str(out)
    try:
        store = open_on_server(target) if database else open_file(out / STORE)
    except (ImportError, ValueError):
        return  # there is none, or it will be said what is wrong with it
    with closing(store):
        kept = {mark.rubric for mark in Gradebook(store).by_hand.marks} - given
    if kept:
        names = ", ".join(sorted(kept))
        raise click.UsageError(
            f"{target} holds marks that were given by hand ({names}), which would be lost: give"
            " --rubric and --by-hand again, or another folder."
        )


def _roster(path: Path) -> Iterator[Listed]:
    """Yield the students of a roster, which may be larger than memory.

    Raises:
        RosterError: it has mistakes, or names nobody.

    """
    if note := roster_note(path):
        click.echo(note, err=True)
    nobody = True
    for some in roster_stream(path):
        nobody = nobody and not some.ids
        yield some
    if nobody:
        raise RosterError


def _roster_mistakes(path: Path | None, error: ValueError) -> click.BadParameter:
    """Return what is wrong with a roster: it is read once more, in full, to say what and where."""
    if path:
        try:
            roster_of(path)
        except click.BadParameter as found:
            return found
    return click.BadParameter(f"{error}.", param_hint="--key")


def _store(new: Path, database: str, key: Key) -> Store:
    if not database:
        return create(new / STORE)
    try:
        return create_on_server(database, key.quiz)
    except ImportError as error:
        message = "needs: pip install 'factquiz[postgres]'"
        raise click.BadParameter(message, param_hint="--database") from error
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param_hint="--database") from error


def _arrivals(
    path: Path, key: Key, mapping_file: Path | None, zones: tuple[str, str]
) -> Iterator[Arrival | Batch]:
    """Yield what was handed in; ``zones`` are the time zone that was given, and the usual one."""
    if path.is_dir() or not is_table(path):
        if mapping_file is not None:
            raise click.BadParameter(
                f"{path} is not a table; a mapping is for CSV, XLSX, Parquet or a JSON list.",
                param_hint="--mapping",
            )
        return gather_path(path, key)
    from factquiz.responses.tables.opening import read_table  # noqa: PLC0415 (heavy)

    try:
        note, arrivals = read_table(path, key, _mapping(mapping_file), *zones)
    except TableError as error:
        raise click.BadParameter(f"{error}.", param_hint="SUBMISSIONS") from error
    if note:
        click.echo(note, err=True)
    return arrivals


def _many(arrival: Arrival | Batch) -> int:
    return len(arrival) if isinstance(arrival, Batch) else 1


def _mapping(path: Path | None) -> Mapping | None:
    if path is None:
        return None
    # Only who has a mapping waits for what reads and checks it.
    from factquiz.cli.mapping import read_mapping  # noqa: PLC0415

    mapping, found = read_mapping(path)
    if mapping is None:
        raise click.BadParameter(listed(found), param_hint="--mapping")
    return mapping


def _wanted(asked: bool | None, gradebook: Gradebook) -> bool:  # noqa: FBT001 (the option, as it was given)
    """Tell whether each student gets a page: as was asked for, or if the class is not too large."""
    return gradebook.received.counts().graded <= EACH_UP_TO if asked is None else asked
