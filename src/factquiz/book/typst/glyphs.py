"""Letters that no typeface has, each with the lines of the sources where it stands.

Typst names one letter and a line of its own input. An author needs all of them, and where they
were typed: in a lesson, in a file that a lesson includes, in a fact, in the bibliography.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from factquiz.diagnostics import Diagnostic, Place, in_order
from factquiz.papers.glyphs import described, families, missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SHOWN = 4
"""Letters of a line that are named one by one: a whole sentence would fill a screen."""

_HINT = (
    "Name a folder with a typeface of that script (.otf or .ttf) in `factquiz_pdf_typefaces`, "
    "or write it in other letters"
)


def unshown(
    markup: str, sources: Iterable[Path], book: Path, typefaces: Path | None
) -> tuple[Diagnostic, ...]:
    """Return where the sources have letters that stand in the markup and cannot be shown.

    A letter that no source has, because a program made it, is told of the book as a whole.
    """
    lacking = missing([markup], typefaces)
    hint = f"Tried: {families(typefaces)}. {_HINT}"
    found: list[Diagnostic] = []
    left = set(lacking)
    for path in sorted(set(sources)):
        for line, column, letters in _lines(path, lacking):
            name = path.relative_to(book) if path.is_relative_to(book) else path
            place = Place(name.as_posix(), line, column)
            found.append(Diagnostic("pdf-glyph", _message(letters), place, hint))
            left.difference_update(letters)
    if left:
        place = Place.of_file(book)
        found.append(Diagnostic("pdf-glyph", _message(sorted(left)), place, hint))
    return in_order(found)


def _message(letters: list[str]) -> str:
    shown = ", ".join(described(each) for each in letters[:_SHOWN])
    more = f" and {len(letters) - _SHOWN} more" if len(letters) > _SHOWN else ""
    return f"no typeface of the book has {shown}{more}"


def _lines(path: Path, lacking: frozenset[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the lines of a file that have such letters: line, column, the letters in order."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return  # a picture, or a file that has gone since it was read
    for number, line in enumerate(lines, start=1):
        columns = {each: line.index(each) + 1 for each in lacking.intersection(line)}
        letters = sorted(columns, key=lambda each: columns[each])
        for first in islice(letters, 1):
            yield number, columns[first], letters
