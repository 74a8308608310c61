"""``factquiz check --prose`` tells how long and how hard each lesson reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from factquiz.cli import main
from tests.checks.courses import course

if TYPE_CHECKING:
    from pathlib import Path


def test_each_lesson_has_its_line(tmp_path: Path) -> None:
    """Words in all and in running text, words per sentence, LIX and title stand in one line."""
    course(tmp_path, "  []", "# The first lesson\n\nThe Rhine is long.\nIt is a frontier.\n")
    told = CliRunner().invoke(main, ["check", "--prose", "--course", str(tmp_path)]).output
    # Eight words in two sentences, one of them long: 4 + 12.5; the heading is not counted.
    assert "     8      8    4.0    16  The first lesson" in told.split("\n")


def test_a_lesson_without_a_page_has_none(tmp_path: Path) -> None:
    """The missing page is told as a mistake, and the table goes on without it."""
    course(tmp_path, "  []")
    (tmp_path / "book/lessons/one.md").unlink()
    told = CliRunner().invoke(main, ["check", "--prose", "--course", str(tmp_path)]).output
    assert "missing-lesson" in told
    assert "The first lesson" not in told
