"""Killed at a moment of writing, and run again: the same result, to the last file.

A moment is not a time, which another machine would pass elsewhere, but a number: the process kills
itself (SIGKILL, which nothing can catch) when it is about to open, make, move or delete for the
n-th time. The seed draws the numbers from all there are.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factquiz.items.codec import encode_pretty
from tests.sample_class import make, quiz

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_DRAWN = 4
_PROGRAM = """
import os, signal, sys
from factquiz.cli import main
moment, seen, renamed = int(sys.argv[1]), 0, []
def watch(event, arguments):
    global seen
    writes = event == "open" and str(arguments[0]).startswith(sys.argv[2]) and arguments[2] & 3
    moves = event in {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "sqlite3.connect"}
    if writes or moves:
        seen += 1
        if event == "os.rename":
            renamed.append(seen)
        if seen == moment:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
try:
    main(sys.argv[3:])
finally:
    print("moments", seen, *renamed)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small class with feedback and a correction to it."""
    key = quiz.key([f"s{number:02}" for number in range(1, 7)])
    for number, form in enumerate(key.forms):
        file = tmp_path / "sent" / f"{form.student}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(encode_pretty(make.submission(form, (make.right, make.wrong)[number % 2])))
    (tmp_path / "key.json").write_bytes(encode_pretty(key))
    item = key.forms[0].items[0].item.id
    (tmp_path / "corrections.yml").write_text(
        f"corrections:\n- {{item: {item}, points: 3, reason: It is worth more.}}\n"
    )
    return tmp_path


def _run(folder: Path, command: Sequence[str], moment: int = 0) -> tuple[int, list[int]]:
    """Run a command, killed at a moment; return its exit code.

    And, if it was not killed, how many moments it had, and at which of them it moved something.
    """
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(moment), str(folder), *command],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode in {0, -signal.SIGKILL}, ran.stderr
    told = ran.stdout.partition("moments ")[2]
    return ran.returncode, list(map(int, told.split()))


def _result(folder: Path) -> dict[str, bytes]:
    """Return every file of the result that does not tell the time of a run; none if there is none.

    What a killed run left beside it is no part of it.
    """
    out = folder / "out"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix != ".sqlite"
    }


def _tried(
    folder: Path,
    command: Sequence[str],
    before: Path | None,
    expected: dict[str, bytes],
    moments: Sequence[int],
) -> None:
    """Kill a command at some moments, and run it again: before, after, and nothing between."""
    out = folder / "out"
    most, *moved = moments
    chance = random.Random(most)  # noqa: S311 (moments, not secrets)
    for moment in sorted({*moved, *(chance.randint(1, most) for _ in range(_DRAWN))}):
        shutil.rmtree(out, ignore_errors=True)
        if before:
            shutil.copytree(before, out)
        earlier = _result(folder)
        assert _run(folder, command, moment)[0] == -signal.SIGKILL
        found = _result(folder)
        assert found in ({}, earlier, expected), f"half a result at moment {moment}"
        if found != expected:
            assert _run(folder, command)[0] == 0
        assert _result(folder) == expected, f"another result after moment {moment}"
        leftovers = [each.name for each in folder.iterdir() if each.name.startswith(".out")]
        if found != expected:
            assert not leftovers, "what the killed run left was not taken away"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_grading_and_regrading_end_the_same_whenever_they_were_killed(folder: Path) -> None:
    """Each has the result of one that was left in peace, and leaves no litter."""
    out = folder / "out"
    grade = ("grade", str(folder / "sent"), "--key", str(folder / "key.json"), "--out", str(out))
    code, moments = _run(folder, grade)
    assert (code, len(moments)) == (0, 2), "a new folder takes its place at once"
    graded = _result(folder)
    assert len(graded) == 6 + 6, "the tables and the summary, and a page for each"
    shutil.copytree(out, folder / "graded")
    _tried(folder, grade, None, graded, moments)
    regrade = ("regrade", str(out), "--corrections", str(folder / "corrections.yml"))
    shutil.rmtree(out)
    shutil.copytree(folder / "graded", out)
    code, moments = _run(folder, regrade)
    assert (code, len(moments)) == (0, 3), "the old folder is moved away first"
    regraded = _result(folder)
    assert regraded["gradebook.csv"] != graded["gradebook.csv"]
    assert b"It is worth more." in regraded["changes.csv"]
    _tried(folder, regrade, folder / "graded", regraded, moments)
