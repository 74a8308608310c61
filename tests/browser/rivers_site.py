"""Builds the small course's book as a reader gets it, with warnings as errors."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.courses import RIVERS


def build(folder: Path) -> Path:
    """Build a copy of the small course in a folder; return the folder of its pages."""
    root = folder / "rivers"
    shutil.copytree(RIVERS, root)
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "book"]
    settings = ["--config", "_config.yml", "--path-output", ".", "-n", "-W", "--keep-going"]
    done = subprocess.run(
        [*command, *settings], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "_build" / "html"
