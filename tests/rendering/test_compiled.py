"""Compiled templates are kept, and used only while they are those of the template."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import jinja2
import pytest

from factquiz.rendering.compiled import Compiled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which Python keeps what it compiles."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page.html.jinja").write_text("Hello {{ name }}", "utf-8")
    return tmp_path / "kept"


class _Counting(jinja2.Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def _generate(self, *args: object, **options: object) -> str:
        self.compiled += 1
        return super()._generate(*args, **options)  # type: ignore[arg-type]


def _said(kept: Path) -> tuple[str, int]:
    """Return what the page says to Ann, and how many templates were compiled for it."""
    loader = jinja2.FileSystemLoader(kept.parent / "pages")
    environment = _Counting(loader=loader, bytecode_cache=Compiled(), autoescape=True)
    return environment.get_template("page.html.jinja").render(name="<Ann>"), environment.compiled


def test_a_template_is_compiled_once(kept: Path) -> None:
    """Another run takes what the first one kept."""
    assert _said(kept) == ("Hello &lt;Ann&gt;", 1)
    assert _said(kept) == ("Hello &lt;Ann&gt;", 0)


def test_a_changed_template_is_compiled_anew(kept: Path) -> None:
    """What was kept is of the old one."""
    _said(kept)
    (kept.parent / "pages" / "page.html.jinja").write_text("Goodbye {{ name }}", "utf-8")
    assert _said(kept) == ("Goodbye &lt;Ann&gt;", 1)


@pytest.mark.parametrize("damage", [b"", b"rubbish", b"cut"])
def test_what_is_damaged_is_compiled_anew(kept: Path, damage: bytes) -> None:
    """A disk that was full, or somebody's editor: the page is right all the same."""
    _said(kept)
    (file,) = (path for path in kept.rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes()[:-9] if damage == b"cut" else damage)
    assert _said(kept) == ("Hello &lt;Ann&gt;", 1)
    assert _said(kept) == ("Hello &lt;Ann&gt;", 0)


def test_nothing_is_kept_where_python_keeps_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PYTHONDONTWRITEBYTECODE means templates, too; and where nobody may write, nothing fails."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _said(kept) == ("Hello &lt;Ann&gt;", 1)
    assert not kept.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept.write_text("no folder", "utf-8")
    assert _said(kept) == ("Hello &lt;Ann&gt;", 1)
