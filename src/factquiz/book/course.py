"""The course behind a book: loaded once for a build, its mistakes told as Sphinx warnings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx.util import logging

from factquiz.engine import Engine, course_files, start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from factquiz.diagnostics import Diagnostic

logger = logging.getLogger(__name__)

_DEPENDS = "factquiz_depends"
"""Set while a page is read that depends on the course already."""

_ENGINES: WeakKeyDictionary[Sphinx, Engine] = WeakKeyDictionary()


def root(app: Sphinx) -> Path:
    """Return the folder that holds ``book/`` and ``exercises/``."""
    configured = app.config.factquiz_root
    return Path(app.srcdir, configured).resolve() if configured else Path(app.srcdir).parent


def engine(app: Sphinx) -> Engine:
    """Return the course of a build; it is loaded when a page first needs it."""
    if app not in _ENGINES:
        loaded = start(root(app))
        warn(app, loaded.diagnostics)
        _ENGINES[app] = loaded
    return _ENGINES[app]


def warn(app: Sphinx, found: Iterable[Diagnostic]) -> None:
    """Tell diagnostics as Sphinx warnings of type ``factquiz``, each in its place."""
    folder = root(app)
    for each in found:
        text = f"{each.message} {each.hint}".strip()
        location = f"{folder / each.place.path}:{each.place.line or 1}"
        logger.warning(text, location=location, type="factquiz", subtype=each.code)


def depend_on_course(env: BuildEnvironment) -> None:
    """Make the page that is being read out of date whenever a data file of the course changes.

    Every mark of a page asks for it; once is enough.
    """
    if _DEPENDS in env.temp_data:
        return
    env.temp_data[_DEPENDS] = True
    for file in course_files(root(env.app)):
        env.note_dependency(str(file))
