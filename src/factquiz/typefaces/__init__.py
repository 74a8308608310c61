"""The typefaces that come with the package, for everything that is printed.

They lie here and not beside the book, because exam papers are set without Sphinx.
A course may bring a folder of others, for scripts that these do not have.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

SUFFIXES = frozenset({".otf", ".ttf", ".otc", ".ttc"})
"""Endings of the files that hold a typeface."""


class TypefacesError(Exception):
    """The folder of a course's own typefaces is not there, or holds none."""


def fonts() -> Path:
    """Return the folder of the fonts that come with this package."""
    return Path(str(resources.files("factquiz.typefaces"))) / "fonts"


def folders(own: Path | None = None) -> list[Path]:
    """Return the folders in which a typeface is looked for, ours first.

    Raises :class:`TypefacesError` if a course's ``own`` has no typeface in it.
    """
    if own is None:
        return [fonts()]
    if not own.is_dir():
        raise TypefacesError(f"there is no folder {own}")
    if not any(each.suffix.lower() in SUFFIXES for each in own.rglob("*")):
        raise TypefacesError(f"the folder {own} has no typeface: no file ends in .otf or .ttf")
    return [fonts(), own]
