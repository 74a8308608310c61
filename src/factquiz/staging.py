"""Writing a folder all at once or not at all.

What is written goes to a folder of its own beside the target and takes its place at the end,
so that an interrupted run leaves the old result, or none, but never half a one.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
    work = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".partial", dir=out.parent))
    new, old = work / "new", work / "old"
    try:
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


def check_replaceable(out: Path, stranger: Callable[[Path], str]) -> None:
    """Raise ForeignFolderError if a folder may not be replaced; do nothing if it may."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise ForeignFolderError(out, "a file or a link")
    if out.is_dir() and any(out.iterdir()) and (found := stranger(out)):
        raise ForeignFolderError(out, found)
