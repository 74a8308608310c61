"""The book as a ZIP: one folder that opens by its ``index.html``. The same site, the same bytes."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can name, so that no clock is in it."""
_UNIX = 3
_READABLE = 0o100644 << 16
_PACKED = (".png", ".woff2")
"""Formats that are compressed already."""


def pack(
    archive: Path,
    site: Path,
    paths: Iterable[str],
    folder: str,
    within: Callable[[str, bytes], bytes],
) -> None:
    """Write the files of a site into an archive, under one folder.

    ``within`` may change a file for readers of the archive, given its path and content.
    """
    with zipfile.ZipFile(archive, "w") as made:
        for path in paths:
            entry = zipfile.ZipInfo(f"{folder}/{path}", _EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            packed = path.endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            made.writestr(entry, within(path, (site / path).read_bytes()))
