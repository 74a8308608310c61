"""``factquiz fingerprint`` writes what the check for copied sentences reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from factquiz.checks.overlap import Fingerprint
from factquiz.cli import main
from tests.checks.courses import course

if TYPE_CHECKING:
    from pathlib import Path


def test_the_fingerprint_of_all_sources_is_written(tmp_path: Path) -> None:
    """Two files make one fingerprint in the course's book."""
    course(tmp_path, "  []")
    texts = ("one two three four five six seven eight nine", "ten two three four five six seven a")
    files = [tmp_path / f"{n}.txt" for n in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    arguments = ["fingerprint", *map(str, files), "--course", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.output) == (
        0,
        "3 runs of 8 words: book/sources.fingerprint\n",
    )
    written = (tmp_path / "book/sources.fingerprint").read_text(encoding="ascii")
    assert Fingerprint.read(written) == Fingerprint.of(texts)


def test_a_source_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A PDF given by mistake is told, and nothing is written."""
    course(tmp_path, "  []")
    (tmp_path / "note.pdf").write_bytes(b"%PDF-1.7 \xff\xfe")
    arguments = ["fingerprint", str(tmp_path / "note.pdf"), "--course", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "is not UTF-8: byte 9 does not fit" in result.output
    assert not (tmp_path / "book/sources.fingerprint").exists()
