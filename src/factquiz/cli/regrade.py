"""``factquiz regrade``: corrections in, every changed score out."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.byhand import by_hand_options, differences, open_sheets, without_quiz
from factquiz.cli.grades import Grades, opened
from factquiz.cli.inputs import BOOK_HELP, book_of, checked_url, listed
from factquiz.cli.speech import language_option
from factquiz.figures import mixed
from factquiz.gradebook.byhand import RubricError
from factquiz.gradebook.corrections import CorrectionError
from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.markers import MarkCounts, read_marks
from factquiz.gradebook.model import Status
from factquiz.gradebook.regrade import MOST, Entered, changes, regrade
from factquiz.gradebook.server import is_url
from factquiz.gradebook.store import open_file
from factquiz.gradebook.summary import read_summary
from factquiz.reports.folder import ASIDE, FEEDBACK, STORE, stranger, write_reports
from factquiz.staging import ForeignFolderError, staged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.gradebook.corrections import Correction
    from factquiz.gradebook.markers import TwoMarks
    from factquiz.gradebook.marksheet import MarkSheet
    from factquiz.gradebook.regrade import Change
    from factquiz.gradebook.rubric import Rubric
    from factquiz.languages import Language
    from factquiz.responses.quarantine import Quarantined

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN = 20

_EPILOG = """\b
Example:
  factquiz regrade grades --corrections corrections.yml --dry-run

\b
The file of corrections:
  corrections:
    - item: 3f9a01c2b4d5
      accept: [the Paris seminar]
      reason: The short name is right too.
    - {item: 77aa01c2b4d5, keys: [nato, osce], reason: Both are right.}
    - {item: 5b1201c2b4d5, drop: true, reason: The question was unclear.}
    - {item: 90fe01c2b4d5, student: s24, credit: 1/2, reason: "She ticked two; one is right."}

\b
Each correction has an item, a reason, and one of: keys, accept, points, drop,
full (all points for everybody), or student and credit. Nothing else changes;
the old scores stay in gradebook.sqlite.

\b
Marks that a person gave (see factquiz marksheet) are entered, or entered
again, in the same way; of one student and one rubric the last mark counts:
  factquiz regrade grades --rubric essay.yml --by-hand essay.xlsx

\b
Exit codes:
  0  done, or with --dry-run: shown
  1  done, or shown, but rows of a sheet of marks were set aside
  2  nothing was changed: wrong usage, or a correction that fits nothing
"""


@click.command("regrade", epilog=_EPILOG)
@click.argument("grades", type=Grades())
@click.option("--corrections", "file", type=_FILE, help="YAML: what to correct.")
@by_hand_options
@language_option
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--book-url", default="", help=BOOK_HELP)
def command(  # noqa: PLR0913 (one for each option)
    *,
    grades: str,
    file: Path | None,
    rubric_files: tuple[Path, ...],
    sheets: tuple[Path, ...],
    rule: TwoMarks,
    words: Language,
    dry_run: bool,
    book_url: str,
) -> None:
    """Correct a graded quiz, or enter marks that were given by hand.

    GRADES is the folder that factquiz grade wrote, which is written anew, or
    postgresql://host/database#quiz.

    Every score that changes is listed, with the old one, the new one and the reason.
    """
    run = _Run(_corrections(file), *open_sheets(rubric_files, sheets), rule)
    if not (run.corrections or run.rubrics):
        raise click.UsageError("Give --corrections, or --rubric and --by-hand, or both.")
    url = checked_url(book_url)
    try:
        if is_url(grades):
            done = _on_server(grades, run, dry_run=dry_run)
        elif dry_run:
            with tempfile.TemporaryDirectory() as new, _copy(Path(grades), Path(new)) as gradebook:
                done = _outcome(run.on(gradebook), run)
        else:
            done = _in_folder(Path(grades), run, url, words)
    except CorrectionError as error:
        raise click.BadParameter(f"{file}: {error}.", param_hint="--corrections") from error
    except RubricError as error:
        raise click.BadParameter(f"{error}.", param_hint="--rubric") from error
    except (ForeignFolderError, OSError, ValueError) as error:
        raise click.UsageError(f"Nothing was changed: {error}") from error
    _tell(done)
    click.echo("Nothing was changed." if dry_run else f"Written: {grades}")
    click.get_current_context().exit(int(bool(done.aside)))


@dataclass(frozen=True, slots=True)
class _Run:
    """What is to be done to a gradebook."""

    corrections: tuple[Correction, ...]
    rubrics: tuple[Rubric, ...]
    sheets: tuple[MarkSheet, ...]
    rule: TwoMarks

    def on(self, gradebook: Gradebook) -> Gradebook:
        """Do it, and return the gradebook as it then stands."""
        if not self.rubrics:
            return regrade(gradebook, self.corrections)
        marks = read_marks(self.sheets, gradebook.students(), self.rule)
        entered = Entered(self.rubrics, marks)
        return regrade(gradebook, self.corrections, entered)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a run changed; of marks, what became of the rows of their sheets."""

    changed: tuple[Change, ...]
    aside: tuple[Quarantined, ...]
    marks: MarkCounts
    on_marks: tuple[str, ...] = ()
    waiting: int = 0


def _outcome(gradebook: Gradebook, run: _Run) -> _Outcome:
    changed = tuple(changes(gradebook, gradebook.run))
    if not run.rubrics:
        return _Outcome(changed, (), MarkCounts(), waiting=_waiting(gradebook))
    by_hand = gradebook.by_hand
    on_marks = (differences(gradebook), *without_quiz(gradebook))
    aside = tuple(by_hand.aside())
    return _Outcome(changed, aside, by_hand.counts(), on_marks, _waiting(gradebook))


def _waiting(gradebook: Gradebook) -> int:
    """Return how many students have a response or work that nobody has judged yet."""
    return sum(
        reached is not None and reached.status is Status.TO_CHECK
        for some in gradebook.results()
        for reached in some.reached
    )


def _corrections(file: Path | None) -> tuple[Correction, ...]:
    if file is None:
        return ()
    # Only who has a file of corrections waits for what reads and checks it.
    from factquiz.cli.corrections import read_corrections  # noqa: PLC0415

    corrections, found = read_corrections(file)
    if found:
        raise click.BadParameter(listed(found), param_hint="--corrections")
    return corrections


def _in_folder(grades: Path, run: _Run, url: str, words: Language) -> _Outcome:
    """Write the folder anew, all at once."""
    with staged(grades, stranger) as new, _copy(grades, new) as gradebook:
        after = run.on(gradebook)
        key = read_summary(grades).key
        each = (grades / FEEDBACK).is_dir()
        write_reports(after, key, new, book_of(after, url), each=each, words=words)
        after.store.commit()
        return _outcome(after, run)


def _on_server(url: str, run: _Run, *, dry_run: bool) -> _Outcome:
    """Correct a gradebook on a server, in one transaction; with ``dry_run`` it is not kept."""
    with opened(url) as gradebook:
        done = _outcome(run.on(gradebook), run)
        if not dry_run:
            gradebook.store.commit()
        return done


@contextmanager
def _copy(grades: Path, folder: Path) -> Iterator[Gradebook]:
    """Open a copy of a gradebook, in a folder of its own, for writing."""
    shutil.copyfile(grades / STORE, folder / STORE)
    with closing(open_file(folder / STORE, writing=True)) as store:
        yield Gradebook(store)


def _tell(done: _Outcome) -> None:
    for refused in done.aside[:_SHOWN]:
        click.echo(str(refused))
    if len(done.aside) > _SHOWN:
        click.echo(f"… and {len(done.aside) - _SHOWN} more in {ASIDE}")
    if done.marks.rows:
        click.echo(f"Marks by hand: {done.marks}")
    for told in filter(None, done.on_marks):
        click.echo(told)
    responses = [each for each in done.changed if each.item not in {"", MOST}]
    most = sum(each.item == MOST for each in done.changed)
    listed_ = [each for each in done.changed if each.item]
    for each in listed_[:_SHOWN]:
        old, new = (mixed(Fraction(text)) if text else "–" for text in (each.old, each.new))
        click.echo(f"{each.student}: {each.item}: {old} → {new}  ({each.reason})")
    if len(listed_) > _SHOWN:
        click.echo(f"… and {len(listed_) - _SHOWN} more in changes.csv")
    students = Counter(_direction(each) for each in done.changed if not each.item)
    click.echo(
        f"Scores changed: {students.total()} ({students['up']} up, {students['down']} down);"
        f" responses changed: {len(responses)}"
        + (f"; points possible changed: {most}" if most else "")
    )
    click.echo(f"Students with something still to judge: {done.waiting}")


def _direction(change: Change) -> str:
    return "up" if Fraction(change.new or 0) > Fraction(change.old or 0) else "down"
