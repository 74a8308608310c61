"""Pictures on their way into the PDF.

A drawing (SVG) is set in the book's own typefaces: a generic family such as ``sans-serif``
means whatever a machine has, and here that would be the first font the compiler finds.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pathlib import Path

SVG = "http://www.w3.org/2000/svg"

FAMILIES = {
    "sans-serif": "Source Sans Pro",
    "system-ui": "Source Sans Pro",
    "serif": "Libertinus Serif",
    "monospace": "DejaVu Sans Mono",
}
"""The book's typeface for each generic family."""

_FAMILY_LIST = re.compile(r"(?P<name>font-family\s*[=:]\s*[\"']?)(?P<families>[^\"';>]+)")


SIGNATURES = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".jpeg": rb"\xff\xd8\xff",
    ".gif": rb"GIF8[79]a",
    ".webp": rb"RIFF.{4}WEBP",
}
"""How the file of a bitmap begins, by the end of its name."""


def fault(picture: Path) -> str:
    """Return what keeps a picture from being shown, or nothing.

    A page that was saved under the name of a picture is the usual case.
    """
    kind = picture.suffix.lower()
    if kind == ".svg":
        return _fault_of_drawing(picture)
    signature = SIGNATURES.get(kind)
    if signature and not re.match(signature, picture.read_bytes()[:16], re.DOTALL):
        return f"it is no {kind.removeprefix('.').upper()} file"
    return ""


def _fault_of_drawing(picture: Path) -> str:
    try:
        root = ET.parse(picture).getroot()  # noqa: S314 (a figure of the book's own author)
    except ET.ParseError as error:
        return f"it is not well-formed XML: {error}"
    return "" if root.tag == f"{{{SVG}}}svg" else f'its root is not <svg xmlns="{SVG}">'


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
