"""Long builds: what they tell, that Ctrl-C is heard, that no half file is left."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from factquiz.book.working import interruptible, put, stage

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        """Return true."""
        return True


def test_a_terminal_sees_it_live(monkeypatch: pytest.MonkeyPatch) -> None:
    """The seconds go up while the work runs; in the end one line says how long it took."""
    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    with stage("Setting book.pdf", tick=0.01):
        while "\rSetting book.pdf … 0 s" not in seen.getvalue():
            time.sleep(0.001)
    assert seen.getvalue().startswith("Setting book.pdf …\r")
    shown = seen.getvalue().rpartition("\x1b[K")[2]
    assert shown.startswith("Setting book.pdf: ")
    assert shown.endswith(" s\n")


def test_a_log_has_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Two lines: that it began, and that it is over."""
    with stage("Setting book.pdf"):
        assert capsys.readouterr().err == "Setting book.pdf …\n"
    assert capsys.readouterr().err.startswith("Setting book.pdf: ")


def test_what_fails_is_not_said_to_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    """After an error there is no line that says how long it took."""
    with pytest.raises(ValueError, match="broken"), stage("Setting book.pdf"):
        raise ValueError("broken")
    assert capsys.readouterr().err == "Setting book.pdf …\n"


def test_ctrl_c_is_heard_though_the_work_does_not_listen() -> None:
    """The interruption comes while the work still runs."""
    freed = threading.Event()

    def work() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        freed.wait()

    with pytest.raises(KeyboardInterrupt):
        interruptible(work)
    assert not freed.is_set()
    freed.set()


def test_results_and_errors_come_through() -> None:
    """What the work returns is returned; what it raises is raised."""
    assert interruptible(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 // 0)


def test_a_file_is_put_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is interrupted while the file is written finds the old one and nothing beside it."""
    book = tmp_path / "book.pdf"
    put(book, b"old")

    def stop(path: Path, data: bytes) -> None:
        with path.open("wb") as file:
            file.write(data[:1])
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.write_bytes", stop)
    with pytest.raises(KeyboardInterrupt):
        put(book, b"new")
    assert book.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [book]


KILLED = """
import os, signal, sys
from pathlib import Path
from factquiz.book.working import put

def half(path, data):
    with path.open("wb") as file:
        file.write(data[:1])
    os.kill(os.getpid(), signal.SIGKILL)

Path.write_bytes = half
put(Path(sys.argv[1]), b"new")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="platform: Windows has no SIGKILL")
def test_a_killed_build_leaves_the_old_file(tmp_path: Path) -> None:
    """Whatever is killed half way has not touched the book; the next build clears up."""
    book = tmp_path / "book.pdf"
    put(book, b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(book)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert book.read_bytes() == b"old"
    put(book, b"new")
    assert book.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [book]
