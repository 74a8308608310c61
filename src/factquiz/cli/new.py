"""``factquiz new``: a course to start from."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import click

_EPILOG = """\b
Example:
  factquiz new my-course
  cd my-course && factquiz check

\b
Exit codes:
  0  made
  2  the folder is there already and not empty
"""


@click.command("new", epilog=_EPILOG)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(*, folder: Path) -> None:
    """Make a small course in FOLDER that passes the check and builds; change it to yours."""
    if folder.exists() and any(folder.iterdir()):
        raise click.BadParameter(f"{folder} is not empty; name a new folder.", param_hint="FOLDER")
    with as_file(files("factquiz.starter")) as starter:
        ignored = shutil.ignore_patterns("__init__.py", "__pycache__")
        shutil.copytree(starter, folder, ignore=ignored, dirs_exist_ok=True)
    click.echo(f"A course to start from: {folder / 'README.md'}")
