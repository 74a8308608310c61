"""When the text of a page was last changed: from its front matter, or else from git.

A commit has one date wherever it is built, so the same commit gives the same pages.
A copy without its history, or with a part of it, has no dates rather than wrong ones.
"""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from babel.dates import format_date
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

FRONT_MATTER = "revised"
_COMMIT = "\x00"  # no name of a file has it


def committed(folder: Path) -> dict[str, date]:
    """Return the date of the last commit of each page below a folder, without the suffix.

    Empty where there is no git, no repository, or only the newest part of its history.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(folder, "log", "--format=%x00%cs", "--name-only", "--relative", "--", ".")
    found: dict[str, date] = {}
    for commit in log.split(_COMMIT)[1:]:
        day, *names = commit.splitlines()
        for name in filter(None, names):
            page = PurePosixPath(name).with_suffix("").as_posix()
            found.setdefault(page, date.fromisoformat(day))
    return found


def _git(folder: Path, *arguments: str) -> str:
    """Return what git says, and nothing where it cannot."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 (our own arguments, no shell)
            command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def in_words(day: date, language: str | None) -> str:
    """Return a date as a reader of the book writes it; English is British, as in all our pages."""
    return format_date(day, "long", "en_GB" if language in {None, "en"} else language)


def revised(env: BuildEnvironment, docname: str, commits: Mapping[str, date]) -> date | None:
    """Return the date of a page's last revision, or nothing if it is not known."""
    said = str(env.metadata.get(docname, {}).get(FRONT_MATTER, ""))
    if not said:
        return commits.get(docname)
    try:
        return date.fromisoformat(said)
    except ValueError:
        logger.warning(
            "%s: %r is no date; write year, month and day, such as 2026-11-30",
            FRONT_MATTER,
            said,
            location=docname,
            type="factquiz",
            subtype="revised",
        )
        return None
