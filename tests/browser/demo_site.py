"""Builds the demo book, with warnings as errors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).parent / "demo"
PAGES = ("index", "lesson", "sources", "plain", "search")
"""Every kind of page that the theme makes."""


def build(folder: Path, *settings: str) -> Path:
    """Build the demo book into a folder; settings are ``name=value``. Return the folder."""
    site = folder / "html"
    overrides = [part for setting in settings for part in ("-D", setting)]
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-n", "-W", "--keep-going", "-q"]
    places = ["-d", str(folder / "doctrees"), str(SOURCE), str(site)]
    done = subprocess.run(
        [*command, *overrides, *places], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return site
