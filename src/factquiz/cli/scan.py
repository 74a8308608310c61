"""``factquiz scan``: scanned answer sheets in, responses out."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.progress import counted
from factquiz.gradebook.keyfile import read_key
from factquiz.items.codec import encode
from factquiz.staging import ForeignFolderError, check_replaceable, staged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.assembly.form import Key
    from factquiz.scans.folder import ScanSummary
    from factquiz.scans.setaside import SetAside

_SHOWN = 5
"""How many pages set aside are shown for each cause; the list in the folder has all of them."""

_EPILOG = """\b
Example:
  factquiz scan scans/ --key answers/midterm.key.json --out scanned
  factquiz scan scans/ --key answers/midterm.key.json --out scanned \\
      --decisions decisions.json
  factquiz grade scanned/responses.ndjson --key answers/midterm.key.json \\
      --roster class.csv --out grades

\b
SCANS are PDF, PNG or JPEG files, or folders of them: several sheets in a
file, in any order, any way up, scanned or photographed. KEY is the one that
the papers were printed from. OUT gets
  responses.ndjson  the complete forms, for factquiz grade
  responses.csv     every answer, for people
  review.html       answers that a person must settle, with their pictures
  set-aside.csv     pages that could not be used, why, and what to do
  summary.json      the counts

\b
Doubtful marks, and all that is written by hand, are never guessed: open
review.html, settle them, save decisions.json beside OUT, and run again with
--decisions. A form is complete when none of its answers is open.

\b
Exit codes:
  0  every page was read, every answer is settled
  1  written, but answers are open or pages were set aside
  2  nothing was written: wrong usage, key, decisions or folder
"""


@click.command("scan", epilog=_EPILOG)
@click.argument("scans", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True)
@click.option(
    "--key",
    "key_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="The frozen key that the papers were printed from.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder for the responses and all that goes with them.",
)
@click.option(
    "--decisions",
    "decision_files",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="What the review page saved. May be given several times; the last one wins.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(
    *,
    scans: tuple[Path, ...],
    key_file: Path,
    out: Path,
    decision_files: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Read answer sheets from SCANS; doubts go to a person, never to chance."""
    _check_out(out, (*scans, *decision_files))
    key, _, found = read_key(key_file)
    if key is None:
        raise click.BadParameter("\n".join(map(str, found)), param_hint="--key")
    _require_extra()
    try:
        with staged(out, _stranger) as new:
            counts, aside = _scan(scans, key, decision_files, new)
    except (ForeignFolderError, OSError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    if as_json:
        click.echo(encode(counts))
    else:
        _tell(counts, aside, out)
    click.get_current_context().exit(int(counts.needs_attention))


def _check_out(out: Path, inputs: Iterable[Path]) -> None:
    """Refuse early what would be refused, or do harm, after a long run."""
    if out.suffix and not out.is_dir():
        raise click.BadParameter(
            f"{out} looks like a file; a scan gives several. Give a folder: the responses will be "
            f"in {out.with_suffix('')}/responses.ndjson and responses.csv.",
            param_hint="--out",
        )
    target = out.resolve()
    for path in inputs:
        source = path.resolve()
        if target.is_relative_to(source) or source.is_relative_to(target):
            raise click.BadParameter(
                f"{out} and {path} lie one in the other; give a folder beside it.",
                param_hint="--out",
            )
    try:
        check_replaceable(out, _stranger)
    except ForeignFolderError as error:
        raise click.BadParameter(
            f"{error}. Give a new folder, or move it away.", param_hint="--out"
        ) from error


def _stranger(folder: Path) -> str:
    from factquiz.scans.folder import stranger  # noqa: PLC0415 (only who scans loads it)

    return stranger(folder)


def _require_extra() -> None:
    """Say at once what is not installed: the processes that read could not."""
    if not all(map(find_spec, ("cv2", "numpy", "pypdfium2"))):
        raise click.UsageError("Scans need: pip install 'factquiz[scan]'")


def _scan(
    scans: tuple[Path, ...], key: Key, decision_files: tuple[Path, ...], folder: Path
) -> tuple[ScanSummary, tuple[SetAside, ...]]:
    from factquiz.scans import decisions, pages, sheets, sorting  # noqa: PLC0415 (as above)
    from factquiz.scans.folder import summary, write_folder  # noqa: PLC0415 (as above)
    from factquiz.scans.setaside import SetAside  # noqa: PLC0415 (as above)

    known = sheets.Sheets(key)
    decided, found = decisions.read_decisions(decision_files, key.quiz, known)
    if found:
        raise click.BadParameter("\n".join(map(str, found)), param_hint="--decisions")
    read = pages.read_pages(pages.files(scans), known)
    every = list(counted(read, "pages read", stride=1))
    whole = [page for page in every if not isinstance(page, SetAside)]
    forms, aside = sorting.sort_pages(whole, known, decided, key.quiz)
    aside = (*(page for page in every if isinstance(page, SetAside)), *aside)
    counts = summary(key, len(every), forms, aside)
    write_folder(folder, key, forms, aside, counts)
    return counts, aside


def _tell(counts: ScanSummary, aside: tuple[SetAside, ...], out: Path) -> None:
    for line in _listed(aside, out):
        click.echo(line)
    causes = ", ".join(f"{count} {cause}" for cause, count in counts.set_aside.items())
    number = counts.pages - counts.pages_read
    click.echo(
        f"Pages: {counts.pages} = {counts.pages_read} read + {number} set aside"
        + (f" ({causes})" if causes else "")
    )
    click.echo(f"Forms: {counts.forms} = {counts.complete} complete + {counts.waiting} waiting")
    if counts.unscanned:
        click.echo(f"Forms of the key without a scan: {len(counts.unscanned)}")
    if counts.open_answers:
        click.echo(f"To settle: {counts.open_answers} answers, in {out / 'review.html'}")
    click.echo(f"Written: {out}")


def _listed(aside: tuple[SetAside, ...], out: Path) -> Iterator[str]:
    """Yield the pages that somebody must look at, those of one cause together if they are many."""
    by_cause: dict[str, list[SetAside]] = {}
    for each in aside:
        if not each.cause.harmless:
            by_cause.setdefault(each.cause, []).append(each)
    for cause, pages in by_cause.items():
        yield from map(str, pages[:_SHOWN])
        if len(pages) > _SHOWN:
            more = len(pages) - _SHOWN
            yield f"… and {more} more [{cause}] in {out / 'set-aside.csv'}"
