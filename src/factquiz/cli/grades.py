"""The argument GRADES of the commands that read a gradebook: a folder, or a server's URL."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.server import is_url, open_on_server
from factquiz.gradebook.store import open_file
from factquiz.reports.folder import STORE
from factquiz.staging import mend

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = click.Path(exists=True, file_okay=False)


class Grades(click.ParamType[str]):
    """The folder that ``factquiz grade`` wrote, or ``postgresql://host/database#quiz``."""

    name = "grades"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a URL as it is, and the path of a folder that exists, or whose old one is left."""
        if is_url(value):
            return value
        if not Path(value).exists():
            mend(Path(value))
        return str(_FOLDER.convert(value, param, ctx))


class Gradebooks(Grades):
    """As :class:`Grades`, or the gradebook file itself; a folder becomes the file in it."""

    name = "gradebook"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a URL as it is, and the path of a gradebook file that exists."""
        if is_url(value):
            return value
        if not Path(value).exists():
            mend(Path(value))
        file = _file(Path(value))
        if not file.is_file():
            message = f"{value} holds no {STORE}; give the folder that factquiz grade wrote."
            self.fail(message, param, ctx)
        return str(file)


@contextmanager
def opened(grades: str) -> Iterator[Gradebook]:
    """Open a gradebook for reading: on a server, in a folder, or the file itself.

    Raises:
        click.UsageError: there is none, or what reads it is not installed.

    """
    try:
        store = open_on_server(grades) if is_url(grades) else open_file(_file(Path(grades)))
    except ImportError as error:
        message = "A gradebook on a server needs: pip install 'factquiz[postgres]'"
        raise click.UsageError(message) from error
    except (OSError, ValueError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
    with closing(store):
        yield Gradebook(store)


def _file(path: Path) -> Path:
    return path / STORE if path.is_dir() else path
