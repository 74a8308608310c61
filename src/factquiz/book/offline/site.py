"""The files that a built book consists of, each with a checksum of its content."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_DIGEST = 12
_NOT_READ = {".buildinfo", "objects.inv"}
"""What Sphinx leaves for programs."""

UNUSED = (
    "searchindex.js",
    *(
        f"_static/{name}"
        for name in (
            *("basic.css", "doctools.js", "documentation_options.js", "language_data.js"),
            *("searchtools.js", "sphinx_highlight.js", "file.png", "minus.png", "plus.png"),
        )
    ),
)
"""What Sphinx puts into every site, or an earlier build has left, and no page of ours loads."""


class File(NamedTuple):
    """A file of the site: its path from the root, with slashes, and the checksum of its content."""

    path: str
    digest: str


def files(site: Path, pages: Collection[str], made: Collection[str]) -> tuple[File, ...]:
    """Return the files that a reader of the site can need, in the order of their paths.

    ``pages`` are the pages of this build; a page that an earlier build left behind is not the
    book's. ``made`` are files that are made from the others and so cannot be among them.
    """
    found = (
        each.relative_to(site).as_posix() for each in sorted(site.rglob("*")) if each.is_file()
    )
    return tuple(
        File(path, digest((site / path).read_bytes()))
        for path in found
        if path not in made
        and path not in _NOT_READ
        and not path.startswith("_sources/")
        and (not path.endswith(".html") or path in pages)
    )


def digest(content: bytes) -> str:
    """Return a short checksum of a content."""
    return hashlib.sha256(content).hexdigest()[:_DIGEST]
