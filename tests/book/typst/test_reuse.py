"""A PDF that is already there is made again only if something that it depends on has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.book.typst import builder, reuse
from factquiz.book.typst.compile import Compiled, compile_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.book.typst.project import Built

    Make = Callable[..., Built]

PAGE = {"index.md": "# Lights\n\nA light at sea.\n"}


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that grows with each compilation."""
    calls: list[Path] = []

    def counted(main: Path, timestamp: int, typefaces: Path | None) -> Compiled:
        calls.append(main)
        return compile_pdf(main, timestamp, typefaces)

    monkeypatch.setattr(builder, "compile_pdf", counted)
    return calls


def test_same_inputs_compile_once(make: Make, compiled: list[Path]) -> None:
    """A second build of an unchanged book leaves the PDF as it is."""
    first = make(PAGE).pdf
    assert make(PAGE).pdf == first
    assert len(compiled) == 1


def test_changed_words_compile_again(make: Make, compiled: list[Path]) -> None:
    """A change in a lesson is in the PDF of the next build."""
    make(PAGE)
    built = make({"index.md": "# Lights\n\nA lamp at sea.\n"})
    assert "A lamp at sea" in " ".join(built.pages)
    assert len(compiled) == 2


@pytest.mark.parametrize("name", ["SOURCE_DATE_EPOCH", "typst"])
def test_changed_tools_compile_again(
    name: str, make: Make, compiled: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time that the PDF states and the compiler's version are inputs too."""
    make(PAGE)
    if name == "typst":
        monkeypatch.setattr(reuse, "version", lambda _: "99.0")
    else:
        monkeypatch.setenv(name, "86400")
    make(PAGE)
    assert len(compiled) == 2


@pytest.mark.parametrize("damage", ["cut short", "deleted"])
def test_damaged_pdf_is_made_again(damage: str, make: Make, compiled: list[Path]) -> None:
    """A PDF that is not as it was written is not taken for a finished one."""
    built = make(PAGE)
    whole, path = built.pdf, built.out / "book.pdf"
    if damage == "deleted":
        path.unlink()
    else:
        path.write_bytes(whole[:100])
    assert make(PAGE).pdf == whole
    assert len(compiled) == 2


def test_warnings_are_said_again(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book whose PDF was warned of is compiled again, so that a second build fails too."""
    monkeypatch.setattr(builder, "compile_pdf", lambda *_: Compiled(b"%PDF", ("a thin line",)))
    assert "a thin line" in make(PAGE).warnings
    assert "a thin line" in make(PAGE).warnings
