"""Whether a PDF that is already there is the one that compiling would make.

Compiling takes most of the time of a build, and the same inputs give the same bytes.
So a digest of all inputs is kept beside the PDF, together with one of the PDF itself:
a PDF that was cut short or changed by hand is made again.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING

from factquiz.book.typst.compile import STANDARDS
from factquiz.typefaces import folders

if TYPE_CHECKING:
    from pathlib import Path


def digest(sources: Path, timestamp: int, typefaces: Path | None = None) -> str:
    """Return a digest of all that a PDF depends on.

    That is every file below ``sources``, our fonts and those of the course, the compiler's version,
    and what it is told.
    """
    made = hashlib.sha256(f"{version('typst')} {STANDARDS} {timestamp}\n".encode())
    for folder in (sources, *folders(typefaces)):
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            name = path.relative_to(folder).as_posix()
            made.update(f"{name} {_of_file(path)}\n".encode())
    return made.hexdigest()


def is_current(pdf: Path, inputs: str) -> bool:
    """Tell whether a PDF is there, whole, and made from inputs with this digest."""
    note = _note(pdf)
    return pdf.exists() and note.exists() and note.read_text("utf-8") == _words(pdf, inputs)


def remember(pdf: Path, inputs: str) -> None:
    """Note beside a PDF what it was made from."""
    _note(pdf).write_text(_words(pdf, inputs), "utf-8")


def _note(pdf: Path) -> Path:
    return pdf.with_suffix(".digest")


def _words(pdf: Path, inputs: str) -> str:
    return f"inputs {inputs}\npdf {_of_file(pdf)}\n"


def _of_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
