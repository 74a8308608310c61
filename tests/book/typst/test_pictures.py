"""Drawings are set in the book's own typefaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.book.typst.pictures import copy_picture, with_own_typefaces

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<svg font-family="sans-serif">', '<svg font-family="Source Sans Pro">'),
        ("<text font-family='Arial, serif'>", "<text font-family='Arial, Libertinus Serif'>"),
        ("text { font-family: monospace; }", "text { font-family: DejaVu Sans Mono; }"),
        ('<text font-family="Own Sans">sans-serif</text>',) * 2,
    ],
)
def test_generic_families_become_the_books(before: str, after: str) -> None:
    """A generic family is replaced wherever it is a family; named ones and words stay."""
    assert with_own_typefaces(before) == after


def test_bitmaps_are_copied_as_they_are(tmp_path: Path) -> None:
    """Only drawings are changed."""
    source, target = tmp_path / "a.png", tmp_path / "b.png"
    source.write_bytes(b'\x89PNG font-family="serif"')
    copy_picture(source, target)
    assert target.read_bytes() == source.read_bytes()
