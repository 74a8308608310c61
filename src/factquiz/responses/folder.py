"""A folder of submissions, walked in an order that is the same on every machine.

Every entry that is not a folder counts as received, whatever its name:
none is passed over, for a student's file may be called anything.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from factquiz.items.base import Record
from factquiz.responses.plain import plain
from factquiz.responses.quarantine import Quarantined, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Received(Record, frozen=True, kw_only=True):
    """One file that came in: where it is, and its name inside the folder, fit to be shown.

    ``regular`` tells that it is a file, and no link, pipe or device: those are never opened.
    """

    path: str
    file: str
    regular: bool = True


def received(folder: Path) -> Iterator[Received | Quarantined]:
    """Yield what a folder and the folders in it hold, by name, files and folders alike.

    Symbolic links are never followed.
    A folder that cannot be listed counts as one file, set aside.
    """
    yield from _inside(os.fspath(folder), "")


def _inside(path: str, name: str) -> Iterator[Received | Quarantined]:
    try:
        with os.scandir(path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Quarantined(file=name or ".", code=Refusal.UNREADABLE, reason=_why(error))
        return
    for entry in found:
        shown = f"{name}/{_shown(entry.name)}" if name else _shown(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(entry.path, shown)
        else:
            regular = entry.is_file(follow_symlinks=False)
            yield Received(path=entry.path, file=shown, regular=regular)


def _shown(name: str) -> str:
    """Return a file name as text, though it may hold any bytes."""
    if name.isascii() and name.isprintable():
        return name
    return plain(os.fsencode(name).decode("utf-8", "backslashreplace"))


def _why(error: OSError) -> str:
    return f"The folder could not be listed: {error.strerror}."
