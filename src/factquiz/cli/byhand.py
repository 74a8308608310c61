"""The options of a command that enters marks which were given by hand."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factquiz.cli.inputs import listed
from factquiz.figures import percent
from factquiz.gradebook.markers import apart, two_marks
from factquiz.gradebook.marksheet import MarkSheet
from factquiz.responses.plain import plain
from factquiz.responses.tables.table import TableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.gradebook.markers import TwoMarks
    from factquiz.gradebook.rubric import Rubric

_SHOWN = 20

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def read_rubrics(paths: Iterable[Path]) -> tuple[Rubric, ...]:
    """Return the rubrics of some files.

    Raises:
        click.BadParameter: one has a mistake, or two have one id.

    """
    # Only who has a rubric waits for what reads and checks it.
    from factquiz.cli.rubrics import read_rubric  # noqa: PLC0415

    read_ = [read_rubric(path) for path in paths]
    mistakes = [each for _, found in read_ for each in found]
    if mistakes:
        raise click.BadParameter(listed(mistakes), param_hint="--rubric")
    rubrics = tuple(rubric for rubric, _ in read_ if rubric is not None)
    for name, times in Counter(each.id for each in rubrics).items():
        if times > 1:
            raise click.BadParameter(f"{times} files have the id {name!r}.", param_hint="--rubric")
    return rubrics


def by_hand_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--rubric`` and ``--by-hand``, as often as is wanted, and ``--two-marks``."""
    for option in (
        click.option(
            "--two-marks",
            "rule",
            default="one",
            show_default=True,
            callback=_rule,
            help="What counts if two markers differ: “one” (a person chooses), “mean”, or “mean,"
            " at most 10% apart”.",
        ),
        click.option(
            "--by-hand",
            "sheets",
            type=_FILE,
            multiple=True,
            help="CSV or XLSX: marks given by hand (see factquiz marksheet). May be repeated.",
        ),
        click.option(
            "--rubric",
            "rubric_files",
            type=_FILE,
            multiple=True,
            help="YAML: what is marked by hand, and by which criteria. May be repeated.",
        ),
    ):
        command = option(command)
    return command


def _rule(_context: click.Context, _option: click.Parameter, value: str) -> TwoMarks:
    try:
        return two_marks(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def open_sheets(
    rubric_files: Iterable[Path], sheets: Iterable[Path]
) -> tuple[tuple[Rubric, ...], tuple[MarkSheet, ...]]:
    """Return the rubrics and the sheets that the options name.

    Raises:
        click.BadParameter: one of them cannot be used.

    """
    files, paths = tuple(rubric_files), tuple(sheets)
    rubrics = read_rubrics(files) if files else ()
    if paths and not rubrics:
        raise click.BadParameter(
            "needs the --rubric that the marks were given by.", param_hint="--by-hand"
        )
    return rubrics, tuple(_sheet(path, rubrics) for path in paths)


def without_quiz(gradebook: Gradebook) -> tuple[str, ...]:
    """Return sentences on those who were marked by hand but have no graded submission, if any."""
    marked = {mark.student for mark in gradebook.by_hand.marks}
    alone: list[str] = []
    waiting: list[str] = []
    for some in gradebook.results() if marked else ():
        for student, reached in zip(some.students, some.reached, strict=True):
            if reached is None and student in marked:
                waiting.append(student)
            elif reached is not None and not reached.sat:
                alone.append(student)
    said = (
        ("nothing came in for the quiz, which counts as 0 in the total", alone),
        ("no total yet, for what came in is set aside, or no form is known to be theirs", waiting),
    )
    return tuple(f"Marked by hand, but {what}: {_some(who)}" for what, who in said if who)


def _some(students: Sequence[str]) -> str:
    more = " …" if len(students) > _SHOWN else ""
    return ", ".join(map(plain, students[:_SHOWN])) + more


def differences(gradebook: Gradebook) -> str:
    """Return a sentence on how far apart markers were whose mean counts, if there are any."""
    most = {rubric.id: rubric.most for rubric in gradebook.by_hand.rubrics}
    shares = [
        (apart(mark.given) / most[mark.rubric], mark.student)
        for mark in gradebook.by_hand.marks
        if mark.given
    ]
    if not shares:
        return ""
    mean = percent(sum((share for share, _ in shares), Fraction(0)), Fraction(len(shares)))
    widest, student = max(shares, key=lambda each: each[0])
    return (
        f"Mean of several markers: {len(shares)}; they are {mean} % apart on average, at most"
        f" {percent(widest, Fraction(1))} % ({plain(student)})"
    )


def _sheet(path: Path, rubrics: tuple[Rubric, ...]) -> MarkSheet:
    from factquiz.responses.tables.opening import open_table  # noqa: PLC0415 (heavy)

    try:
        stream, table = open_table(path)
        click.get_current_context().call_on_close(stream.close)
        if table.note:
            click.echo(f"{path}: {table.note}", err=True)
        return MarkSheet(table, rubrics)
    except TableError as error:
        raise click.BadParameter(f"{error}.", param_hint="--by-hand") from error
