"""Progress is shown to a person who waits, and to nobody else."""

from __future__ import annotations

import io
import sys
from itertools import count

import pytest

from factquiz.cli import progress


class _Terminal(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a second pass between any two looks at the clock."""
    ticks = count()
    monkeypatch.setattr("factquiz.cli.progress.time.monotonic", lambda: float(next(ticks)))


def _shown(monkeypatch: pytest.MonkeyPatch, things: int, *, terminal: bool) -> str:
    stream = _Terminal(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(progress.counted(range(things), "files read")) == list(range(things))
    return stream.getvalue()


@pytest.mark.usefixtures("seconds")
def test_a_long_run_on_a_terminal_is_told_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The count appears, and the line is empty again at the end."""
    shown = _shown(monkeypatch, 1000, terminal=True)
    assert "files read …" in shown
    assert shown.endswith("\r\x1b[K")


@pytest.mark.usefixtures("seconds")
def test_a_log_file_is_spared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal nothing is written, however long it takes."""
    assert _shown(monkeypatch, 1000, terminal=False) == ""


def test_a_short_run_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Below two seconds there is nothing to tell."""
    assert _shown(monkeypatch, 1000, terminal=True) == ""


@pytest.mark.parametrize("terminal", [True, False])
def test_what_cannot_be_counted_is_told_and_wiped(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool
) -> None:
    """On a terminal alone, and when it fails, too."""
    stream = _Terminal(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(KeyError), progress.waiting("Fitting"):
        raise KeyError
    assert stream.getvalue() == ("Fitting …\r\x1b[K" if terminal else "")
