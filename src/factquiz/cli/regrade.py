"""``factquiz regrade``: corrections in, every changed score out."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from contextlib import closing, contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.corrections import read_corrections
from factquiz.cli.grades import Grades, opened
from factquiz.figures import mixed
from factquiz.gradebook.corrections import CorrectionError
from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.regrade import changes, regrade
from factquiz.gradebook.server import is_url
from factquiz.gradebook.store import open_file
from factquiz.gradebook.summary import read_summary
from factquiz.reports.folder import FEEDBACK, STORE, stranger, write_reports
from factquiz.reports.links import check_book_url
from factquiz.staging import ForeignFolderError, staged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.gradebook.corrections import Correction
    from factquiz.gradebook.regrade import Change

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
Exit codes:
  0  done, or with --dry-run: shown
  2  nothing was changed: wrong usage, or a correction that fits nothing
"""


@click.command("regrade", epilog=_EPILOG)
@click.argument("grades", type=Grades())
@click.option("--corrections", "file", type=_FILE, required=True, help="YAML: what to correct.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--book-url", default="", help="Where the book stands, for links in the feedback.")
def command(*, grades: str, file: Path, dry_run: bool, book_url: str) -> None:
    """Correct a graded quiz.

    GRADES is the folder that factquiz grade wrote, which is written anew, or
    postgresql://host/database#quiz.

    Every score that changes is listed, with the old one, the new one and the reason.
    """
    corrections, found = read_corrections(file)
    if found:
        raise click.BadParameter("\n".join(map(str, found)), param_hint="--corrections")
    try:
        url = check_book_url(book_url) if book_url else ""
        if is_url(grades):
            changed = _on_server(grades, corrections, dry_run=dry_run)
        elif dry_run:
            with tempfile.TemporaryDirectory() as new, _copy(Path(grades), Path(new)) as gradebook:
                changed = _changed(regrade(gradebook, corrections))
        else:
            changed = _in_folder(Path(grades), corrections, url)
    except CorrectionError as error:
        raise click.BadParameter(f"{file}: {error}.", param_hint="--corrections") from error
    except (ForeignFolderError, OSError, ValueError) as error:
        raise click.UsageError(f"Nothing was changed: {error}") from error
    _tell(changed)
    click.echo("Nothing was changed." if dry_run else f"Written: {grades}")


def _in_folder(grades: Path, corrections: tuple[Correction, ...], url: str) -> list[Change]:
    """Write the folder anew, all at once."""
    with staged(grades, stranger) as new, _copy(grades, new) as gradebook:
        after = regrade(gradebook, corrections)
        key = read_summary(grades).key
        write_reports(after, key, new, url, each=(grades / FEEDBACK).is_dir())
        after.store.commit()
        return _changed(after)


def _on_server(url: str, corrections: tuple[Correction, ...], *, dry_run: bool) -> list[Change]:
    """Correct a gradebook on a server, in one transaction; with ``dry_run`` it is not kept."""
    with opened(url) as gradebook:
        changed = _changed(regrade(gradebook, corrections))
        if not dry_run:
            gradebook.store.commit()
        return changed


@contextmanager
def _copy(grades: Path, folder: Path) -> Iterator[Gradebook]:
    """Open a copy of a gradebook, in a folder of its own, for writing."""
    shutil.copyfile(grades / STORE, folder / STORE)
    with closing(open_file(folder / STORE, writing=True)) as store:
        yield Gradebook(store)


def _changed(gradebook: Gradebook) -> list[Change]:
    return list(changes(gradebook, gradebook.run))


def _tell(found: list[Change]) -> None:
    responses = [each for each in found if each.item]
    for each in responses[:_SHOWN]:
        old, new = (mixed(Fraction(text)) if text else "–" for text in (each.old, each.new))
        click.echo(f"{each.student}: {each.item}: {old} → {new}  ({each.reason})")
    if len(responses) > _SHOWN:
        click.echo(f"… and {len(responses) - _SHOWN} more in changes.csv")
    students = Counter(_direction(each) for each in found if not each.item)
    click.echo(
        f"Scores changed: {students.total()} ({students['up']} up, {students['down']} down);"
        f" responses changed: {len(responses)}"
    )


def _direction(change: Change) -> str:
    return "up" if Fraction(change.new or 0) > Fraction(change.old or 0) else "down"
