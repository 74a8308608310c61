"""Builds the course's books as `make` does, with warnings as errors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def build(pages: str, builder: str, folder: Path) -> Path:
    """Build the pages in ``book`` or ``answers`` into a folder; return where the output is."""
    out = folder / builder
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-c", "tools/sphinx", "-n", "-W"]
    places = ["--keep-going", "-q", "-d", str(folder / "doctrees"), pages, str(out)]
    done = subprocess.run(
        [*command, *places],
        cwd=ROOT,
        env={**os.environ, "FACTQUIZ_BOOK": pages},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out
