"""A folder is written whole or not at all, and nothing foreign is replaced."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from factquiz.staging import ForeignFolderError, staged

if TYPE_CHECKING:
    from pathlib import Path


def _ours(folder: Path) -> str:
    return "" if (folder / "ours").exists() else "something else"


def _write(out: Path, text: str) -> None:
    with staged(out, _ours) as new:
        (new / "ours").write_text(text)


def test_a_folder_appears_whole_and_replaces_its_predecessor(tmp_path: Path) -> None:
    """New, into an empty folder, over an earlier result: nothing else is left behind."""
    out = tmp_path / "deep" / "out"
    _write(out, "first")
    _write(out, "second")
    assert [path.name for path in out.parent.iterdir()] == ["out"]
    assert (out / "ours").read_text() == "second"
    empty = tmp_path / "empty"
    empty.mkdir()
    _write(empty, "third")
    assert (empty / "ours").read_text() == "third"


def test_a_failure_leaves_the_old_result(tmp_path: Path) -> None:
    """An error in the middle changes nothing at all."""
    out = tmp_path / "out"
    _write(out, "first")

    def fail() -> None:
        with staged(out, _ours) as new:
            (new / "ours").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (out / "ours").read_text() == "first"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_not_ours_is_never_touched(tmp_path: Path, kind: str) -> None:
    """A file, a link, or a folder with anything foreign in it stays as it is."""
    out = tmp_path / "out"
    target = tmp_path / "target"
    if kind == "file":
        out.write_text("mine")
    elif kind == "link":
        target.mkdir()
        out.symlink_to(target)
    else:
        out.mkdir()
        (out / "mine").write_text("mine")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(ForeignFolderError):
        _write(out, "theirs")
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_what_appears_meanwhile_is_not_touched_either(tmp_path: Path) -> None:
    """Somebody puts a file there while we write: it survives."""
    out = tmp_path / "out"

    def meanwhile() -> None:
        with staged(out, _ours) as new:
            (new / "ours").write_text("ours")
            out.mkdir()
            (out / "mine").write_text("mine")

    with pytest.raises(ForeignFolderError):
        meanwhile()
    assert (out / "mine").read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="platform: no SIGKILL here")
def test_killed_without_warning_the_old_result_stands(tmp_path: Path) -> None:
    """Kill −9 in the middle leaves the old result; the next run succeeds."""
    out = tmp_path / "out"
    _write(out, "first")
    program = textwrap.dedent(
        """
        import os, pathlib, signal, sys
        from factquiz.staging import staged
        with staged(pathlib.Path(sys.argv[1]), lambda _: "") as new:
            (new / "ours").write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    done = subprocess.run([sys.executable, "-c", program, str(out)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert (out / "ours").read_text() == "first"
    _write(out, "second")
    assert (out / "ours").read_text() == "second"


def test_what_a_killed_run_left_is_mended_and_taken_away(tmp_path: Path) -> None:
    """Killed between two renames, it left the old result aside: that comes back first."""
    left = tmp_path / ".out.x.partial"
    (left / "old").mkdir(parents=True)
    (left / "old" / "kept").write_text("old")
    over = subprocess.Popen([sys.executable, "-c", ""])
    over.wait()
    (left / "owner").write_text(f"{over.pid} on {platform.node()}")
    living = tmp_path / ".out.y.partial"
    living.mkdir()
    (living / "owner").write_text(f"{os.getpid()} on {platform.node()}")
    out = tmp_path / "out"
    with staged(out, lambda _: "") as new:
        assert (out / "kept").read_text() == "old"
        (new / "kept").write_text("new")
    assert (out / "kept").read_text() == "new"
    assert {path.name for path in tmp_path.iterdir()} == {"out", living.name}
