"""A run that is killed, at whatever moment, leaves nothing half done."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks import large_class

if TYPE_CHECKING:
    from pathlib import Path

STUDENTS = 400
KILLS = 6


def _command(folder: Path) -> list[str]:
    files = {"--key": "key.json", "--roster": "class.csv", "--out": "out"}
    options = [text for name, file in files.items() for text in (name, str(folder / file))]
    program = "from factquiz.cli import main; main()"
    return [
        sys.executable, "-c", program, "grade", str(folder / "responses.ndjson"), *options,
        "--no-feedback",
    ]  # fmt: skip


def _tables(folder: Path) -> dict[str, bytes]:
    """Return what does not tell the time of a run."""
    return {
        path.name: path.read_bytes()
        for path in sorted((folder / "out").iterdir())
        if path.suffix != ".sqlite"
    }


@pytest.mark.slow
def test_killed_at_any_moment_and_run_again_it_ends_the_same(tmp_path: Path) -> None:
    """The old result stands whole until the new one does, and the last run mends everything."""
    large_class.write_key(tmp_path)
    large_class.write_roster(tmp_path, STUDENTS)
    large_class.write_ndjson(tmp_path, STUDENTS)
    command = _command(tmp_path)
    subprocess.run(command, check=True, capture_output=True)
    expected = _tables(tmp_path)
    chance = random.Random(9)  # noqa: S311 (moments, not secrets)
    killed = 0
    for _ in range(KILLS):
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=chance.uniform(0.1, 1.5))
            process.kill()
            killed += process.wait() < 0
        assert _tables(tmp_path) == expected
    assert killed
    subprocess.run(command, check=True, capture_output=True)
    assert _tables(tmp_path) == expected
