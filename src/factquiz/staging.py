"""Writing a folder all at once or not at all.

What is written goes to a folder of its own beside the target and takes its place at the end,
so that an interrupted run leaves the old result, or none, but never half a one.
What a killed run leaves beside it, the next one takes away.
"""

from __future__ import annotations

import glob
import os
import platform
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_PARTIAL = ".partial"
_OWNER = "owner"


class ForeignFolderError(Exception):
    """The target holds something that we did not write and must not delete."""

    def __init__(self, folder: Path, stranger: str) -> None:
        super().__init__(f"{folder} holds {stranger}, which is not ours to replace")
        self.folder = folder
        self.stranger = stranger


@contextmanager
def staged(out: Path, stranger: Callable[[Path], str]) -> Iterator[Path]:
    """Give an empty folder to write into; it becomes ``out`` if the block ends without an error.

    ``stranger`` names something in an existing folder that is not of our making, or gives
    an empty string if all of it may be replaced. It is asked before and after the block.

    Raises:
        ForeignFolderError: ``out`` is a file, or holds what is not ours.
        OSError: the disk or the permissions do not allow it.

    """
    check_replaceable(out, stranger)
    out.parent.mkdir(parents=True, exist_ok=True)
    mend(out)
    work = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=_PARTIAL, dir=out.parent))
    new, old = work / "new", work / "old"
    try:
        _sign(work)
        new.mkdir()
        yield new
        check_replaceable(out, stranger)
        if out.exists():
            out.rename(old)
        new.rename(out)
    finally:
        if old.exists() and not out.exists():  # interrupted between the two renames
            old.rename(out)
        shutil.rmtree(work, ignore_errors=True)


def _sign(work: Path) -> None:
    """Say whose folder this is, for a later run that finds it."""
    (work / _OWNER).write_text(f"{os.getpid()} on {platform.node()}", encoding="utf-8")


def mend(out: Path) -> None:
    """Take away what killed runs left beside a folder.

    If one was killed when it had moved the old folder away and not yet put the new one in its
    place, the old one comes back.
    """
    for work in sorted(out.parent.glob(f".{glob.escape(out.name)}.*{_PARTIAL}")):
        if _is_left(work):
            old = work / "old"
            if old.exists() and not out.exists():
                old.rename(out)
            shutil.rmtree(work, ignore_errors=True)


def _is_left(work: Path) -> bool:
    """Tell whether the run that a folder belongs to is certainly over."""
    try:
        process, _, node = (work / _OWNER).read_text("utf-8").partition(" on ")
        if os.name != "posix" or node != platform.node():
            return False
        os.kill(int(process), 0)  # asks whether it lives, and does nothing to it
    except ProcessLookupError:
        return True
    except (OSError, ValueError):
        return False
    return False


def check_replaceable(out: Path, stranger: Callable[[Path], str]) -> None:
    """Raise ForeignFolderError if a folder may not be replaced; do nothing if it may."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise ForeignFolderError(out, "a file or a link")
    if out.is_dir() and any(out.iterdir()) and (found := stranger(out)):
        raise ForeignFolderError(out, found)
