"""``factquiz analyse``: gradebooks in, an item analysis out."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from factquiz.analysis.analyse import analyse
from factquiz.analysis.irt_figures import IrtModel
from factquiz.analysis.model import Sign, Verdict
from factquiz.analysis.sitting import sitting
from factquiz.cli.grades import Gradebooks, opened
from factquiz.cli.inputs import check_free, checked_url
from factquiz.cli.progress import counted, waiting
from factquiz.gradebook.server import is_url
from factquiz.gradebook.summary import SUMMARY_FILE
from factquiz.items.codec import encode
from factquiz.reports.analysis_folder import PAGE, stranger, write_analysis
from factquiz.responses.plain import plain, quoted
from factquiz.staging import ForeignFolderError, staged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.analysis.irt_figures import IrtFigures
    from factquiz.analysis.model import Analysis, ClassFigures
    from factquiz.analysis.sitting import Row, Sitting

_SHOWN = 20
"""How many flags are shown; the page has all of them."""

GRAVE = frozenset({Sign.KEY, Sign.UNGRADABLE})
"""What a person must look at before she gives marks back."""

_EPILOG = """\b
Example:
  factquiz analyse grades --out analysis --book-url https://example.org/course
  factquiz analyse 2025/grades 2026/grades --out analysis

\b
OUT gets analysis.html (read this first), analysis.json, and tables of items,
options, facts, objectives, beliefs, classes and reliability; with --irt also
irt.csv. It is written all at once; an earlier analysis there is replaced,
anything else is never touched.

\b
Exit codes:
  0  nothing that cannot wait
  1  analysed, but a key may be wrong, or answers wait for a person
  2  nothing was written: wrong usage, gradebook or folder
"""


@click.command("analyse", epilog=_EPILOG)
@click.argument(
    "gradebooks",
    metavar="GRADEBOOK...",
    nargs=-1,
    required=True,
    type=Gradebooks(),
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write the analysis to.",
)
@click.option("--book-url", default="", help="Where the book stands, for links to its sentences.")
@click.option(
    "--irt",
    type=click.Choice([each.value for each in IrtModel]),
    help="Fit a model of item response as well: one or two parameters, or graded responses with"
    " partial credit. Needs factquiz[irt] and a large class.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the analysis as JSON.")
def command(
    *, gradebooks: tuple[str, ...], out: Path, book_url: str, irt: str | None, as_json: bool
) -> None:
    """Tell good questions from bad ones, and what was not learnt.

    Each GRADEBOOK is a folder that factquiz grade wrote, the gradebook.sqlite in it, or
    postgresql://host/database#quiz.
    Several are merged, item by item and fact by fact.
    """
    _check_once(gradebooks)
    _check_out(out, gradebooks)
    url = checked_url(book_url)
    try:
        with staged(out, stranger) as new:
            analysis = analyse([_sitting(each) for each in gradebooks])
            if irt:
                analysis = _with_model(analysis, gradebooks, IrtModel(irt))
            write_analysis(analysis, new, url)
    except (ForeignFolderError, OSError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    if as_json:
        click.echo(encode(analysis))
    else:
        _tell(analysis, out)
    grave = any(flag.sign in GRAVE for item in analysis.items for flag in item.flags)
    click.get_current_context().exit(int(grave))


def _check_once(gradebooks: Iterable[str]) -> None:
    seen: set[str] = set()
    for each in gradebooks:
        one = each if is_url(each) else str(Path(each).resolve())
        if one in seen:
            raise click.BadParameter(
                f"{each} is given twice; its students would count twice.", param_hint="GRADEBOOK"
            )
        seen.add(one)


def _check_out(out: Path, gradebooks: Iterable[str]) -> None:
    """Refuse early what would be refused later, or would get into the way of grading again."""
    for file in gradebooks:
        if is_url(file):
            continue
        folder = Path(file).resolve().parent
        if (folder / SUMMARY_FILE).is_file() and out.resolve().is_relative_to(folder):
            raise click.BadParameter(
                f"{out} lies in the folder of {file}, which factquiz grade replaces;"
                " give a folder beside it.",
                param_hint="--out",
            )
    check_free(out, stranger)


def _sitting(target: str) -> Sitting:
    with opened(target) as gradebook:
        return sitting(gradebook, _watched)


def _with_model(analysis: Analysis, gradebooks: Iterable[str], model: IrtModel) -> Analysis:
    # Only who wants a model waits for what fits it.
    from factquiz.analysis.irt import IrtError, fit  # noqa: PLC0415
    from factquiz.analysis.marks import marks, merged  # noqa: PLC0415

    classes = []
    for target in gradebooks:
        with opened(target) as gradebook:
            classes.append(marks(gradebook))
    stems = {item.id: item.stem for item in analysis.items}
    try:
        with waiting(f"Fitting {model.value}, which may take a minute"):
            return replace(analysis, irt=fit(merged(classes), model, stems))
    except ImportError as error:
        message = "needs: pip install 'factquiz[irt]'"
        raise click.BadParameter(message, param_hint="--irt") from error
    except IrtError as error:
        raise click.BadParameter(f"{error}. Nothing was written.", param_hint="--irt") from error


def _watched(rows: Iterable[Row]) -> Iterable[Row]:
    return counted(rows, "submissions counted")


def _tell(analysis: Analysis, out: Path) -> None:
    for each in analysis.classes:
        click.echo(_class(each))
    flagged = [
        f"{item.id} {quoted(item.stem)}: {plain(flag.text)}"
        for item in analysis.items
        for flag in item.flags
        if flag.sign is not Sign.FEW
    ]
    for line in flagged[:_SHOWN]:
        click.echo(line)
    if len(flagged) > _SHOWN:
        click.echo(f"… and {len(flagged) - _SHOWN} more in {PAGE}")
    lost = [plain(fact.fact) for fact in analysis.facts if fact.verdict is Verdict.NOT_LEARNT]
    if lost:
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        click.echo(f"Not learnt: {', '.join(lost[:_SHOWN])}{more}")
    for line in islice(_model(analysis.irt), _SHOWN) if analysis.irt else ():
        click.echo(line)
    click.echo(f"Written: {out / PAGE} and its data")


def _model(irt: IrtFigures) -> Iterator[str]:
    """Yield what is to be said of a fitted model."""
    left = f", {len(irt.left_out)} left out" if irt.left_out else ""
    yield f"{irt.model.value}: {len(irt.items)} items fitted to {irt.fitted} students{left}"
    for item in irt.items:
        for warning in item.warnings:
            yield f"{item.id} {quoted(item.stem)}: {plain(warning)}"


def _class(each: ClassFigures) -> str:
    said = f"{plain(each.title)}: {each.students} student{'' if each.students == 1 else 's'}"
    if each.mean is not None and each.most is not None:
        said += f", mean {each.mean:.2f} of {each.most:g} points"
    if each.alpha is not None:
        said += f", {'KR-20' if each.dichotomous else 'alpha'} {each.alpha:.2f}"
    return said
