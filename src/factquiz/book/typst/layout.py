"""A folder of Typst sources: the main file, the templates, the pictures, and what is configured."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from factquiz.book.typst.literals import Code, expression
from factquiz.book.typst.pictures import copy_picture
from factquiz.book.typst.words import words_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from factquiz.languages import Language

PICTURES = "pictures"
"""The folder of the pictures, beside the main file."""

CONFIGURED = "configured.typ"
"""A template that is made, not copied: colour and measures."""

WORDS = "words.typ"
"""Another one: what the book says by itself."""


@dataclass(frozen=True)
class Sheet:
    """A page's size and margins in mm."""

    width: int
    height: int
    inside: int
    outside: int
    top: int
    bottom: int

    @property
    def text_width(self) -> int:
        """The length of a line in mm."""
        return self.width - self.inside - self.outside


BOOK = Sheet(170, 240, inside=23, outside=27, top=27, bottom=25)
A4 = Sheet(210, 297, inside=36, outside=36, top=28, bottom=26)
"""For what a reader prints: lines as long as can be read, and room beside them to write."""


def lay_out(  # noqa: PLR0913, PLR0917 (what a folder is made of)
    folder: Path,
    source: str,
    pictures: Mapping[Path, str],
    accent: str,
    sheet: Sheet,
    words: Language,
) -> Path:
    """Write sources, templates and pictures into an emptied folder; return the main file."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / PICTURES).mkdir(parents=True)
    for path, name in pictures.items():
        copy_picture(path, folder / PICTURES / name)
    for template in _templates():
        (folder / template.name).write_bytes(template.read_bytes())
    (folder / CONFIGURED).write_text(_configured(accent, sheet), "utf-8")
    (folder / WORDS).write_text(words_file(words), "utf-8")
    main = folder / "main.typ"
    main.write_text(source, "utf-8")
    return main


def _configured(accent: str, sheet: Sheet) -> str:
    sides = ("inside", "outside", "top", "bottom")
    margins = ", ".join(f"{side}: {getattr(sheet, side)}mm" for side in sides)
    values = {
        "accent": expression("rgb", accent),
        "page-width": Code(f"{sheet.width}mm"),
        "page-height": Code(f"{sheet.height}mm"),
        "margins": Code(f"({margins})"),
    }
    return "".join(f"#let {name} = {value.source}\n" for name, value in values.items())


def _templates() -> list[Traversable]:
    folder = resources.files("factquiz.book.typst") / "templates"
    return sorted((each for each in folder.iterdir() if each.name.endswith(".typ")), key=str)
