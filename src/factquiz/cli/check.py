"""``factquiz check``: every mistake of a course, in its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from factquiz.cli.context import course_option, load
from factquiz.cli.telling import tell
from factquiz.diagnostics import Diagnostic, Severity, errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.engine import Engine

_EPILOG = """\b
Example:
  factquiz check
  factquiz check --coverage
  factquiz check --prose
  factquiz check --json > report.json

\b
Exit codes:
  0  no errors (warnings are listed)
  1  errors, each with file:line:column
  2  there is no course here
"""


@click.command("check", epilog=_EPILOG)
@course_option
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--coverage", "show_coverage", is_flag=True, help="Show what is taught and asked.")
@click.option("--prose", "show_prose", is_flag=True, help="Show how long and hard lessons are.")
@click.option("--quiet", is_flag=True, help="Show errors only, not warnings.")
def command(
    *, root: Path, as_json: bool, quiet: bool, show_coverage: bool, show_prose: bool
) -> None:
    """Check facts, items, lessons and quizzes; show every mistake with its place."""
    from factquiz.checks.course import check  # noqa: PLC0415 (heavy)

    engine = load(root)
    found = check(engine)
    wrong = errors(found)
    shown = wrong if quiet else found
    if as_json:
        click.echo(json.dumps([_plain(each) for each in shown], ensure_ascii=False, indent=1))
    else:
        tell(shown)
        if show_coverage:
            click.echo("\n".join(_coverage(engine)))
        if show_prose:
            click.echo("\n".join(_prose(engine)))
        warned = sum(1 for each in found if each.severity is Severity.WARNING)
        click.echo(
            f"{len(engine.course.facts)} facts, {len(engine.bank.items)} items, "
            f"{len(engine.blueprints)} quizzes: {len(wrong)} errors, {warned} warnings"
        )
    click.get_current_context().exit(int(bool(wrong)))


def _coverage(engine: Engine) -> Iterator[str]:
    from factquiz.checks.coverage import coverage  # noqa: PLC0415 (heavy)
    from factquiz.cli.coverage import lines  # noqa: PLC0415 (heavy)

    return lines(coverage(engine))


def _prose(engine: Engine) -> Iterator[str]:
    from factquiz.cli.prose import lines  # noqa: PLC0415 (heavy)

    return lines(engine.course)


def _plain(found: Diagnostic) -> dict[str, str | int]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        "path": found.place.path,
        "line": found.place.line,
        "column": found.place.column,
        "message": found.message,
        "hint": found.hint,
    }
