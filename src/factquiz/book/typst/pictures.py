"""Pictures on their way into the PDF.

A drawing (SVG) is set in the book's own typefaces: a generic family such as ``sans-serif``
means whatever a machine has, and here that would be the first font the compiler finds.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FAMILIES = {
    "sans-serif": "Source Sans Pro",
    "system-ui": "Source Sans Pro",
    "serif": "Libertinus Serif",
    "monospace": "DejaVu Sans Mono",
}
"""The book's typeface for each generic family."""

_FAMILY_LIST = re.compile(r"(?P<name>font-family\s*[=:]\s*[\"']?)(?P<families>[^\"';>]+)")


def copy_picture(source: Path, target: Path) -> None:
    """Copy a picture; a drawing is changed to use the book's typefaces."""
    if source.suffix.lower() == ".svg":
        target.write_text(with_own_typefaces(source.read_text("utf-8")), "utf-8")
    else:
        shutil.copyfile(source, target)


def with_own_typefaces(svg: str) -> str:
    """Return a drawing in which generic font families are replaced by the book's typefaces."""
    return _FAMILY_LIST.sub(lambda found: found["name"] + _own(found["families"]), svg)


def _own(families: str) -> str:
    names = (each.strip() for each in families.split(","))
    return ", ".join(FAMILIES.get(name.lower(), name) for name in names)
