"""What the commands on a course share: finding it, loading it, refusing one with mistakes.

The engine is loaded with the first course, so that neither help nor a wrong option waits for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.cli.telling import tell
from factquiz.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from factquiz.engine import Engine


def course_option(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option ``--course``."""
    return click.option(
        "--course",
        "root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        help="Folder of the course; the current one if absent.",
    )(function)


def load(root: Path) -> Engine:
    """Return the course in a folder.

    Raises:
        click.UsageError: the folder holds no course.

    """
    from factquiz.facts.course import COURSE_FILE  # noqa: PLC0415 (heavy)

    if not (root / COURSE_FILE).is_file():
        raise click.UsageError(
            f"There is no course in {root.resolve()}: {COURSE_FILE} is missing. "
            "Go to the course's folder, or name it with --course."
        )
    from factquiz.engine import start  # noqa: PLC0415 (heavy)

    return start(root)


def require_sound(engine: Engine) -> None:
    """Stop a command that needs sound files if a file has mistakes.

    Raises:
        click.ClickException: there are errors; they have been told.

    """
    wrong = [each for each in engine.diagnostics if each.severity is Severity.ERROR]
    if wrong:
        tell(wrong)
        raise click.ClickException(
            f"{len(wrong)} mistakes in the course's files; nothing was done."
        )
