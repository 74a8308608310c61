"""``factquiz impact``: what a change of facts touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factquiz.cli.context import course_option, load, require_sound

if TYPE_CHECKING:
    from pathlib import Path

_EPILOG = """\b
Example:
  factquiz impact HEAD~3
  factquiz impact v1.0

\b
Exit codes:
  0  shown; no frozen key is touched
  1  a frozen key holds items that have changed since
  2  git does not know the revision
"""


@click.command("impact", epilog=_EPILOG)
@click.argument("revision")
@course_option
def command(*, revision: str, root: Path) -> None:
    """Show which facts changed since REVISION, and which items and frozen keys that touches."""
    from factquiz.checks.impact import RevisionError, impact  # noqa: PLC0415 (heavy)

    engine = load(root)
    require_sound(engine)
    try:
        found = impact(engine, revision)
    except RevisionError as error:
        raise click.BadParameter(str(error), param_hint="REVISION") from error
    for change in found.changes:
        click.echo(f"{change.what:8} {change.fact}: {len(change.items)} items differ")
    for key in found.keys:
        click.echo(f"key      {key.key} holds {len(key.items)} of them: {', '.join(key.items)}")
    click.echo(f"{len(found.changes)} facts changed, {len(found.keys)} keys touched")
    click.get_current_context().exit(int(bool(found.keys)))
